import * as v from 'valibot';
import type { Claim, StoredAction } from '../app/ports';
import {
  ACTION_STATUSES,
  ACTION_TYPES,
  DELAYS,
  ISSUE_STATES,
  type IssueLink,
  PRIORITIES,
  UNREACHABLE_REASONS,
} from '../domain/actions';
import type { SyncBase } from '../domain/jira-sync';
import { dateColumn, flagColumn, instantColumn, jsonColumn, numberColumn } from './columns';
import { baseColumn, toBase } from './sync-base';

/** Joins that ACTION_JSON needs: the accounts of the owner, of the claimers, and of the owners in the base. */
export const ACTION_JOINS = `LEFT JOIN people o ON o.id = t.owner_id LEFT JOIN people cl ON cl.id = t.claim_by
  LEFT JOIN people gu ON gu.id = t.given_up_by LEFT JOIN people bp ON bp.id = t.base_page_owner_id
  LEFT JOIN people bj ON bj.id = t.base_jira_owner_id LEFT JOIN people bs ON bs.id = t.base_sent_owner_id`;

const logged = (subject: string, version: string) =>
  `EXISTS (SELECT 1 FROM changes lc WHERE lc.subject = '${subject}' AND lc.subject_id = t.id AND lc.version = ${version})`;

export const ACTION_JSON = `JSON_OBJECT('id', t.id, 'postmortemId', t.postmortem_id, 'version', t.version, 'title', t.title,
  'ownerId', t.owner_id, 'owner', o.account_id, 'priority', t.priority, 'type', t.type, 'dueOn', CAST(t.due_on AS CHAR),
  'status', t.status, 'dropReason', t.drop_reason, 'position', t.position, 'removed', t.removed_at IS NOT NULL, 'addedAt', CAST(t.added_at AS CHAR),
  'state', t.issue_state, 'issueId', t.issue_id, 'issueKey', t.issue_key, 'issueDone', t.issue_done, 'note', t.issue_note,
  'why', t.issue_why, 'marked', t.issue_marked, 'issueProjectId', t.issue_project_id,
  'base', t.sync_base, 'basePageOwner', bp.account_id, 'baseJiraOwner', bj.account_id, 'baseSentOwner', bs.account_id,
  'writeAt', CAST(t.write_due_at AS CHAR), 'writeDelay', t.write_delay, 'writeAttempts', t.write_attempts, 'pageLink', t.page_linked,
  'orderId', t.order_id, 'claimId', t.claim_id, 'claimBy', cl.account_id, 'claimAs', t.claim_as, 'claimExtra', t.claim_extra,
  'claimedAt', CAST(t.claimed_at AS CHAR), 'claimProject', t.claim_project_id, 'claimType', t.claim_type_id,
  'claimLookups', t.claim_lookups, 'nextLookAt', CAST(t.next_lookup_at AS CHAR), 'givenUp', t.given_up, 'givenUpBy', gu.account_id,
  'issueVersion', t.issue_version, 'issueLogged', t.issue_version = 0 OR ${logged('issue', 't.issue_version')},
  'editLogged', ${logged('action', 't.version')})`;

/** What links to the page say, by the number in `page_linked`. */
export const PAGE_LINKS = ['none', 'open', 'resolved'] as const;

const AS = v.picklist(['user', 'app']);
const extra = v.record(v.string(), v.union([v.string(), v.array(v.string())]));

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
  addedAt: instantColumn,
  state: v.picklist(ISSUE_STATES),
  issueId: v.nullable(v.string()),
  issueKey: v.nullable(v.string()),
  issueDone: flagColumn,
  note: v.string(),
  why: v.nullable(v.picklist(UNREACHABLE_REASONS)),
  marked: flagColumn,
  issueProjectId: v.nullable(v.string()),
  base: baseColumn,
  basePageOwner: v.nullable(v.string()),
  baseJiraOwner: v.nullable(v.string()),
  baseSentOwner: v.nullable(v.string()),
  writeAt: v.nullable(instantColumn),
  writeDelay: v.nullable(v.picklist(DELAYS)),
  writeAttempts: numberColumn,
  pageLink: v.pipe(
    numberColumn,
    v.transform((link) => PAGE_LINKS[link] ?? 'none'),
  ),
  orderId: v.nullable(v.string()),
  claimId: v.nullable(v.string()),
  claimBy: v.nullable(v.string()),
  claimAs: v.nullable(AS),
  claimExtra: v.nullable(jsonColumn(extra)),
  claimedAt: v.nullable(instantColumn),
  claimProject: v.nullable(v.string()),
  claimType: v.nullable(v.string()),
  claimLookups: numberColumn,
  nextLookAt: v.nullable(instantColumn),
  givenUp: v.nullable(
    jsonColumn(
      v.object({
        id: v.string(),
        as: AS,
        extra,
        at: v.string(),
        projectId: v.string(),
        issueTypeId: v.string(),
        lookups: v.number(),
      }),
    ),
  ),
  givenUpBy: v.nullable(v.string()),
  issueVersion: numberColumn,
  issueLogged: flagColumn,
  editLogged: flagColumn,
});

type Row = v.InferOutput<typeof row>;

/** A claim as `given_up` keeps it; the account has a column of its own, as everywhere. */
export function givenUpText({ by: _by, nextLookAt: _nextLookAt, ...claim }: Claim): string {
  return JSON.stringify(claim);
}

/** An action as its JSON expression gives it. */
export const actionShape = v.pipe(
  row,
  v.transform((a): StoredAction => {
    const owners = { page: a.basePageOwner, jira: a.baseJiraOwner, sent: a.baseSentOwner };
    const base = toBase(a.base, owners);
    return {
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
      addedAt: a.addedAt,
      issue: toIssue(a, base),
      issueProjectId: a.issueProjectId,
      base,
      pageLink: a.pageLink,
      issueVersion: a.issueVersion,
      issueLogged: a.issueLogged,
      editLogged: a.editLogged,
      claim: toClaim(a),
      orderId: a.orderId,
      givenUp: a.givenUp && { ...a.givenUp, by: a.givenUpBy, nextLookAt: null },
    };
  }),
);

function toIssue(a: Row, base: SyncBase | null): IssueLink {
  return {
    state: a.state,
    issueId: a.issueId,
    issueKey: a.issueKey,
    issueDone: a.issueDone,
    note: a.note,
    why: a.why,
    marked: a.marked,
    refused: base?.refused ?? {},
    pending: a.writeAt === null ? null : { at: a.writeAt, delay: a.writeDelay, attempts: a.writeAttempts },
  };
}

function toClaim(a: Row): Claim | null {
  if (a.claimId === null || a.claimedAt === null || a.claimProject === null || a.claimType === null)
    return null;
  return {
    id: a.claimId,
    by: a.claimBy,
    as: a.claimAs ?? 'user',
    extra: a.claimExtra ?? {},
    at: a.claimedAt,
    projectId: a.claimProject,
    issueTypeId: a.claimType,
    lookups: a.claimLookups,
    nextLookAt: a.nextLookAt,
  };
}
