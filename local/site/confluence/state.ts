/** ADF document: https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/ */
export interface AdfNode {
  readonly type: string;
  readonly text?: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly marks?: readonly AdfNode[];
  readonly content?: readonly AdfNode[];
}

export interface AdfDocument extends AdfNode {
  readonly type: 'doc';
  readonly version: 1;
  readonly content: readonly AdfNode[];
}

export interface Space {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  /** UTC, ISO 8601. */
  readonly createdAt: string;
  readonly authorId: string;
  homepageId: string | null;
  /** Account ids that may view; `everyone` means all who have Confluence. */
  readonly viewers: readonly string[] | 'everyone';
  /** Account ids that may also write. */
  readonly editors: readonly string[];
}

export interface PageVersion {
  readonly number: number;
  readonly message: string;
  /** UTC, ISO 8601. */
  readonly createdAt: string;
  readonly authorId: string;
  readonly title: string;
  readonly body: AdfDocument;
}

export interface ContentProperty {
  readonly id: string;
  readonly key: string;
  value: unknown;
  version: { number: number; message: string; createdAt: string; authorId: string };
}

export interface Label {
  readonly id: string;
  readonly prefix: string;
  readonly name: string;
}

export interface Page {
  readonly id: string;
  readonly spaceId: string;
  parentId: string | null;
  status: 'current' | 'draft' | 'trashed';
  readonly authorId: string;
  readonly createdAt: string;
  /** Oldest first, at least one. */
  readonly versions: PageVersion[];
  readonly labels: Label[];
  readonly properties: ContentProperty[];
  /** Account ids; empty means not restricted. */
  readonly restrictions: { read: string[]; update: string[] };
}

/** Everything Confluence remembers; plain JSON. */
export interface ConfluenceState {
  nextId: number;
  readonly spaces: Space[];
  readonly pages: Page[];
}

export function emptyState(): ConfluenceState {
  return { nextId: 98305, spaces: [], pages: [] };
}

/** Ids of spaces, pages, labels and properties share one sequence, as numbers in strings. */
export function takeId(state: ConfluenceState): string {
  const id = String(state.nextId);
  state.nextId += 1;
  return id;
}

export function latest(page: Page): PageVersion {
  const version = page.versions.at(-1);
  if (!version) throw new Error(`Page ${page.id} has no version.`);
  return version;
}
