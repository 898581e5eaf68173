import type { AdfDoc } from '../../domain/adf/builders';

export interface PageAccess {
  readonly pageId: string;
  readonly title: string;
  readonly spaceId: string;
  /** Absolute link to the page. */
  readonly url: string;
  readonly mayEdit: boolean;
}

export interface Pages {
  /** The published page through the caller's eyes, or null when there is none for them. One request. */
  readAsUser(pageId: string): Promise<PageAccess | null>;
  /** Titles of those of these pages (at most 250) that are published and that the caller may see, by id. One request. */
  titlesForUser(pageIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** The page as the app sees it, in the background. Null when it cannot. */
  readAsApp(pageId: string): Promise<Omit<PageAccess, 'mayEdit'> | null>;
  /** Whether the page is published or in the trash, as the app sees it. One request. */
  standingOf(pageId: string): Promise<PageStanding>;
  /** Those of these pages (at most 250) that the app sees as published. One request. */
  currentOf(pageIds: readonly string[]): Promise<readonly string[]>;
}

/** A page as the app sees it. `unseen`: there is none, or the app may not see it. */
export type PageStanding =
  | ({ readonly kind: 'current' } & Omit<PageAccess, 'mayEdit'>)
  | { readonly kind: 'trashed' }
  | { readonly kind: 'unseen' };

export interface NewPage {
  readonly spaceId: string;
  readonly title: string;
  readonly body: AdfDoc;
}

/**
 * What became of a new page. `not-allowed`: no such space for the caller, or not to write in. `refused`: nothing was
 * created; `titleTaken` where Confluence said that this is why. `unclear`: it may be created, or be about to.
 */
export type CreatedPage =
  | { readonly kind: 'created'; readonly pageId: string }
  | { readonly kind: 'not-allowed' }
  | { readonly kind: 'refused'; readonly titleTaken: boolean }
  | { readonly kind: 'unclear' };

export interface TitledPage {
  readonly pageId: string;
  /** The body as ADF, as JSON. */
  readonly body: string;
}

/** Pages that the caller creates: every request is made as the caller. */
export interface NewPages {
  /** One request. Throws ConfluenceUnavailable when nothing was created for want of quota. */
  create(page: NewPage): Promise<CreatedPage>;
  /** Published pages of that space with exactly that title, as far as the caller sees them. One request. */
  titled(spaceId: string, title: string): Promise<readonly TitledPage[]>;
  /** Adds the label; fine when it is there. One request. */
  label(pageId: string, name: string): Promise<void>;
}

export interface Administrators {
  /** Whether the caller may administer Confluence. One request, with the caller's rights. */
  mayAdminister(accountId: string): Promise<boolean>;
}
