import type { ActionView } from '../contract/postmortem';
import { type ActionFields, UNLINKED, whyNotValid } from '../domain/actions';
import { InvalidInput, NotFound } from '../domain/failure';
import { isLeftToItsJob } from '../domain/jira-waiting';
import { type Edit, keyOf, saveRow } from './edit';
import { writeJob } from './write-jobs';
import type { StoredAction, World } from './ports';

export function actionView(action: StoredAction): ActionView {
  const { id, version, fields, issue, position } = action;
  return { id, version, fields, issue, position };
}

/** What the log keeps of an action: accounts only as `people.id`. */
function logged(action: StoredAction): unknown {
  const { title, priority, type, dueOn, status, dropReason } = action.fields;
  const { ownerId, position } = action;
  return { title, priority, type, dueOn, status, dropReason, ownerId, position };
}

export async function saveAction(
  world: World,
  edit: Edit,
  input: { id: string; version: number; position: number; value: ActionFields },
): Promise<ActionView> {
  const leaves = ({ issue }: StoredAction) => isLeftToItsJob(issue.pending, world.clock.now());
  const saved = await saveRow<StoredAction>(world, edit, {
    version: input.version,
    what: input.version === 0 ? 'action-added' : 'action-edited',
    basis: () => world.actions.basis(keyOf(edit, input.value.owner), input.id),
    next: async (before, basis) => {
      const why = whyNotValid(input.value, before?.issue ?? UNLINKED);
      if (why !== null) throw new InvalidInput(why);
      const ownerId =
        input.value.owner === null ? null : (basis.ownerId ?? (await world.people.idOf(input.value.owner)));
      return {
        id: input.id,
        postmortemId: basis.postmortem?.id ?? edit.changeId,
        version: input.version + 1,
        fields: input.value,
        ownerId,
        position: input.position,
        issue: before?.issue ?? UNLINKED,
        issueProjectId: before?.issueProjectId ?? null,
        base: before?.base ?? null,
        pageLink: before?.pageLink ?? 'none',
        issueVersion: before?.issueVersion ?? 0,
        issueLogged: before?.issueLogged ?? true,
        editLogged: true,
        claim: before?.claim ?? null,
        orderId: before?.orderId ?? null,
        givenUp: before?.givenUp ?? null,
        removed: false,
        addedAt: before?.addedAt ?? new Date(world.clock.now()).toISOString(),
      };
    },
    logged,
    shown: ({ fields }) => fields,
    commit: (postmortemId, row, next, change) =>
      world.actions.save(
        postmortemId,
        row,
        {
          id: next.id,
          fields: next.fields,
          ownerId: next.ownerId,
          position: next.position,
          leavesWrite: leaves(next),
        },
        change,
      ),
  });
  await tellJira(world, saved.value, leaves(saved.value));
  return { ...actionView(saved.value), version: saved.version };
}

/** The edit itself has marked the write as due; should this fail, the hourly upkeep starts it. */
async function tellJira(world: World, action: StoredAction, hasJob: boolean): Promise<void> {
  if (action.issue.state !== 'linked') return;
  try {
    if (!hasJob) await world.queues.sync(writeJob(action.id, world.clock.now()), 0);
    const wanted = action.fields.status === 'dropped' ? 'resolved' : 'open';
    if (action.pageLink !== wanted) await world.queues.sync({ kind: 'page-links' }, 1);
  } catch (error) {
    world.log.error('actions.jira-by-upkeep', error, { actionId: action.id });
  }
}

export async function removeAction(
  world: World,
  edit: Edit,
  input: { id: string; version: number },
): Promise<{ version: number }> {
  const saved = await saveRow<StoredAction>(world, edit, {
    version: input.version,
    what: 'action-removed',
    removes: true,
    basis: () => world.actions.basis(keyOf(edit), input.id),
    next: (before) => {
      if (before === null) throw new NotFound('That action is not on this page. Reload the page.');
      if (before.issue.state !== 'none')
        throw new InvalidInput(
          'This action has, or may have, an issue in Jira, so it is not removed. Drop it with a reason instead.',
        );
      return before;
    },
    logged,
    shown: ({ fields }) => fields,
    commit: (postmortemId, row, next, change) =>
      row === null
        ? Promise.resolve({ kind: 'conflict' })
        : world.actions.remove(postmortemId, next.id, row, change),
  });
  return { version: saved.version };
}
