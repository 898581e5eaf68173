import { idFrom } from '../../local/incident';
import { EDITOR } from '../../local/site/people';
import { missingChanges } from '../support/changes';
import { actionInput, ask, createInput, must, place } from '../support/debrief';
import { testFaults, type Work } from '../support/faulty-work';
import { freshDebrief } from '../support/fresh-debrief';

const debrief = freshDebrief();
const ACTIONS = ['a', 'b'].map((name) => idFrom('fault', name));
const MINUTE = 60_000;

async function twoActions(): Promise<void> {
  for (const [index, id] of ACTIONS.entries())
    await must(debrief, 'actions.save', actionInput(debrief, id, index), EDITOR.accountId);
}

/** Presses the button. A killed function answers nothing, which is what the browser sees too. */
async function create(): Promise<void> {
  const input = createInput(debrief, ACTIONS);
  await ask(debrief, 'actions.create-issues', input, EDITOR.accountId).catch(() => undefined);
}

const issuesOf = (actionId: string) =>
  debrief.jira
    .issues()
    .filter((issue) => JSON.stringify(debrief.jira.properties(issue.id)).includes(actionId));

async function standing() {
  const opened = await must(debrief, 'postmortem.open', { place: place(debrief) }, EDITOR.accountId);
  if (opened.kind !== 'postmortem') throw new Error('the postmortem is gone');
  return opened.postmortem.actions.map(({ id, issue }) => ({
    state: issue.state,
    recorded: issue.issueId,
    issues: issuesOf(id).map((one) => one.id),
  }));
}

/** What a person does: press again at once, wait, press again. Never needs more than two long waits. */
async function recover(): Promise<void> {
  await create();
  for (let round = 0; round < 2; round += 1) {
    await debrief.host.advance(40 * MINUTE);
    await create();
  }
  await debrief.host.advance(MINUTE);
}

async function exactlyOnce(): Promise<void> {
  const found = await standing();
  expect(found).toEqual(found.map((one) => ({ ...one, state: 'linked', issues: [one.recorded] })));
}

const withLag = (lagName: string, lag: number): Work => ({
  name: `create, with ${lagName}`,
  in: 'resolver',
  async prepare() {
    await twoActions();
    debrief.jira.setIndexLag(lag);
  },
  run: create,
  outcome: async () =>
    (await standing()).map(({ state, issues }) => `${state}, ${String(issues.length)} in Jira`).join('; '),
  recover,
  expected: exactlyOnce,
  // What Jira refuses it does not index either.
  refusals: lag === 0,
});

testFaults('create-issues', debrief, [
  withLag('no index lag', 0),
  withLag('an index lag of 30 s', 30_000),
  withLag('an index lag of 5 min', 5 * MINUTE),
]);

test('two editors and a double click at once: one issue each', async () => {
  await twoActions();
  await Promise.all([create(), create(), create()]);
  await debrief.host.advance(MINUTE);
  await exactlyOnce();
  expect(await missingChanges(debrief)).toEqual([]);
});

test('the whole container dies in the middle of a create', async () => {
  await twoActions();
  debrief.host.faults.inject({ at: 7, of: 'any', kind: 'terminate', effect: 'after', in: 'resolver' });
  await create();
  await recover();
  await exactlyOnce();
  expect(await missingChanges(debrief)).toEqual([]);
});
