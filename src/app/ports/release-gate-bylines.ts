import type { BylineService, BylineWords } from '../../domain/release-gate-byline';
import type { GateMoment } from './release-gate';

/** A service of a page, with its gate. */
export interface PageService extends BylineService {
  readonly id: string;
}

/** What stands on a page now, as far as its byline is made of it. */
export interface PageOfGate {
  readonly pageId: string;
  /** By name; empty: no postmortem of the page names a service any more. */
  readonly services: readonly PageService[];
  /** Open actions of this page that hold one of them. */
  readonly open: number;
}

/** A property of a page in Confluence. */
export interface KeptProperty {
  readonly id: string;
  readonly version: number;
}

/** A page whose byline was made of something else than what stands there now. */
export interface DueByline extends PageOfGate {
  /** What stands there, in short; '' when nothing does. */
  readonly state: string;
  /** What its property says; null where it has none of ours. */
  readonly told: (KeptProperty & { readonly words: BylineWords }) | null;
}

/** What became of a byline. `property` null: the app cannot reach the page, as of `skippedAt` (UTC). */
export interface ToldByline {
  readonly pageId: string;
  readonly state: string;
  readonly words: BylineWords;
  readonly property: KeptProperty | null;
  readonly skippedAt: string | null;
}

/** Which pages are looked at. */
export type BylineScope =
  | { readonly of: 'all' }
  | { readonly of: 'pages'; readonly ids: readonly string[] }
  | { readonly of: 'postmortems'; readonly ids: readonly string[] };

export interface GateBylines {
  /**
   * Pages whose byline is to be told something new, at most `most`, each time others first, so that a few that fail
   * keep none waiting. Those that could not be reached only when that was before `retryBefore` (UTC), or something is
   * new. One statement, however many there are.
   */
  due(
    scope: BylineScope,
    asked: GateMoment,
    retryBefore: string,
    most: number,
  ): Promise<readonly DueByline[]>;
  /** What stands on one page; no services where nothing does. One statement. */
  ofPage(pageId: string, asked: GateMoment): Promise<PageOfGate>;
  /** Keeps what a byline was told. */
  told(byline: ToldByline): Promise<void>;
  /** The page has no byline of ours any more. */
  forget(pageId: string): Promise<void>;
}

/** `lost`: the property is not there, or the app cannot reach the page. `stale`: it has another version. */
export type WrittenProperty = KeptProperty | 'lost' | 'stale';

/** Content properties with the byline's key, written as the app. One request each; they throw when there is no answer. */
export interface BylineProperties {
  /** `taken`: there is one of the key already. `unreachable`: there is no such page for the app, or not to write on. */
  create(pageId: string, words: BylineWords): Promise<KeptProperty | 'taken' | 'unreachable'>;
  update(pageId: string, property: KeptProperty, words: BylineWords): Promise<WrittenProperty>;
  /** Null: the app cannot reach the page. `words` null: it says something that is no byline. */
  find(pageId: string): Promise<readonly (KeptProperty & { readonly words: BylineWords | null })[] | null>;
  /** Fine when it is not there. */
  remove(pageId: string, propertyId: string): Promise<void>;
}
