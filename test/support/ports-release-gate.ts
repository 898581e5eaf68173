import type {
  DecisionFilter,
  DecisionPlace,
  GateMoment,
  GateName,
  GateReading,
  HoldingAction,
  LoggedDecision,
  NamedBlocker,
  ReleaseGates,
  StoredDecision,
  StoredWaiver,
  TokenRecord,
} from '../../src/app/ports';
import { DEFAULT_POLICY, DEFAULT_WAIVER_RULES, type GatePolicy } from '../../src/domain/release-gate-policy';
import type { GateProject } from '../../src/domain/release-gate-projects';
import { isWaived, MOST_COVERED, type Waiver } from '../../src/domain/release-gate-waiver';
import type { MemoryDatabase } from './ports-database';
import { heldBy, holdingOf, readingOf } from './ports-release-gate-verdict';
import { type MemoryRow, MemoryRows } from './ports-rows';

interface TokenValue extends Omit<TokenRecord, 'id' | 'revoked' | 'recent'> {
  readonly name: string;
  readonly createdAt: string;
  readonly revokedAt: string | null;
}

/** The gate over the in-memory tables, by the domain's own rule. */
export class MemoryGates implements ReleaseGates {
  readonly decisionsMade: LoggedDecision[] = [];
  private refused: { readonly tokenId: string | null; readonly at: string }[] = [];
  readonly tokens: MemoryRows<TokenValue>;
  readonly projects: MemoryRows<readonly GateProject[]>;
  readonly given: MemoryRows<Waiver & { readonly by: string | null }>;
  /** Thrown by the next reading, or by the next log entry. */
  failing: { read?: Error; log?: Error } = {};

  constructor(private readonly db: MemoryDatabase) {
    this.tokens = new MemoryRows<TokenValue>('gate-token', db.log);
    this.projects = new MemoryRows('gate-projects', db.log);
    this.given = new MemoryRows('gate-waiver', db.log);
  }

  async readNamed({ serviceKey, projectKey }: GateName, needed: GateMoment, release: string | null) {
    return this.readWhere(
      ({ id, value }) => value.key === serviceKey || this.into(id).some(({ key }) => key === projectKey),
      needed,
      release,
    );
  }

  async readByIds(serviceIds: readonly string[], needed: GateMoment, release: string | null) {
    return this.readWhere(({ id }) => serviceIds.includes(id), needed, release);
  }

  async readOfProject(projectId: string, needed: GateMoment, release: string | null) {
    return this.readWhere(
      ({ id }) => this.into(id).some((project) => project.id === projectId),
      needed,
      release,
    );
  }

  private readWhere(
    isAsked: (row: MemoryRow<{ key: string; name: string }>) => boolean,
    needed: GateMoment,
    release: string | null,
  ): GateReading[] {
    if (this.failing.read) throw this.failing.read;
    return [...this.db.services.rows.values()]
      .filter(isAsked)
      .map(({ id }) => this.reading(id, needed, undefined, release));
  }

  async holding(...[serviceIds, needed, release, after, most]: Parameters<ReleaseGates['holding']>) {
    if (this.failing.read) throw this.failing.read;
    const before = (a: HoldingAction, b: Pick<HoldingAction, 'rank' | 'actionId' | 'serviceId'>) =>
      b.rank - a.rank || (a.actionId + a.serviceId < b.actionId + b.serviceId ? -1 : 1);
    return serviceIds
      .flatMap((serviceId) => heldBy(this.db, serviceId, needed, this.waiversOf(serviceId, needed, release)))
      .filter(
        (one) =>
          after === null ||
          (before(one, after) > 0 && (one.actionId !== after.actionId || one.serviceId !== after.serviceId)),
      )
      .sort(before)
      .slice(0, most);
  }

  readonly into = (serviceId: string) => this.projects.rows.get(serviceId)?.value ?? [];

  async readOfPostmortem(
    page: { pageId: string; localId: string },
    needed: GateMoment,
  ): Promise<GateReading[]> {
    if (this.failing.read) throw this.failing.read;
    const postmortem = this.db.postmortemOf(page);
    if (!postmortem) return [];
    return this.db.serviceLinks.of(postmortem.id).map((link) => this.reading(link.value.serviceId, needed));
  }

  async token(id: string, since: string): Promise<TokenRecord | null> {
    const row = this.tokens.rows.get(id);
    if (!row) return null;
    const { hash, serviceIds, revokedAt } = row.value;
    const asked = this.decisionsMade.filter(({ caller, at }) => caller.id === id && at > since);
    const recent = new Set(asked.map(({ questionId }) => questionId)).size;
    return { id, hash, serviceIds, revoked: revokedAt !== null, recent };
  }

  async log(decisions: readonly LoggedDecision[]): Promise<void> {
    if (this.failing.log) throw this.failing.log;
    const known = new Set(this.decisionsMade.map(({ id }) => id));
    this.decisionsMade.push(...decisions.filter(({ id }) => !known.has(id)));
  }

  async decisions(filter: DecisionFilter, after: DecisionPlace | null) {
    const { serviceId, release, verdict, from, until } = filter;
    const place = ({ at, id }: DecisionPlace) => `${at} ${id}`;
    const found = this.decisionsMade
      .filter(
        (one) =>
          (serviceId === null || one.serviceId === serviceId) &&
          (release === null || one.asked.version.includes(release)) &&
          (verdict === null || one.decision.verdict === verdict) &&
          (from === null || one.at >= from) &&
          (until === null || one.at < until) &&
          (after === null || place(one) < place(after)),
      )
      .sort((a, b) => (place(a) < place(b) ? 1 : -1));
    return { decisions: found.slice(0, 50).map((one) => this.named(one)), more: found.length > 50 };
  }

  private named(decision: LoggedDecision): StoredDecision {
    const { serviceId, caller, waiverId } = decision;
    return {
      ...decision,
      serviceName: this.db.services.rows.get(serviceId ?? '')?.value.name ?? null,
      tokenName: this.tokens.rows.get(caller.id)?.value.name ?? null,
      waiverReason: this.given.rows.get(waiverId ?? '')?.value.reason ?? null,
    };
  }

  async namesOf(actionIds: readonly string[]): Promise<readonly NamedBlocker[]> {
    return actionIds.flatMap((id) => {
      const row = this.db.actions.rows.get(id);
      const postmortem = this.db.postmortems.rows.get(row?.postmortemId ?? '');
      if (!row || row.removed || !postmortem || postmortem.removed) return [];
      const { title } = row.value.fields;
      const { issueKey } = row.value.issue;
      return [{ actionId: id, title, issueKey, pageId: postmortem.value.page.pageId }];
    });
  }

  async forget(decisionsBefore: string | null, refusalsBefore: string): Promise<number> {
    this.refused = this.refused.filter(({ at }) => at.slice(0, 10) >= refusalsBefore.slice(0, 10));
    const kept = this.decisionsMade.filter(({ at }) => decisionsBefore === null || at >= decisionsBefore);
    const forgotten = this.decisionsMade.length - kept.length;
    this.decisionsMade.splice(0, Infinity, ...kept);
    return forgotten;
  }

  async refuse(tokenId: string | null, at: string): Promise<void> {
    this.refused.push({ tokenId, at });
  }

  private refusalsOf(tokenId: string | null) {
    const all = this.refused.filter((one) => one.tokenId === tokenId).map(({ at }) => at);
    return { count: all.length, lastAt: all.sort().at(-1) ?? null };
  }

  async saveProjects(...[serviceId, version, projects, change]: Parameters<ReleaseGates['saveProjects']>) {
    return version === 0
      ? this.projects.insert(null, serviceId, projects, change)
      : this.projects.update(serviceId, version, change, () => ({ value: projects }));
  }

  async settings(): ReturnType<ReleaseGates['settings']> {
    const standard = this.db.policies.rows.get('default');
    return {
      refusals: this.refusalsOf(null),
      defaultPolicy: {
        version: standard?.version ?? 0,
        value: standard?.value ?? { ...DEFAULT_POLICY, waivers: DEFAULT_WAIVER_RULES },
      },
      services: [...this.db.services.rows.values()]
        .map((row) => ({
          id: row.id,
          name: row.value.name,
          key: row.value.key,
          version: row.version,
          policyVersion: this.db.policies.rows.get(row.id)?.version ?? 0,
          policy: this.db.policies.rows.get(row.id)?.value ?? null,
          projects: { version: this.projects.rows.get(row.id)?.version ?? 0, value: this.into(row.id) },
        }))
        .sort((a, b) => (a.name < b.name ? -1 : 1)),
      tokens: [...this.tokens.rows.values()].map(({ id, version, value }) => ({
        id,
        name: value.name,
        version,
        serviceIds: value.serviceIds,
        createdAt: value.createdAt,
        revokedAt: value.revokedAt,
        lastUsedAt:
          this.decisionsMade
            .filter((decision) => decision.caller.id === id)
            .map((decision) => decision.at)
            .sort()
            .at(-1) ?? null,
        refusals: this.refusalsOf(id),
      })),
    };
  }

  async tryPolicy(serviceId: string | null, policy: GatePolicy, needed: GateMoment): Promise<GateReading[]> {
    const own = (id: string) => this.db.policies.rows.get(id)?.value ?? null;
    return [...this.db.services.rows.values()]
      .filter(({ id }) => (serviceId === null ? own(id) === null : id === serviceId))
      .sort((a, b) => (a.value.name < b.value.name ? -1 : 1))
      .map(({ id }) => ({
        ...this.reading(id, needed, policy),
        policyVersion: 0,
        policySource: serviceId === null ? ('default' as const) : ('service' as const),
      }));
  }

  async coverable(serviceId: string, needed: GateMoment): Promise<readonly string[]> {
    return holdingOf(this.db, serviceId, needed).slice(0, MOST_COVERED + 1);
  }

  async giveWaiver(...[waiver, change]: Parameters<ReleaseGates['giveWaiver']>) {
    return this.given.insert(null, waiver.id, { ...waiver, endedAt: null, by: change.by }, change);
  }

  async endWaiver(...[id, serviceId, version, change]: Parameters<ReleaseGates['endWaiver']>) {
    return this.given.update(id, version, change, ({ value }) =>
      value.endedAt === null && value.serviceId === serviceId
        ? { value: { ...value, endedAt: change.at } }
        : null,
    );
  }

  async waiverRules(serviceId: string) {
    if (!this.db.services.rows.has(serviceId)) return null;
    const own = this.db.policies.rows.get(serviceId)?.value ?? this.db.policies.rows.get('default')?.value;
    return own?.waivers ?? DEFAULT_WAIVER_RULES;
  }

  async waivers(): Promise<readonly StoredWaiver[]> {
    return [...this.given.rows.values()]
      .map(({ version, value: { by, ...waiver } }) => ({
        ...waiver,
        version,
        serviceName: this.db.services.rows.get(waiver.serviceId)?.value.name ?? '',
        by: this.db.accountOf(by) ?? '',
      }))
      .sort((a, b) => (a.givenAt + a.id < b.givenAt + b.id ? 1 : -1))
      .slice(0, 50);
  }

  async savePolicy(...[serviceId, version, policy, change]: Parameters<ReleaseGates['savePolicy']>) {
    const id = serviceId ?? 'default';
    return version === 0
      ? this.db.policies.insert(null, id, policy, change)
      : this.db.policies.update(id, version, change, () => ({ value: policy }));
  }

  async createToken(...[token, change]: Parameters<ReleaseGates['createToken']>): Promise<void> {
    const { id, ...value } = token;
    if (this.tokens.insert(null, id, { ...value, revokedAt: null }, change).kind === 'conflict')
      throw new Error('a token of that id exists already');
  }

  async revokeToken(...[id, version, change]: Parameters<ReleaseGates['revokeToken']>) {
    return this.tokens.update(id, version, change, ({ value }) =>
      value.revokedAt === null ? { value: { ...value, revokedAt: change.at } } : null,
    );
  }

  private reading(
    serviceId: string,
    needed: GateMoment,
    tried?: GatePolicy,
    release: string | null = null,
  ): GateReading {
    return readingOf(this.db, serviceId, needed, this.waiversOf(serviceId, needed, release), tried);
  }

  private waiversOf(serviceId: string, { now }: GateMoment, release: string | null): Waiver[] {
    return [...this.given.rows.values()]
      .map(({ value }) => value)
      .filter((waiver) => waiver.serviceId === serviceId && isWaived(waiver, now, release));
  }
}
