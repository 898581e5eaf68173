import type {
  Administrators,
  CreatedPage,
  NewPage,
  NewPages,
  PageAccess,
  Pages,
  PageStanding,
  TitledPage,
} from '../../src/app/ports';
import { ConfluenceUnavailable } from '../../src/domain/failure';

export class FakePages implements Pages {
  readonly pages = new Map<string, PageAccess>();

  async readAsUser(pageId: string): Promise<PageAccess | null> {
    return this.pages.get(pageId) ?? null;
  }

  async titlesForUser(pageIds: readonly string[]): Promise<Map<string, string>> {
    if (pageIds.length > 250) throw new Error('Confluence answers at most 250 pages at once');
    return new Map(
      pageIds.flatMap((id) => this.pages.get(id) ?? []).map(({ pageId, title }) => [pageId, title]),
    );
  }

  readonly trash = new Set<string>();

  async standingOf(pageId: string): Promise<PageStanding> {
    if (this.trash.has(pageId)) return { kind: 'trashed' };
    const page = await this.readAsApp(pageId);
    return page ? { kind: 'current', ...page } : { kind: 'unseen' };
  }

  async currentOf(pageIds: readonly string[]): Promise<string[]> {
    return pageIds.filter((id) => this.pages.has(id) && !this.trash.has(id));
  }

  async readAsApp(pageId: string): Promise<Omit<PageAccess, 'mayEdit'> | null> {
    const page = this.pages.get(pageId);
    if (!page) return null;
    const { title, spaceId, url } = page;
    return { pageId, title, spaceId, url };
  }
}

/** Pages that people create in spaces that take them; a title is taken once. */
export class FakeNewPages implements NewPages {
  readonly made: (NewPage & { readonly pageId: string; readonly labels: string[] })[] = [];
  readonly spaces = new Set(['1']);
  /** Titles that are taken by pages that the caller does not see. */
  readonly hidden = new Set<string>();
  /** Requests, in order. */
  readonly asked: string[] = [];
  /** The next creation gets no answer, and takes effect now or never. */
  silent: 'now' | 'never' | null = null;
  labelsFail = false;
  isDown = false;

  async create(page: NewPage): Promise<CreatedPage> {
    this.asked.push(`create ${page.title}`);
    const { silent } = this;
    this.silent = null;
    if (silent === 'never') return { kind: 'unclear' };
    if (!this.spaces.has(page.spaceId)) return { kind: 'not-allowed' };
    if (this.hidden.has(page.title) || this.find(page.spaceId, page.title).length > 0)
      return { kind: 'refused', titleTaken: true };
    const pageId = String(900 + this.made.length);
    this.made.push({ ...page, pageId, labels: [] });
    return silent === 'now' ? { kind: 'unclear' } : { kind: 'created', pageId };
  }

  async titled(spaceId: string, title: string): Promise<TitledPage[]> {
    this.asked.push(`look for ${title}`);
    if (this.isDown) throw new ConfluenceUnavailable();
    return this.find(spaceId, title).map(({ pageId, body }) => ({ pageId, body: JSON.stringify(body) }));
  }

  async label(pageId: string, name: string): Promise<void> {
    this.asked.push(`label ${name}`);
    const page = this.made.find((made) => made.pageId === pageId);
    if (this.labelsFail || !page) throw new Error('label answered 500');
    if (!page.labels.includes(name)) page.labels.push(name);
  }

  private find(spaceId: string, title: string) {
    return this.made.filter((page) => page.spaceId === spaceId && page.title === title);
  }
}

export class FakeAdministrators implements Administrators {
  readonly accounts = new Set<string>();

  async mayAdminister(accountId: string): Promise<boolean> {
    return this.accounts.has(accountId);
  }
}
