import type { Actor, Product, Surroundings } from '../protocol';
import { Access, type PageOperation } from './access';
import { doc, paragraph, text } from '../writing';
import type { Confluence } from './context';
import { labelWriting } from './labels';
import { macroBody } from './macro-body';
import { pageCopying } from './page-copy';
import { pageReading } from './page-reading';
import { pageTrash, restorePage } from './page-trash';
import { pageWriting } from './page-writing';
import { permissions } from './permissions';
import { contentProperties } from './properties';
import { search } from './search';
import { spaceReading } from './spaces';
import { emptyState, takeId, type AdfDocument, type ConfluenceState, type Space } from './state';
import { users } from './users';

export interface NewSpace {
  readonly key: string;
  readonly name: string;
  /** What its home page says. */
  readonly description: string;
  readonly authorId: string;
  readonly viewers: Space['viewers'];
  readonly editors: readonly string[];
}

export interface NewPage {
  readonly spaceId: string;
  readonly title: string;
  readonly authorId: string;
  readonly body: AdfDocument;
  readonly labels?: readonly string[];
  /** Account ids; empty or absent means not restricted. */
  readonly readers?: readonly string[];
  readonly updaters?: readonly string[];
}

export interface PretendConfluence extends Product {
  readonly name: 'confluence';
  /** Creates a space with its home page, silently: no event is sent. Returns the space's id. */
  addSpace(space: NewSpace): string;
  /** The space is gone with its pages, silently. */
  deleteSpace(id: string): void;
  /** Creates a published page under the space's home page, silently. Returns the page's id. */
  addPage(page: NewPage): string;
  /** Takes a page out of the trash, as a person does in Confluence. Answers the status. */
  restorePage(actor: Actor, pageId: string): number;
  /** Whether the actor may do this with the page; false when there is none. */
  may(actor: Actor, operation: PageOperation, pageId: string): boolean;
}

/** A Confluence site in memory. Everything it remembers is plain JSON, see `snapshot`. */
export function createConfluence(surroundings: Surroundings): PretendConfluence {
  let state: ConfluenceState = emptyState();
  const access = new Access(() => state, surroundings.people);
  const confluence: Confluence = { state: () => state, access, surroundings };
  const timestamp = (): string => new Date(surroundings.clock.now()).toISOString();

  const addPage = (page: NewPage): string => {
    const createdAt = timestamp();
    const { authorId, title, body } = page;
    const space = state.spaces.find((candidate) => candidate.id === page.spaceId);
    const id = takeId(state);
    state.pages.push({
      id,
      spaceId: page.spaceId,
      parentId: space?.homepageId ?? null,
      status: 'current',
      authorId,
      createdAt,
      versions: [{ number: 1, message: '', createdAt, authorId, title, body }],
      labels: (page.labels ?? []).map((name) => ({ id: takeId(state), prefix: 'global', name })),
      properties: [],
      restrictions: { read: [...(page.readers ?? [])], update: [...(page.updaters ?? [])] },
    });
    return id;
  };

  return {
    name: 'confluence',
    routes: [
      ...pageReading(confluence),
      ...pageWriting(confluence),
      ...pageTrash(confluence),
      ...pageCopying(confluence),
      ...contentProperties(confluence),
      ...spaceReading(confluence),
      ...labelWriting(confluence),
      ...search(confluence),
      ...users(confluence),
      ...permissions(confluence),
      ...macroBody(confluence),
    ],
    snapshot: () => structuredClone(state),
    restore: (saved) => {
      // Written by `snapshot` of this very model.
      state = structuredClone(saved) as ConfluenceState;
    },
    addSpace: (given) => {
      const { description, ...rest } = given;
      const space: Space = { ...rest, id: takeId(state), createdAt: timestamp(), homepageId: null };
      state.spaces.push(space);
      space.homepageId = addPage({
        spaceId: space.id,
        title: given.name,
        authorId: given.authorId,
        body: doc(paragraph(text(description))),
      });
      return space.id;
    },
    deleteSpace: (id) => {
      const index = state.spaces.findIndex((space) => space.id === id);
      if (index >= 0) state.spaces.splice(index, 1);
    },
    addPage,
    restorePage: (actor, id) => restorePage(confluence, actor, id).status,
    may: (actor, operation, pageId) => {
      const page = state.pages.find((candidate) => candidate.id === pageId);
      return page !== undefined && access.page(actor, page, operation);
    },
  };
}
