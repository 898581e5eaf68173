import type {
  ActionSettlement,
  Change,
  IssueUpdate,
  NewAttempt,
  NewOrder,
  Settlement,
  StoredAction,
} from '../../src/app/ports';
import type { ActionFields } from '../../src/domain/actions';
import { newBase, type SyncBase } from '../../src/domain/jira-sync';
import { aChange, aLinkedIssue, anAction, anId, EDITOR } from './builders';
import { stored } from './builders-saved';
import { aRecord, keyOf } from './ports-contract';
import type { TestWorld } from './ports-world';

/** Nothing but a change of the issue side. */
export const aSettlement = (
  some: Partial<IssueUpdate> = {},
  change: Change = aChange(),
  edit: Settlement['edit'] = null,
): Settlement => ({
  update: {
    issue: aLinkedIssue(),
    projectId: '10000',
    base: null,
    claim: 'drop',
    pageLink: null,
    readAt: null,
    ...some,
  },
  change,
  edit,
});

/** A base in which both sides say what the page says, with a priority of Jira. */
export const aBase = (fields: ActionFields, some: Partial<SyncBase> = {}): SyncBase => ({
  ...newBase(fields),
  jira: { title: fields.title, dueOn: fields.dueOn, priority: '2', owner: fields.owner },
  ...some,
});

/** Some actions of one postmortem, and how to work on them. */
export async function someActions(open: () => TestWorld, count: number, some: Partial<ActionFields> = {}) {
  const world = open();
  const links = world.issueLinks;
  const postmortemId = await aRecord(world);
  const byId = await world.people.idOf(EDITOR);
  const owner = some.owner ?? null;
  const ownerId = owner === null ? null : await world.people.idOf(owner);
  const ids = Array.from({ length: count }, anId);
  for (const [position, id] of ids.entries())
    await world.actions.save(
      postmortemId,
      null,
      { id, fields: anAction(some), ownerId, position },
      aChange(),
    );

  const anOrder = (given: Partial<NewOrder> = {}): NewOrder => ({
    id: anId(),
    byId,
    at: world.clock.iso(),
    projectId: '10000',
    issueTypeId: '10100',
    extra: {},
    ...given,
  });
  const anAttempt = (given: Partial<NewAttempt> = {}): NewAttempt => ({
    id: anId(),
    at: world.clock.iso(),
    as: 'user',
    ...given,
  });
  const action = (id: string): Promise<StoredAction> => stored(world, id);
  const state = async (id: string) => (await action(id)).issue.state;
  const edited = async (id: string, fields: Partial<ActionFields>, change = aChange()) => {
    const { row } = await world.actions.basis(keyOf(anId()), id);
    if (!row) throw new Error('the action is there');
    const edit = { id, fields: { ...row.value.fields, ...fields }, ownerId: row.value.ownerId, position: 1 };
    return world.actions.save(postmortemId, row, edit, change);
  };
  /** Ordered and claimed, as a function does that creates them. */
  const claimed = async (these: readonly string[] = ids) => {
    const [order, attempt] = [anOrder(), anAttempt()];
    await links.order(these, order);
    const got = await links.claim(these, order.id, attempt);
    return { order, attempt, got };
  };
  const settled = async (id: string, update: Partial<IssueUpdate> = {}, change = aChange()) =>
    links.settle(await action(id), aSettlement(update, change));
  const settlementOf = async (id: string, update: Partial<IssueUpdate> = {}): Promise<ActionSettlement> => ({
    action: await action(id),
    ...aSettlement(update),
  });
  return {
    world,
    links,
    postmortemId,
    byId,
    ids,
    anOrder,
    anAttempt,
    action,
    state,
    edited,
    claimed,
    settled,
    settlementOf,
  };
}
