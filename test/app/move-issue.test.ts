import { moveIssue } from '../../src/app/move-issue';
import type { IssueTransition } from '../../src/domain/issue-transitions';
import { aCaller, PLACE } from '../support/builders';
import { pressCreate, savedActions } from '../support/builders-saved';
import { drainJobs } from '../support/jobs';
import { memoryWorld } from '../support/ports-world';

const way = (id: string, name: string, category: string): IssueTransition => ({
  id,
  name,
  to: { id: `to ${id}`, name, category },
  demands: [],
});
const RESOLVE = way('31', 'Resolve', 'done');
const REJECT = way('41', 'Reject', 'done');

async function linked(...offered: IssueTransition[]) {
  const world = memoryWorld();
  const [actionId = ''] = await savedActions(world, [{}]);
  await pressCreate(world, [actionId]);
  await drainJobs(world);
  world.issues.workflow = ({ done }) => (done ? [] : offered);
  const move = (transitionId: string | null) =>
    moveIssue(world, { caller: aCaller(), place: PLACE, actionId, goal: 'done', transitionId });
  return { world, move };
}

it('takes the only way that leads there by itself', async () => {
  const { world, move } = await linked(RESOLVE);
  expect(await move(null)).toMatchObject({ kind: 'moved', action: { issue: { issueDone: true } } });
  expect(world.issues.moved).toEqual(['31']);
});

it('takes the way that a person chose among several', async () => {
  const { world, move } = await linked(RESOLVE, REJECT);
  expect(await move(null)).toMatchObject({ kind: 'choose', among: [{ id: '31' }, { id: '41' }] });
  expect(await move('41')).toMatchObject({ kind: 'moved' });
  expect(world.issues.moved).toEqual(['41']);
});

it('never takes another way than the one that was chosen, and shows what is offered now', async () => {
  const { world, move } = await linked(RESOLVE);
  expect(await move('41')).toEqual({ kind: 'choose', among: [{ id: '31', name: 'Resolve', to: 'Resolve' }] });
  expect(world.issues.moved).toEqual([]);
  expect(await move('31')).toMatchObject({ kind: 'moved' });
});

it('is content when the issue is there already, whatever was chosen', async () => {
  const { world, move } = await linked(RESOLVE);
  world.issues.change('10001', { done: true });
  expect(await move('41')).toMatchObject({ kind: 'moved', action: { issue: { issueDone: true } } });
});
