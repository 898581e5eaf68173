import type { PageBodies, PageBody, WrittenBody } from '../../src/app/ports';
import { ConfluenceUnavailable } from '../../src/domain/failure';

/** Published pages that the caller may write. */
export class FakePageBodies implements PageBodies {
  readonly pages = new Map<string, PageBody>();
  /** Requests, in order. */
  readonly asked: string[] = [];
  /** The next write is answered like this; `landed`: unclear, but it took effect. */
  next: WrittenBody | 'landed' | null = null;
  /** Runs before each write: what others do meanwhile. */
  meanwhile: () => void = () => undefined;
  labelsFail = false;
  isDown = false;

  async read(pageId: string): Promise<PageBody | null> {
    this.asked.push('read');
    if (this.isDown) throw new ConfluenceUnavailable();
    return this.pages.get(pageId) ?? null;
  }

  async write(pageId: string, page: Omit<PageBody, 'labels'>, message: string): Promise<WrittenBody> {
    this.asked.push(`write ${message}`);
    this.meanwhile();
    const { next } = this;
    this.next = null;
    if (next !== null && next !== 'landed') return next;
    const standing = this.pages.get(pageId);
    if (!standing) return 'not-allowed';
    if (standing.version !== page.version) return 'stale';
    this.pages.set(pageId, { ...standing, ...page, version: page.version + 1 });
    return next === 'landed' ? 'unclear' : 'written';
  }

  async label(pageId: string, names: readonly string[]): Promise<void> {
    this.asked.push(`label ${names.join(' ')}`);
    const page = this.pages.get(pageId);
    if (this.labelsFail || !page) throw new Error('label answered 500');
    this.pages.set(pageId, { ...page, labels: [...new Set([...page.labels, ...names])] });
  }
}
