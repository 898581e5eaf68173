import { idFrom } from '../../local/incident';
import { EDITOR } from '../../local/site/people';
import { actionInput, createInput, type Debrief, must, place, startDebrief } from '../support/debrief';

let debrief: Debrief;
beforeAll(async () => {
  debrief = await startDebrief();
}, 120_000);
afterAll(() => debrief.close());

const as = EDITOR.accountId;

async function states(): Promise<Record<string, number>> {
  const opened = await must(debrief, 'postmortem.open', { place: place(debrief) }, as);
  const counted: Record<string, number> = {};
  for (const { issue } of opened.kind === 'postmortem' ? opened.postmortem.actions : [])
    counted[issue.state] = (counted[issue.state] ?? 0) + 1;
  return counted;
}

/** Seventy actions, of which the second bulk create would take twenty. */
async function seventy(): Promise<string[]> {
  await debrief.fresh();
  const ids = Array.from({ length: 70 }, (_, n) => idFrom('slow', String(n)));
  for (const [position, id] of ids.entries())
    await must(debrief, 'actions.save', actionInput(debrief, id, position), as);
  return ids;
}

const bulks = () =>
  debrief.host.lastInvocation.calls.filter(({ what }) => /POST jira .*\/issue\/bulk$/.test(what)).length;

test('a Jira that takes eight seconds for fifty gets no second request of the same call: nothing is cut off', async () => {
  const input = createInput(debrief, await seventy());
  const slow = debrief.host.faults.inject({
    at: 1,
    of: 'request',
    kind: 'slow',
    ms: 8_000,
    on: /issue\/bulk$/,
  });
  const first = await must(debrief, 'actions.create-issues', input, as);
  expect([slow.fired, bulks(), first.left]).toEqual([true, 1, 20]);
  expect(await states()).toEqual({ linked: 50, queued: 20 });
  const second = await must(debrief, 'actions.create-issues', input, as);
  expect([bulks(), second.left]).toEqual([1, 0]);
  expect(await states()).toEqual({ linked: 70 });
  expect(debrief.jira.issues()).toHaveLength(70);
}, 60_000);

test('what a slow Jira left over the queue creates when the page is closed', async () => {
  const input = createInput(debrief, await seventy());
  debrief.host.faults.inject({ at: 1, of: 'request', kind: 'slow', ms: 8_000, on: /issue\/bulk$/ });
  await must(debrief, 'actions.create-issues', input, as);
  await debrief.host.advance(3 * 60_000);
  expect(await states()).toEqual({ linked: 70 });
  expect(debrief.jira.issues()).toHaveLength(70);
}, 60_000);
