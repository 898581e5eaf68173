import type { GateMoment, GateReading, LoggedDecision, ReleaseGates, TokenRecord } from '../../src/app/ports';
import { isOpen, priorityRank } from '../../src/domain/actions';
import { countsForGate, DEFAULT_POLICY, type GatePolicy, isQuiet } from '../../src/domain/gate-policy';
import { hasIssue } from './ports-actions';
import type { MemoryDatabase } from './ports-database';
import { MemoryRows } from './ports-rows';

interface TokenValue extends Omit<TokenRecord, 'id' | 'revoked' | 'recent'> {
  readonly name: string;
  readonly createdAt: string;
  readonly revokedAt: string | null;
}

/** The gate over the in-memory tables, by the domain's own rule. */
export class MemoryGates implements ReleaseGates {
  readonly decisions: LoggedDecision[] = [];
  readonly tokens: MemoryRows<TokenValue>;
  /** Thrown by the next reading, or by the next log entry. */
  failing: { read?: Error; log?: Error } = {};

  constructor(private readonly db: MemoryDatabase) {
    this.tokens = new MemoryRows<TokenValue>('gate-token', db.log);
  }

  async readByKey(serviceKey: string, needed: GateMoment): Promise<GateReading | null> {
    if (this.failing.read) throw this.failing.read;
    const service = [...this.db.services.rows.values()].find((row) => row.value.key === serviceKey);
    return service ? this.reading(service.id, needed) : null;
  }

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
    const recent = this.decisions.filter(({ tokenId, at }) => tokenId === id && at > since).length;
    return { id, hash, serviceIds, revoked: revokedAt !== null, recent };
  }

  async log(decision: LoggedDecision): Promise<void> {
    if (this.failing.log) throw this.failing.log;
    this.decisions.push(decision);
  }

  async settings(): ReturnType<ReleaseGates['settings']> {
    const standard = this.db.policies.rows.get('default');
    return {
      defaultPolicy: {
        version: standard?.version ?? 0,
        value: standard?.value ?? DEFAULT_POLICY,
      },
      services: [...this.db.services.rows.values()]
        .map((row) => ({
          id: row.id,
          name: row.value.name,
          key: row.value.key,
          version: row.version,
          policyVersion: this.db.policies.rows.get(row.id)?.version ?? 0,
          policy: this.db.policies.rows.get(row.id)?.value ?? null,
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
          this.decisions
            .filter((decision) => decision.tokenId === id)
            .map((decision) => decision.at)
            .sort()
            .at(-1) ?? null,
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

  private reading(serviceId: string, needed: GateMoment, tried?: GatePolicy): GateReading {
    const service = this.db.services.rows.get(serviceId);
    const own = this.db.policies.rows.get(serviceId);
    const applied = own?.value ? own : this.db.policies.rows.get('default');
    const policy = tried ?? applied?.value ?? DEFAULT_POLICY;
    const now = Date.parse(needed.now);
    const headerOf = (id: string | null) => this.db.postmortems.rows.get(id ?? '')?.value.header;
    const counted = [...this.db.actions.rows.values()].filter(
      (row) =>
        !row.removed &&
        row.value.fields.status !== 'dropped' &&
        countsForGate(
          policy,
          { ...row.value.fields, addedAt: row.value.addedAt },
          headerOf(row.postmortemId)?.severity ?? 'SEV1',
          now,
        ) &&
        this.db.serviceLinks.of(row.postmortemId ?? '').some((link) => link.value.serviceId === serviceId),
    );
    const attached = [...this.db.postmortems.rows.values()]
      .filter(
        ({ id, removed }) =>
          !removed && this.db.serviceLinks.of(id).some((link) => link.value.serviceId === serviceId),
      )
      .map(({ value }) => value.header);
    const open = counted.filter(({ value }) => isOpen(value.fields, value.issue));
    const isLinked = ({ value }: (typeof counted)[number]) =>
      value.issue.state !== 'none' && value.issue.state !== 'queued';
    const isVerified = ({ value: { issue, readAt } }: (typeof counted)[number]) => {
      const isRead = (readAt ?? '') >= needed.confirmedSince;
      const isSwept = (this.db.lastSweep ?? '') >= needed.confirmedSince;
      if (issue.state === 'unreachable') return isRead || isSwept;
      return isRead || (isSwept && issue.marked && (readAt ?? '') >= needed.readSince);
    };
    return {
      serviceId,
      serviceName: service?.value.name ?? '',
      policy,
      policySource: own?.value ? 'service' : applied ? 'default' : 'product',
      policyVersion: applied?.version ?? 0,
      facts: {
        openUnlinked: open.filter((row) => !isLinked(row)).length,
        openLinked: open.filter(isLinked).length,
        unverified: counted.filter((row) => hasIssue(row.value.issue) && !isVerified(row)).length,
        overdue: open.filter(({ value: { fields } }) => (fields.dueOn ?? '9') < needed.now.slice(0, 10))
          .length,
        unassigned: open.filter(({ value }) => value.ownerId === null).length,
        untracked: open.filter(({ value }) => value.issue.state === 'none').length,
        unreachable: open.filter(({ value }) => value.issue.state === 'unreachable').length,
        quiet: attached.filter((header) => isQuiet(policy, header, header.severity, now)).length,
      },
      blockers: [...open]
        .sort(
          (a, b) =>
            priorityRank(b.value.fields.priority) - priorityRank(a.value.fields.priority) ||
            (a.id < b.id ? -1 : 1),
        )
        .slice(0, 50)
        .map((row) => ({
          actionId: row.id,
          postmortemId: row.postmortemId ?? '',
          title: row.value.fields.title,
        })),
    };
  }
}
