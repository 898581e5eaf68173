import type {
  BylineProperties,
  BylineScope,
  GateBylines,
  GateMoment,
  KeptProperty,
  PageOfGate,
  ReleaseGates,
  ToldByline,
} from '../../src/app/ports';
import type { BylineWords } from '../../src/domain/release-gate-byline';
import type { GateFacts } from '../../src/domain/release-gate';
import { ConfluenceUnavailable } from '../../src/domain/failure';
import type { MemoryDatabase } from './ports-database';

/** Bylines over the in-memory tables, by the domain's own rule. */
export class MemoryBylines implements GateBylines {
  readonly rows = new Map<string, ToldByline>();

  constructor(
    private readonly db: MemoryDatabase,
    private readonly gates: ReleaseGates,
  ) {}

  async due(scope: BylineScope, asked: GateMoment, retryBefore: string, most: number) {
    const pages = this.pagesIn(scope);
    const standing = await this.standing(asked);
    const due = [...new Set([...standing.keys(), ...this.rows.keys()])]
      .filter((pageId) => pages === null || pages.has(pageId))
      .flatMap((pageId) => {
        const row = this.rows.get(pageId);
        const page = standing.get(pageId) ?? { pageId, services: [], open: 0 };
        const state = page.services.length === 0 ? '' : JSON.stringify([page.open, page.services]);
        const isRetried = (row?.skippedAt ?? retryBefore) < retryBefore;
        if (row?.state === state && !isRetried) return [];
        return [{ ...page, state, told: row?.property ? { ...row.property, words: row.words } : null }];
      });
    return due.slice(0, most);
  }

  async ofPage(pageId: string, asked: GateMoment): Promise<PageOfGate> {
    return (await this.standing(asked)).get(pageId) ?? { pageId, services: [], open: 0 };
  }

  async told(byline: ToldByline): Promise<void> {
    this.rows.set(byline.pageId, byline);
  }

  async forget(pageId: string): Promise<void> {
    this.rows.delete(pageId);
  }

  private pagesIn(scope: BylineScope): ReadonlySet<string> | null {
    if (scope.of === 'all') return null;
    if (scope.of === 'pages') return new Set(scope.ids);
    return new Set(scope.ids.flatMap((id) => this.db.postmortems.rows.get(id)?.value.page.pageId ?? []));
  }

  private async standing(asked: GateMoment): Promise<Map<string, PageOfGate>> {
    const named = new Map<string, Set<string>>();
    for (const { id, value, removed } of this.db.postmortems.rows.values())
      for (const link of removed ? [] : this.db.serviceLinks.of(id)) {
        const ids = named.get(value.page.pageId) ?? new Set();
        named.set(value.page.pageId, ids.add(link.value.serviceId));
      }
    const standing = new Map<string, PageOfGate>();
    for (const [pageId, ids] of named) {
      const readings = await this.gates.readByIds([...ids], asked, null);
      const own = readings.flatMap(({ blockers }) => blockers).filter(({ page }) => page.pageId === pageId);
      const services = readings.map(({ serviceId, serviceName, facts }) => ({
        id: serviceId,
        name: serviceName,
        facts: signs(facts),
      }));
      services.sort((a, b) => (a.name < b.name ? -1 : 1));
      standing.set(pageId, { pageId, services, open: new Set(own.map(({ actionId }) => actionId)).size });
    }
    return standing;
  }
}

/** Whether each is there, not how many there are. */
function signs(facts: GateFacts): GateFacts {
  const one = (count: number) => Math.sign(count);
  return {
    openUnlinked: one(facts.openUnlinked),
    openLinked: one(facts.openLinked),
    unverified: one(facts.unverified),
    overdue: one(facts.overdue),
    unassigned: one(facts.unassigned),
    untracked: one(facts.untracked),
    unreachable: one(facts.unreachable),
    quiet: one(facts.quiet),
    waived: one(facts.waived),
  };
}

interface Kept extends KeptProperty {
  readonly words: BylineWords | null;
}

/** The properties of the byline's key on pages. */
export class FakeBylineProperties implements BylineProperties {
  readonly kept = new Map<string, Kept[]>();
  /** Pages that the app may not see or write on. */
  readonly closed = new Set<string>();
  /** Requests, in order. */
  readonly asked: string[] = [];
  /** Requests for these pages get no answer. */
  readonly down = new Set<string>();
  private lastId = 0;

  async create(pageId: string, words: BylineWords): Promise<KeptProperty | 'taken' | 'unreachable'> {
    this.ask('create', pageId);
    if (this.closed.has(pageId)) return 'unreachable';
    if (this.on(pageId).length > 0) return 'taken';
    return this.put(pageId, words);
  }

  /** As somebody else would, who does not look whether there is one. */
  put(pageId: string, words: BylineWords | null): KeptProperty {
    const property = { id: String(++this.lastId), version: 1 };
    this.kept.set(pageId, [...this.on(pageId), { ...property, words }]);
    return property;
  }

  async update(pageId: string, { id, version }: KeptProperty, words: BylineWords) {
    this.ask('update', pageId);
    const found = this.on(pageId).find((one) => one.id === id);
    if (this.closed.has(pageId) || !found) return 'lost' as const;
    if (found.version !== version) return 'stale' as const;
    const property = { id, version: version + 1 };
    this.kept.set(
      pageId,
      this.on(pageId).map((one) => (one === found ? { ...property, words } : one)),
    );
    return property;
  }

  async find(pageId: string): Promise<readonly Kept[] | null> {
    this.ask('find', pageId);
    return this.closed.has(pageId) ? null : this.on(pageId);
  }

  async remove(pageId: string, propertyId: string): Promise<void> {
    this.ask('remove', pageId);
    if (this.closed.has(pageId)) return;
    this.kept.set(
      pageId,
      this.on(pageId).filter(({ id }) => id !== propertyId),
    );
  }

  on = (pageId: string): Kept[] => this.kept.get(pageId) ?? [];

  private ask(what: string, pageId: string): void {
    this.asked.push(`${what} ${pageId}`);
    if (this.down.has(pageId)) throw new ConfluenceUnavailable();
  }
}
