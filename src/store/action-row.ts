import * as v from 'valibot';
import type { StoredAction } from '../app/ports';
import { ACTION_STATUSES, ACTION_TYPES, ISSUE_STATES, PRIORITIES } from '../domain/actions';
import { dateColumn, flagColumn, instantColumn, numberColumn } from './columns';

/** Joins that ACTION_JSON needs: the owner's and the claimer's account. */
export const ACTION_JOINS = `LEFT JOIN people o ON o.id = t.owner_id LEFT JOIN people cl ON cl.id = t.claim_by`;

export const ACTION_JSON = `JSON_OBJECT('id', t.id, 'postmortemId', t.postmortem_id, 'version', t.version, 'title', t.title,
  'ownerId', t.owner_id, 'owner', o.account_id, 'priority', t.priority, 'type', t.type, 'dueOn', CAST(t.due_on AS CHAR),
  'status', t.status, 'dropReason', t.drop_reason, 'position', t.position, 'removed', t.removed_at IS NOT NULL,
  'state', t.issue_state, 'issueId', t.issue_id, 'issueKey', t.issue_key, 'issueDone', t.issue_done, 'note', t.issue_note,
  'claimId', t.claim_id, 'claimBy', cl.account_id, 'claimedAt', CAST(t.claimed_at AS CHAR), 'claimProject', t.claim_project_id,
  'claimType', t.claim_type_id, 'claimLookups', t.claim_lookups, 'nextLookAt', CAST(t.next_lookup_at AS CHAR), 'issueVersion', t.issue_version,
  'issueLogged', t.issue_version = 0 OR EXISTS (SELECT 1 FROM changes ic WHERE ic.subject = 'issue' AND ic.subject_id = t.id AND ic.version = t.issue_version))`;

const row = v.object({
  id: v.string(),
  postmortemId: v.string(),
  version: numberColumn,
  title: v.string(),
  ownerId: v.nullable(v.string()),
  owner: v.nullable(v.string()),
  priority: v.picklist(PRIORITIES),
  type: v.picklist(ACTION_TYPES),
  dueOn: v.nullable(dateColumn),
  status: v.picklist(ACTION_STATUSES),
  dropReason: v.string(),
  position: numberColumn,
  removed: flagColumn,
  state: v.picklist(ISSUE_STATES),
  issueId: v.nullable(v.string()),
  issueKey: v.nullable(v.string()),
  issueDone: flagColumn,
  note: v.string(),
  claimId: v.nullable(v.string()),
  claimBy: v.nullable(v.string()),
  claimedAt: v.nullable(instantColumn),
  claimProject: v.nullable(v.string()),
  claimType: v.nullable(v.string()),
  claimLookups: numberColumn,
  nextLookAt: v.nullable(instantColumn),
  issueVersion: numberColumn,
  issueLogged: flagColumn,
});

/** An action as its JSON expression gives it. */
export const actionShape = v.pipe(
  row,
  v.transform((a): StoredAction => ({
    id: a.id,
    postmortemId: a.postmortemId,
    version: a.version,
    fields: {
      title: a.title,
      owner: a.owner,
      priority: a.priority,
      type: a.type,
      dueOn: a.dueOn,
      status: a.status,
      dropReason: a.dropReason,
    },
    ownerId: a.ownerId,
    position: a.position,
    removed: a.removed,
    issue: { state: a.state, issueId: a.issueId, issueKey: a.issueKey, issueDone: a.issueDone, note: a.note },
    issueVersion: a.issueVersion,
    issueLogged: a.issueLogged,
    claim:
      a.claimId === null || a.claimedAt === null || a.claimProject === null || a.claimType === null
        ? null
        : {
            id: a.claimId,
            by: a.claimBy,
            at: a.claimedAt,
            projectId: a.claimProject,
            issueTypeId: a.claimType,
            lookups: a.claimLookups,
            nextLookAt: a.nextLookAt,
          },
  })),
);
