import { idFrom } from '../../local/incident';
import { EDITOR } from '../../local/site/people';
import { missingChanges } from '../support/changes';
import { actionInput, ask, createInput, type Debrief, must, place, startDebrief } from '../support/debrief';
import { pointsOf, REFUSALS, type Strike, STRIKES } from '../support/fault-points';

let debrief: Debrief;
beforeAll(async () => {
  debrief = await startDebrief();
}, 120_000);
afterAll(() => debrief.close());

const ACTIONS = ['a', 'b'].map((name) => idFrom('fault', name));
const MINUTE = 60_000;

async function twoActions(): Promise<void> {
  await debrief.fresh();
  for (const [index, id] of ACTIONS.entries())
    await must(debrief, 'actions.save', actionInput(debrief, id, index), EDITOR.accountId);
}

/** Presses the button. A killed function answers nothing, which is what the browser sees too. */
async function create(): Promise<void> {
  const input = createInput(debrief, ACTIONS);
  await ask(debrief, 'actions.create-issues', input, EDITOR.accountId).catch(() => undefined);
}

async function actionsNow() {
  const opened = await must(debrief, 'postmortem.open', { place: place(debrief) }, EDITOR.accountId);
  if (opened.kind !== 'postmortem') throw new Error('the postmortem is gone');
  return opened.postmortem.actions;
}

const issuesOf = (actionId: string) =>
  debrief.jira
    .issues()
    .filter((issue) => JSON.stringify(debrief.jira.properties(issue.id)).includes(actionId));

/** What a person does: press again at once, wait, press again. Never needs more than two long waits. */
async function recover(): Promise<void> {
  await create();
  for (let round = 0; round < 2; round += 1) {
    await debrief.host.advance(40 * MINUTE);
    await create();
  }
  await debrief.host.advance(MINUTE);
}

async function expectExactlyOnce(context: string): Promise<void> {
  const actions = await actionsNow();
  const found = actions.map((action) => ({
    action: action.fields.title,
    state: action.issue.state,
    issues: issuesOf(action.id).map((issue) => issue.id),
    recorded: action.issue.issueId,
  }));
  for (const one of found)
    expect({ context, ...one }).toEqual({ ...one, context, state: 'linked', issues: [one.recorded] });
  expect({ context, missing: await missingChanges(debrief) }).toEqual({ context, missing: [] });
  expect({ context, unmodelled: debrief.host.unmodelled }).toEqual({ context, unmodelled: [] });
}

async function tryPoint(at: number, strike: Strike, lag: number): Promise<void> {
  await twoActions();
  debrief.jira.setIndexLag(lag);
  const injected = debrief.host.faults.inject({ ...strike, at, of: 'any', in: 'resolver' });
  await create();
  expect(injected.fired).toBe(true);
  debrief.host.faults.clear();
  await recover();
}

describe('create in Jira, a failure at every request and statement, then again: exactly one issue per action', () => {
  const tried: string[] = [];
  afterAll(() => {
    process.stdout.write(`create in Jira: ${String(tried.length)} points of failure tried\n`);
  });

  test.each([
    ['no index lag', 0],
    ['an index lag of 30 s', 30_000],
    ['an index lag of 5 min', 5 * MINUTE],
  ])(
    'with %s',
    async (lagName, lag) => {
      await twoActions();
      await create();
      const points = pointsOf(debrief.host.lastInvocation);
      expect(points.length).toBeGreaterThanOrEqual(11);
      for (const point of points)
        for (const strike of STRIKES) {
          const context = `${lagName}: ${strike.name} at ${String(point.at)} (${point.what})`;
          await tryPoint(point.at, strike, lag);
          await expectExactlyOnce(context);
          tried.push(context);
        }
    },
    300_000,
  );

  test('what Jira refuses is not created, said, and can be created again', async () => {
    await twoActions();
    await create();
    const points = pointsOf(debrief.host.lastInvocation);
    for (const point of points.filter(({ what }) => what.startsWith('request')))
      for (const strike of REFUSALS) {
        const context = `${strike.name} at ${String(point.at)} (${point.what})`;
        await tryPoint(point.at, strike, 0);
        await expectExactlyOnce(context);
        tried.push(context);
      }
  }, 120_000);
});

test('two editors and a double click at once: one issue each', async () => {
  await twoActions();
  await Promise.all([create(), create(), create()]);
  await debrief.host.advance(MINUTE);
  await expectExactlyOnce('three at once');
});

test('the whole container dies in the middle of a create', async () => {
  await twoActions();
  debrief.host.faults.inject({ at: 7, of: 'any', kind: 'terminate', effect: 'after', in: 'resolver' });
  await create();
  await recover();
  await expectExactlyOnce('container terminated');
});
