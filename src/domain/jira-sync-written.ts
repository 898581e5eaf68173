import { SYNCED_FIELDS, type SyncedField } from './actions';
import type { JiraValues, SyncBase, SyncPlan } from './jira-sync';

/** The base after Jira refused some of what was to be written: both sides differ there until one is edited. */
export function withRefusals(
  plan: SyncPlan,
  jira: JiraValues,
  refusals: Readonly<Partial<Record<SyncedField, string>>>,
): SyncBase {
  const fields = SYNCED_FIELDS.filter((field) => refusals[field] !== undefined);
  return {
    ...plan.base,
    jira: { ...plan.base.jira, ...Object.fromEntries(fields.map((field) => [field, jira[field]])) },
    refused: { ...plan.base.refused, ...refusals },
  };
}

export interface AfterWrite {
  readonly base: SyncBase;
  /** Somebody edited another field in Jira between our read and our write: the two sides are to be compared again. */
  readonly editedMeanwhile: boolean;
}

/**
 * The base after a write that Jira took, at least in part. Only what was sent is agreed by what Jira holds now; every
 * other field is agreed as it was read, so an edit that came in between is still seen as one.
 * @param held what Jira holds after the write
 */
export function afterWrite(
  plan: SyncPlan,
  held: JiraValues,
  refusals: Readonly<Partial<Record<SyncedField, string>>>,
): AfterWrite {
  const isSent = (field: SyncedField) => plan.toJira[field] !== undefined;
  const sent = SYNCED_FIELDS.filter(isSent).map((field) => [field, held[field]] as const);
  const jira = { ...plan.base.jira, ...Object.fromEntries(sent) };
  return {
    base: withRefusals({ ...plan, base: { ...plan.base, jira } }, held, refusals),
    editedMeanwhile: SYNCED_FIELDS.some((field) => !isSent(field) && (jira[field] ?? null) !== held[field]),
  };
}
