import { saveAction } from '../../src/app/actions';
import { createIssues } from '../../src/app/issue-orders';
import type { StoredAction, World } from '../../src/app/ports';
import type { MacroConfig } from '../../src/contract/calls';
import type { ActionFields } from '../../src/domain/actions';
import { aCaller, anAction, anEdit, anId, aPage, EDITOR, PLACE } from './builders';

export const TARGET = { projectId: '10000', issueTypeId: '10100' };

/** Saves actions as an editor does, the first one creating the record; returns their ids. */
export async function savedActions(
  world: World,
  actions: readonly Partial<ActionFields>[],
  config: MacroConfig = { services: ['Checkout'] },
): Promise<string[]> {
  const ids: string[] = [];
  for (const [position, fields] of actions.entries()) {
    const id = anId();
    await saveAction(world, anEdit({ config }), { id, version: 0, position, value: anAction(fields) });
    ids.push(id);
  }
  return ids;
}

/** Presses "Create in Jira". */
export const pressCreate = (
  world: World,
  actionIds: readonly string[],
  accountId = EDITOR,
  orderId = anId(),
) =>
  createIssues(world, {
    caller: aCaller({ accountId }),
    page: aPage(),
    place: PLACE,
    orderId,
    actionIds,
    target: TARGET,
    extra: {},
  });

/** An action as the store has it now. */
export async function stored(world: World, id: string): Promise<StoredAction> {
  const [action] = await world.issueLinks.byIds([id]);
  if (!action) throw new Error(`no action ${id}`);
  return action;
}
