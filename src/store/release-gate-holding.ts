import * as v from 'valibot';
import type { HoldingAction, ReleaseGates } from '../app/ports';
import { PRIORITIES } from '../domain/actions';
import { dateColumn, flagColumn, numberColumn } from './columns';
import { POLICY_COLUMNS, STORED_POLICY } from './release-gate-policy-columns';
import { momentParams, partsOf } from './release-gate-verdict';
import { marks, select } from './sql';

const row = v.object({
  action_id: v.string(),
  service_id: v.string(),
  priority: v.picklist(PRIORITIES),
  priority_rank: numberColumn,
  issue_key: v.nullable(v.string()),
  due_on: v.nullable(dateColumn),
  unassigned: flagColumn,
});

/** Ranks begin at the worst one; this is before it. */
const BEFORE_ALL = { rank: 99, actionId: '', serviceId: '' };

/** What holds a release, as the verdict counts it, by page. */
export const readHolding: ReleaseGates['holding'] = async (serviceIds, asked, release, after, most) => {
  if (serviceIds.length === 0) return [];
  const services = `SELECT s.id AS service_id, s.name AS service_name, ${POLICY_COLUMNS}, 0 AS policy_version,
     '' AS policy_source FROM services s ${STORED_POLICY} WHERE s.id IN (${marks(serviceIds)})`;
  const { rank, actionId, serviceId } = after ?? BEFORE_ALL;
  const rows = await select(
    `${partsOf(services)}
     SELECT c.action_id AS action_id, c.service_id AS service_id, c.priority AS priority, c.priority_rank AS priority_rank,
       c.issue_key AS issue_key, c.due_on AS due_on, c.unassigned AS unassigned
     FROM counted c WHERE c.waived = 0 AND (c.open_unlinked = 1 OR c.open_linked = 1)
       AND (c.priority_rank < ? OR (c.priority_rank = ? AND (c.action_id > ?
         OR (c.action_id = ? AND c.service_id > ?))))
     ORDER BY c.priority_rank DESC, c.action_id, c.service_id LIMIT ${String(most)}`,
    [...serviceIds, ...momentParams(asked, release), rank, rank, actionId, actionId, serviceId],
    row,
  );
  return rows.map((one): HoldingAction => ({
    actionId: one.action_id,
    serviceId: one.service_id,
    priority: one.priority,
    rank: one.priority_rank,
    issueKey: one.issue_key,
    dueOn: one.due_on,
    isOwned: !one.unassigned,
  }));
};
