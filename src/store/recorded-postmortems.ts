import * as v from 'valibot';
import type { PostmortemDue, RecordedPostmortem } from '../app/ports';
import { SEVERITIES } from '../domain/postmortem';
import { REMINDER_KINDS, type ReminderWindow } from '../domain/reminders';
import { flagColumn, instantColumn, jsonColumn, toSqlInstant } from './columns';
import { reviewMeetingShape, reviewPlanShape } from './detail-shapes';
import type { DetailKind } from './details';
import { marks, select } from './sql';

/** domain/actions `isOpen`; a test compares the two. */
export const OPEN = `t.status <> 'dropped' AND NOT (t.issue_state = 'none' AND t.status = 'done')
  AND NOT (t.issue_state = 'linked' AND t.issue_done = 1)`;

const PRESENT_ACTION = 't.postmortem_id = p.id AND t.removed_at IS NULL';
const OPEN_ACTIONS = `EXISTS (SELECT 1 FROM actions t WHERE ${PRESENT_ACTION} AND ${OPEN})`;
const UNFINISHED = `(NOT EXISTS (SELECT 1 FROM sections s WHERE s.postmortem_id = p.id AND s.section = 'summary' AND s.body <> '')
  OR NOT EXISTS (SELECT 1 FROM causes k WHERE k.postmortem_id = p.id AND k.removed_at IS NULL)
  OR NOT EXISTS (SELECT 1 FROM actions t WHERE ${PRESENT_ACTION}))`;
const IS_OLD = `p.resolved_at >= ? AND p.resolved_at <= ? AND (${OPEN_ACTIONS} OR ${UNFINISHED})`;
const detailOf = (kind: DetailKind) =>
  `(SELECT d.body FROM details d WHERE d.id = CONCAT(p.id, '/${kind}/'))`;
const MEETING = detailOf('review-meeting');
const PLAN = detailOf('review-plan');
/** Instants stand there as texts of one length, and texts of JSON's null are behind all of them. */
const valueIn = (json: string, field: string) => `JSON_UNQUOTE(JSON_EXTRACT(${json}, '$.${field}'))`;
const NOT_HELD = `COALESCE(${valueIn(MEETING, 'heldAt')}, 'null') = 'null'`;
const REVIEW_DUE = `${NOT_HELD} AND ((p.resolved_at >= ? AND p.resolved_at <= ?) OR
  (p.resolved_at IS NOT NULL AND ${valueIn(PLAN, 'deadline')} BETWEEN ? AND ?))`;
const RECORDED = `JOIN changes c ON c.subject = 'postmortem' AND c.subject_id = p.id AND c.version = 1`;
const LINKED = `t.removed_at IS NULL AND t.issue_state = 'linked' AND t.issue_id IS NOT NULL`;

/** One issue that the app or the recipient cannot see would be no good; more than a few are not needed. */
const ISSUES_OF_A_POSTMORTEM = 3;
const MOST_DUE = 100;

/** Whoever recorded one that a mail may be about; parameters: `recordersParameters`. One scan for all people. */
export const RECORDERS = `SELECT c.changed_by FROM postmortems p ${RECORDED}
  WHERE p.removed_at IS NULL AND ((${REVIEW_DUE}) OR (${IS_OLD}))
    AND EXISTS (SELECT 1 FROM actions t WHERE t.postmortem_id = p.id AND ${LINKED})`;

export const recordersParameters = (window: ReminderWindow): string[] => [
  ...[window.resolvedFrom, window.resolvedUntil].map(toSqlInstant),
  ...[window.deadlineFrom, window.deadlineUntil],
  ...[window.oldFrom, window.oldUntil].map(toSqlInstant),
];

const EVER = '9999-12-31T00:00:00.000Z';

/** Recorded by somebody, with their review ahead or due, or old and not done with; the latest first. */
export async function recordedBy(
  person: { readonly id: string } | { readonly accountId: string },
  window: ReminderWindow,
  limit: number,
): Promise<readonly RecordedPostmortem[]> {
  const [column, value] = 'id' in person ? ['pe.id', person.id] : ['pe.account_id', person.accountId];
  const rows = await select(
    `SELECT p.id AS id, p.title AS title, p.page_id AS page_id, p.resolved_at AS resolved_at,
      p.severity AS severity, p.zone AS zone, ${PLAN} AS plan, ${MEETING} AS meeting, ${OPEN_ACTIONS} AS open_actions, ${UNFINISHED} AS unfinished
     FROM postmortems p ${RECORDED} JOIN people pe ON pe.id = c.changed_by
     WHERE ${column} = ? AND p.removed_at IS NULL AND ((${REVIEW_DUE}) OR (${IS_OLD}))
     ORDER BY p.resolved_at DESC, p.id LIMIT ${String(limit)}`,
    [value, ...recordersParameters({ ...window, resolvedUntil: EVER, deadlineUntil: EVER })],
    v.object({
      id: v.string(),
      title: v.string(),
      page_id: v.string(),
      resolved_at: instantColumn,
      severity: v.picklist(SEVERITIES),
      zone: v.string(),
      plan: v.nullable(jsonColumn(reviewPlanShape)),
      meeting: v.nullable(jsonColumn(reviewMeetingShape)),
      open_actions: flagColumn,
      unfinished: flagColumn,
    }),
  );
  return rows.map(({ page_id, resolved_at, open_actions, plan, meeting, ...row }) => ({
    ...{ ...row, pageId: page_id, resolvedAt: resolved_at, openActions: open_actions },
    ...{ ownDeadline: plan?.deadline ?? null, heldAt: meeting?.heldAt ?? null },
  }));
}

export async function postmortemsDue(
  personId: string,
  window: ReminderWindow,
): Promise<readonly PostmortemDue[]> {
  const recorded = await recordedBy({ id: personId }, window, MOST_DUE);
  if (recorded.length === 0) return [];
  const ids = recorded.map(({ id }) => id);
  const issues = await select(
    `WITH linked AS (SELECT t.postmortem_id AS postmortem_id, t.issue_id AS issue_id,
        ROW_NUMBER() OVER (PARTITION BY t.postmortem_id
          ORDER BY CASE WHEN t.owner_id = ? THEN 0 ELSE 1 END, t.issue_done, t.id) AS place
      FROM actions t WHERE t.postmortem_id IN (${marks(ids)}) AND ${LINKED})
     SELECT l.postmortem_id AS postmortem_id, l.issue_id AS issue_id FROM linked l
     WHERE l.place <= ${String(ISSUES_OF_A_POSTMORTEM)} ORDER BY l.postmortem_id, l.place`,
    [personId, ...ids],
    v.object({ postmortem_id: v.string(), issue_id: v.string() }),
  );
  const told = await select(
    `SELECT r.kind AS kind, r.subject_id AS subject_id, r.marker AS marker FROM reminders r WHERE r.subject_id IN (${marks(ids)})`,
    ids,
    v.object({ kind: v.picklist(REMINDER_KINDS), subject_id: v.string(), marker: v.string() }),
  );
  return recorded.map((postmortem) => ({
    ...postmortem,
    issueIds: issues.flatMap((row) => (row.postmortem_id === postmortem.id ? row.issue_id : [])),
    told: told.flatMap(({ kind, subject_id: subjectId, marker }) =>
      subjectId === postmortem.id ? { kind, subjectId, marker } : [],
    ),
  }));
}
