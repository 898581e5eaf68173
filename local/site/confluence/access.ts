import { APP_ACCOUNT, type Actor, type Person } from '../protocol';
import type { ConfluenceState, Page, Space } from './state';

export type PageOperation = 'read' | 'update' | 'delete';

/** Who may do what: product access, then the space, then the page's restrictions. */
export class Access {
  constructor(
    private readonly state: () => ConfluenceState,
    private readonly people: readonly Person[],
  ) {}

  /** The acting person with Confluence access; undefined for the app and for everybody else. */
  person(actor: Actor): Person | undefined {
    if (actor.kind !== 'user') return undefined;
    return this.people.find(
      (person) =>
        person.accountId === actor.accountId && person.status === 'active' && person.confluenceAccess,
    );
  }

  isAdmin(actor: Actor): boolean {
    return this.person(actor)?.siteAdmin === true;
  }

  /** The account the actor writes as. */
  accountId(actor: Actor): string {
    return actor.kind === 'user' ? actor.accountId : APP_ACCOUNT;
  }

  space(actor: Actor, space: Space, operation: 'view' | 'write'): boolean {
    if (actor.kind === 'app') return true;
    const person = this.person(actor);
    if (!person) return false;
    if (person.siteAdmin || space.editors.includes(person.accountId)) return true;
    return operation === 'view' && (space.viewers === 'everyone' || space.viewers.includes(person.accountId));
  }

  /**
   * Whether the actor may do this with the page. The app passes every space but, like anybody else, no
   * restriction that doesn't name it. A draft that was never published belongs to its author alone.
   */
  page(actor: Actor, page: Page, operation: PageOperation): boolean {
    const space = this.state().spaces.find((candidate) => candidate.id === page.spaceId);
    if (!space || !this.space(actor, space, operation === 'read' ? 'view' : 'write')) return false;
    const account = this.accountId(actor);
    if (page.status === 'draft' && page.authorId !== account) return false;
    const { read, update } = page.restrictions;
    if (read.length > 0 && !read.includes(account)) return false;
    return operation === 'read' || update.length === 0 || update.includes(account);
  }
}
