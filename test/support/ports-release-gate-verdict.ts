import type { GateMoment, GateReading, HoldingAction } from '../../src/app/ports';
import { isOpen, priorityRank } from '../../src/domain/actions';
import {
  countsForGate,
  DEFAULT_POLICY,
  type GatePolicy,
  isQuiet,
  type SetPolicy,
} from '../../src/domain/release-gate-policy';
import { coversIt, type Waiver } from '../../src/domain/release-gate-waiver';
import { hasIssue } from './ports-actions';
import type { ActionRecord, MemoryDatabase } from './ports-database';
import type { MemoryRow } from './ports-rows';

type Row = MemoryRow<ActionRecord>;

const isLinked = ({ value: { issue } }: Row) => issue.state !== 'none' && issue.state !== 'queued';
const isOpenRow = ({ value }: Row) => isOpen(value.fields, value.issue);

/** Who may waive is no reader's business. */
const withoutWaivers = ({ waivers: _waivers, ...policy }: SetPolicy): GatePolicy => policy;

/** The policy of a service and what it looks at, by the domain's own rules. */
function lookedAt(db: MemoryDatabase, serviceId: string, needed: GateMoment, tried?: GatePolicy) {
  const own = db.policies.rows.get(serviceId);
  const applied = own?.value ? own : db.policies.rows.get('default');
  const policy = tried ?? (applied?.value ? withoutWaivers(applied.value) : DEFAULT_POLICY);
  const now = Date.parse(needed.now);
  const attached = [...db.postmortems.rows.values()].filter(
    ({ id, removed }) =>
      !removed && db.serviceLinks.of(id).some((link) => link.value.serviceId === serviceId),
  );
  const counted = [...db.actions.rows.values()].filter((row) => {
    const header = attached.find(({ id }) => id === row.postmortemId)?.value.header;
    const { fields, addedAt } = row.value;
    return (
      header !== undefined &&
      !row.removed &&
      fields.status !== 'dropped' &&
      countsForGate(policy, { ...fields, addedAt }, header.severity, now)
    );
  });
  const isUnsure = ({ value: { issue, readAt } }: Row) => {
    const isRead = (readAt ?? '') >= needed.confirmedSince;
    const isSwept = (db.lastSweep ?? '') >= needed.confirmedSince;
    if (!hasIssue(issue) || isRead) return false;
    if (issue.state === 'unreachable') return !isSwept;
    return !(isSwept && issue.marked && (readAt ?? '') >= needed.readSince);
  };
  const quiet = attached.filter(({ value: { header } }) => isQuiet(policy, header, header.severity, now));
  const source = own?.value ? ('service' as const) : applied ? ('default' as const) : ('product' as const);
  return { policy, source, version: applied?.version ?? 0, counted, isUnsure, quiet };
}

/** Ids of the actions and incidents that hold a release of a service. */
export function holdingOf(db: MemoryDatabase, serviceId: string, needed: GateMoment): string[] {
  const { counted, isUnsure, quiet } = lookedAt(db, serviceId, needed);
  return [...counted.filter((row) => isOpenRow(row) || isUnsure(row)), ...quiet].map(({ id }) => id);
}

/** Open actions that hold a service and that none of these waivers covers. */
export function heldBy(
  db: MemoryDatabase,
  serviceId: string,
  needed: GateMoment,
  waivers: readonly Waiver[],
): HoldingAction[] {
  return lookedAt(db, serviceId, needed)
    .counted.filter((row) => isOpenRow(row) && !waivers.some((waiver) => coversIt(waiver, row.id)))
    .map(({ id, value: { fields, issue, ownerId } }) => ({
      actionId: id,
      serviceId,
      priority: fields.priority,
      rank: priorityRank(fields.priority),
      issueKey: issue.issueKey,
      dueOn: fields.dueOn,
      isOwned: ownerId !== null,
    }));
}

export function readingOf(
  db: MemoryDatabase,
  serviceId: string,
  needed: GateMoment,
  waivers: readonly Waiver[],
  tried?: GatePolicy,
): GateReading {
  const { policy, source, version, counted, isUnsure, quiet } = lookedAt(db, serviceId, needed, tried);
  const isCovered = ({ id }: { readonly id: string }) => waivers.some((waiver) => coversIt(waiver, id));
  const left = counted.filter((row) => !isCovered(row));
  const open = left.filter(isOpenRow);
  const isPast = ({ value: { fields } }: Row) => (fields.dueOn ?? '9') < needed.now.slice(0, 10);
  const pageOf = (id: string) => {
    const { pageId, localId } = db.postmortems.rows.get(id)?.value.page ?? { pageId: '', localId: '' };
    return { pageId, localId };
  };
  const rank = ({ value }: Row) => priorityRank(value.fields.priority);
  return {
    serviceId,
    serviceName: db.services.rows.get(serviceId)?.value.name ?? '',
    policy,
    policySource: source,
    policyVersion: version,
    facts: {
      openUnlinked: open.filter((row) => !isLinked(row)).length,
      openLinked: open.filter(isLinked).length,
      unverified: left.filter(isUnsure).length,
      overdue: open.filter(isPast).length,
      unassigned: open.filter(({ value }) => value.ownerId === null).length,
      untracked: open.filter(({ value }) => value.issue.state === 'none').length,
      unreachable: open.filter(({ value }) => value.issue.state === 'unreachable').length,
      quiet: quiet.filter((one) => !isCovered(one)).length,
      waived:
        counted.filter((row) => isCovered(row) && (isOpenRow(row) || isUnsure(row))).length +
        quiet.filter(isCovered).length,
    },
    waivers: waivers.map(({ id, endsAt, reason }) => ({ id, endsAt, reason })),
    blockers: [...open]
      .sort((a, b) => rank(b) - rank(a) || (a.id < b.id ? -1 : 1))
      .slice(0, 50)
      .map((row) => ({
        actionId: row.id,
        postmortemId: row.postmortemId ?? '',
        page: pageOf(row.postmortemId ?? ''),
        title: row.value.fields.title,
        priority: row.value.fields.priority,
        issueKey: row.value.issue.issueKey,
        owner: db.accountOf(row.value.ownerId) ?? null,
        dueOn: row.value.fields.dueOn,
        addedAt: row.value.addedAt,
      })),
  };
}
