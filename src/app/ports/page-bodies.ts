/** A published page as the caller reads it, to be written again. */
export interface PageBody {
  readonly title: string;
  readonly version: number;
  /** ADF as JSON, as Confluence gave it. */
  readonly body: string;
  /** Names of its labels. */
  readonly labels: readonly string[];
}

/**
 * What became of a write. `stale`: somebody wrote the page first, nothing was done. `too-large`, `not-allowed`,
 * `refused`: nothing was done. `unclear`: it may be done, or be about to.
 */
export type WrittenBody = 'written' | 'stale' | 'too-large' | 'not-allowed' | 'refused' | 'unclear';

/** Bodies of pages, read and written as the caller; one request each. */
export interface PageBodies {
  /**
   * Null when the caller sees no such published page.
   * @throws ConfluenceUnavailable
   */
  read(pageId: string): Promise<PageBody | null>;
  /**
   * Writes the version behind the one that was read.
   * @throws ConfluenceUnavailable when nothing was done for want of quota
   */
  write(pageId: string, page: Omit<PageBody, 'labels'>, message: string): Promise<WrittenBody>;
  /** Adds labels; fine where they are there. Rejects when they may be missing. */
  label(pageId: string, names: readonly string[]): Promise<void>;
}
