import type { Administrators, PageAccess, Pages } from '../../src/app/ports';

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

  async readAsApp(pageId: string): Promise<Omit<PageAccess, 'mayEdit'> | null> {
    const page = this.pages.get(pageId);
    if (!page) return null;
    const { title, spaceId, url } = page;
    return { pageId, title, spaceId, url };
  }
}

export class FakeAdministrators implements Administrators {
  readonly accounts = new Set<string>();

  async mayAdminister(accountId: string): Promise<boolean> {
    return this.accounts.has(accountId);
  }
}
