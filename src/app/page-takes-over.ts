import { type ActionFields, PRIORITIES, SYNCED_FIELDS } from '../domain/actions';
import type { PageValues, SyncPlan } from '../domain/jira-sync';
import type { StoredAction, World } from './ports';

/** What the page takes over, as the row's next edit; null when there is nothing. */
export async function editFrom(
  world: World,
  action: StoredAction,
  plan: Pick<SyncPlan, 'toPage'>,
): Promise<{ fields: ActionFields; ownerId: string | null } | null> {
  if (!SYNCED_FIELDS.some((field) => Object.hasOwn(plan.toPage, field))) return null;
  const taken = takenOver(action.fields, plan.toPage);
  const ownerId = taken.owner === action.fields.owner ? action.ownerId : await personOf(world, taken.owner);
  // A promise without a person or a day is none: it goes back to being proposed, and still holds releases.
  const isPromise = taken.status === 'committed' && taken.owner !== null && taken.dueOn !== null;
  const status = taken.status === 'committed' && !isPromise ? 'proposed' : taken.status;
  return { fields: { ...taken, status }, ownerId };
}

const personOf = (world: World, accountId: string | null) =>
  accountId === null ? Promise.resolve(null) : world.people.idOf(accountId);

function takenOver(fields: ActionFields, toPage: Partial<PageValues>): ActionFields {
  return {
    ...fields,
    title: toPage.title ?? fields.title,
    dueOn: toPage.dueOn === undefined ? fields.dueOn : toPage.dueOn,
    owner: toPage.owner === undefined ? fields.owner : toPage.owner,
    priority: PRIORITIES.find((priority) => priority === toPage.priority) ?? fields.priority,
  };
}
