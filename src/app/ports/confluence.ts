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
}

export interface Administrators {
  /** Whether the caller may administer Confluence. One request, with the caller's rights. */
  mayAdminister(accountId: string): Promise<boolean>;
}
