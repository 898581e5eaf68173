import * as v from 'valibot';
import { SYNCED_FIELDS } from '../domain/actions';
import { type SyncBase, WRITE_AGAIN } from '../domain/jira-sync';
import { type Assigned, type Assignments, computed } from './assignments';
import { jsonColumn } from './columns';

/**
 * What both sides agreed on last, as a row holds it: a JSON text without the owners, whose `people.id`s have columns
 * of their own, so that a closed account is forgotten here as well. In the text an owner is null, or WRITE_AGAIN;
 * that the key is there says that the owner is known.
 */
const value = v.nullable(v.string());
const allValues = v.object({ title: value, dueOn: value, priority: value, owner: value });
const someValues = v.object({
  title: v.exactOptional(value),
  dueOn: v.exactOptional(value),
  priority: v.exactOptional(value),
  owner: v.exactOptional(value),
});

export const baseColumn = v.nullable(
  jsonColumn(
    v.object({
      page: allValues,
      jira: someValues,
      refused: v.record(v.picklist(SYNCED_FIELDS), v.string()),
      sent: someValues,
    }),
  ),
);

/** Accounts of the owners as a read joins them. */
export interface BaseOwners {
  readonly page: string | null;
  readonly jira: string | null;
  readonly sent: string | null;
}

export function toBase(stored: v.InferOutput<typeof baseColumn>, owners: BaseOwners): SyncBase | null {
  if (stored === null) return null;
  return {
    page: { ...stored.page, owner: stored.page.owner ?? owners.page },
    jira: withOwner(stored.jira, owners.jira),
    refused: stored.refused,
    sent: withOwner(stored.sent, owners.sent),
  };
}

const withOwner = (stored: v.InferOutput<typeof someValues>, owner: string | null): SyncBase['jira'] =>
  stored.owner === undefined ? stored : { ...stored, owner };

/** @param owners `people.id` by account, as far as it is known here; the database looks for the others */
export function baseAssignments(base: SyncBase | null, owners: ReadonlyMap<string, string>): Assignments {
  if (base === null)
    return {
      sync_base: null,
      base_page_owner_id: null,
      base_jira_owner_id: null,
      base_sent_owner_id: null,
    };
  return {
    sync_base: JSON.stringify({
      page: nameless(base.page),
      jira: nameless(base.jira),
      refused: base.refused,
      sent: nameless(base.sent),
    }),
    base_page_owner_id: personId(base.page.owner, owners),
    base_jira_owner_id: personId(base.jira.owner, owners),
    base_sent_owner_id: personId(base.sent.owner, owners),
  };
}

/** Accounts that a base names. */
export function accountsIn(base: SyncBase | null): readonly string[] {
  const named = [base?.page.owner, base?.jira.owner, base?.sent.owner];
  return named.flatMap((account) => (isAccount(account) ? account : []));
}

const isAccount = (owner: string | null | undefined): owner is string =>
  owner !== undefined && owner !== null && owner !== WRITE_AGAIN;

function nameless(side: SyncBase['jira']): SyncBase['jira'] {
  return isAccount(side.owner) ? { ...side, owner: null } : side;
}

function personId(owner: string | null | undefined, owners: ReadonlyMap<string, string>): Assigned {
  if (!isAccount(owner)) return null;
  return owners.get(owner) ?? computed('(SELECT pe.id FROM people pe WHERE pe.account_id = ?)', owner);
}
