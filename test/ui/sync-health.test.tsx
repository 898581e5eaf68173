import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { SyncHealth } from '../../src/contract/issues';
import { readable, zoneName } from '../../static/src/shared/instants';
import { failed, freshHost, ok, openApp } from './support/fake-host';
import { atSettings, health } from './support/settings';

const host = freshHost();
let answer: SyncHealth;

beforeEach(() => {
  atSettings(host(), 'jira');
  answer = health();
  host().calls['jira-sync.health'] = () => ok(answer);
});

const stuck = (number: number, part: Partial<SyncHealth['troubled'][number]>) => ({
  actionId: `01890000-0000-7000-8000-00000000000${String(number)}`,
  pageId: '77',
  issueKey: `OPS-${String(number)}`,
  state: 'linked' as const,
  why: null,
  delay: null,
  attempts: 0,
  nextAt: null,
  note: '',
  ...part,
});

const openSection = async () => {
  openApp(host());
  return screen.findByRole('region', { name: 'Sync with Jira' });
};

test('a sync that goes well says so, in the time zone of the reader', async () => {
  const section = await openSection();
  expect(await within(section).findByTestId('sync-state')).toHaveTextContent('ConnectedJira answers.');
  expect(section).toHaveTextContent(`with Jira on ${readable('2026-03-02T08:00:00.000Z')}`);
  expect(section).toHaveTextContent(`Times are those of your time zone, ${zoneName()}.`);
  expect(
    within(section)
      .getAllByRole('listitem')
      .map((item) => item.textContent),
  ).toEqual(['12 actions linked to an issue in Jira.']);
  expect(within(section).queryByRole('button')).toBeNull();
  expect(section).toHaveTextContent('Nothing waits, and nothing needs anybody.');
  expect(section).not.toHaveTextContent('Paused');
  expect(host().asked).toEqual([]);
});

test('only what there is is counted, in plain words', async () => {
  const none = health().counts;
  answer = health({ counts: { ...none, linked: 0, pending: 1, unreachable: 2 } });
  const section = await openSection();
  await within(section).findByTestId('count-pending');
  expect(
    within(section)
      .getAllByRole('listitem')
      .map((item) => item.textContent),
  ).toEqual([
    '2 actions whose issue Debrief cannot read. They count as open until it can.',
    '1 action with a change that Jira does not have yet.',
  ]);
  expect(within(section).getByRole('button', { name: 'Try everything again now' })).toBeEnabled();
  cleanup();
  answer = health({ counts: { ...none, linked: 0 } });
  expect(await within(await openSection()).findByText('No action has an issue yet.')).toBeVisible();
});

test.each([
  ['not-connected', 'A site admin can connect it under Connected apps'],
  ['silent', 'Jira does not answer right now'],
] as const)('%s says what to do', async (jira, said) => {
  answer = health({ jira, lastSweepAt: null });
  const section = await openSection();
  expect(await within(section).findByTestId('sync-state')).toHaveTextContent(said);
  expect(section).toHaveTextContent('Debrief has not compared all issues with Jira yet.');
});

test('a pause says until when, and a quota that runs out is warned of', async () => {
  const at = '2026-03-02T10:00:00.000Z';
  const counts = { ...health().counts, pending: 1 };
  answer = health({ nearLimitAt: '2026-03-02T09:40:00.000Z', counts });
  const section = await openSection();
  expect(await within(section).findByText(/little is left/)).toHaveTextContent(
    readable('2026-03-02T09:40:00.000Z'),
  );
  answer = health({ pausedUntil: at });
  host().calls['jira-sync.retry-all'] = () => ok({ started: 0 });
  await userEvent.setup().click(within(section).getByRole('button', { name: 'Try everything again now' }));
  expect(await within(section).findByText(/The sync goes on at/)).toHaveTextContent(readable(at));
  expect(within(section).queryByText(/little is left/)).not.toBeInTheDocument();
});

test('what is stuck stands there with its reason, its next try and its page', async () => {
  const at = '2026-03-02T11:00:00.000Z';
  answer = health({
    troubled: [
      stuck(1, { delay: 'forbidden', attempts: 3, nextAt: at }),
      stuck(2, { state: 'unreachable', why: 'project-archived', pageId: '78' }),
      stuck(3, { state: 'asking', issueKey: null, note: 'We looked three times.' }),
      stuck(4, { state: 'none', issueKey: null, note: 'Jira says no.' }),
    ],
  });
  host().confluence = () => ({ status: 200, body: { results: [{ id: '77', title: 'Outage of March' }] } });
  const section = await openSection();
  const table = await within(section).findByRole('table', { name: 'What waits or needs somebody' });
  await within(table).findAllByText('Outage of March');
  const rows = within(table).getAllByRole('row').slice(1);
  expect(rows[0]).toHaveTextContent('Debrief may not edit this issue.');
  expect(rows[0]).toHaveTextContent(`Tried 3 times.Next try ${readable(at)}`);
  expect(rows[1]).toHaveTextContent('A page you may not see');
  expect(rows[1]).toHaveTextContent('The project is archived.');
  expect(rows[1]).toHaveTextContent('Within the next hours');
  expect(rows[2]).toHaveTextContent('None yet');
  expect(rows[2]).toHaveTextContent('We looked three times.Next try Not by itself');
  expect(rows[3]).toHaveTextContent('Jira says no.');
  expect(host().asked).toEqual(['confluence /wiki/api/v2/pages?id=77,78&limit=250']);

  const [first] = rows;
  if (!first) throw new Error('there are rows');
  const user = userEvent.setup();
  for (const link of within(first).getAllByRole('link')) await user.click(link);
  expect(host().opened).toMatchObject([
    { url: 'https://example.atlassian.net/wiki/pages/viewpage.action?pageId=77' },
    { url: 'https://example.atlassian.net/browse/OPS-1' },
  ]);
});

test('everything is tried again on demand, and the list is read again', async () => {
  answer = health({ troubled: [stuck(1, { delay: 'no-answer', attempts: 1 })] });
  host().confluence = () => ({ status: 500 });
  host().calls['jira-sync.retry-all'] = () => {
    answer = health();
    return ok({ started: 3 });
  };
  const section = await openSection();
  expect(await within(section).findByText(/Jira did not answer\. Tried once\./)).toBeVisible();
  await userEvent.setup().click(within(section).getByRole('button', { name: 'Try everything again now' }));
  expect(await within(section).findByText(/3 tries are started/)).toBeVisible();
  await waitFor(() => expect(section).toHaveTextContent('Nothing waits, and nothing needs anybody.'));
});

test('a retry that fails says why', async () => {
  answer = health({ counts: { ...health().counts, queued: 1 } });
  host().calls['jira-sync.retry-all'] = () => failed('NOT_ALLOWED', 'Only admins may do this.');
  const section = await openSection();
  await userEvent
    .setup()
    .click(await within(section).findByRole('button', { name: 'Try everything again now' }));
  expect(await within(section).findByRole('alert')).toHaveTextContent('Only admins may do this.');
});

test.each([
  ['failed', 'UNEXPECTED'],
  ['denied', 'NOT_ALLOWED'],
  ['preparing', 'PREPARING'],
] as const)('a state that cannot be read is %s, beside the rest', async (testId, code) => {
  host().calls['jira-sync.health'] = () => failed(code, 'Why it is so.');
  const section = await openSection();
  expect(await within(section).findByTestId(testId)).toHaveTextContent('Why it is so.');
  expect(within(section).queryByRole('button', { name: 'Try everything again now' })).toBeNull();
  expect(await screen.findByRole('button', { name: 'Add mapping' })).toBeVisible();
});
