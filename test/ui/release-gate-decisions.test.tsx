import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { DecisionView } from '../../src/contract/release-gate-log';
import { decisionsCsv } from '../../static/src/release-gate/release-gate-decisions-export';
import { failed, freshHost, ok, openApp } from './support/fake-host';
import { atSettings, SERVICE, settings } from './support/settings';

const host = freshHost();
beforeEach(() => {
  atSettings(host(), 'pipelines');
  host().calls['release-gate.log-retention'] = () => ok({ version: 0, value: { days: 400 } });
});

const NOTHING = {
  openUnlinked: 0,
  openLinked: 0,
  unverified: 0,
  overdue: 0,
  unassigned: 0,
  untracked: 0,
  unreachable: 0,
  quiet: 0,
  waived: 0,
};
const held = (some: Partial<DecisionView> = {}): DecisionView => ({
  id: '01890000-0000-7000-8000-000000000901',
  at: '2026-02-24T10:00:00.000Z',
  serviceName: 'Checkout',
  asked: { service: 'checkout', version: '3.6' },
  verdict: 'prevented',
  code: 'OVERDUE',
  caller: { kind: 'token', name: 'Deploy' },
  policyVersion: 2,
  facts: { ...NOTHING, openUnlinked: 1, openLinked: 1, overdue: 1 },
  blockers: [
    { actionId: 'a', title: 'Alert earlier', pageId: '65601', issueKey: 'PAY-7' },
    { actionId: 'b', title: '=1+1', pageId: '65601', issueKey: null },
  ],
  isHeldByMore: true,
  waived: null,
  ...some,
});

async function opened() {
  openApp(host());
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'What the gate has said' }));
  return user;
}

test('says why a release was held, by what, and on whose question', async () => {
  host().calls['release-gate.decisions'] = () => ok({ decisions: [held()], next: null });
  await opened();
  const [item] = within(await screen.findByRole('list', { name: 'Answers, the latest first' })).getAllByRole(
    'listitem',
  );
  expect(item).toHaveTextContent('Checkout, release 3.6');
  expect(item).toHaveTextContent('asked with the token Deploy');
  expect(item).toHaveTextContent('2 open actions, 1 overdue');
  expect(item).toHaveTextContent('At least one of them is past its due date.');
  expect(item).toHaveTextContent('Version 2 of its policy held.');
  expect(item).toHaveTextContent('Held by others as well');
  expect(screen.getByRole('link', { name: /PAY-7/ })).toBeVisible();
});

test('asks for what the filters say, a page at a time', async () => {
  host().calls['release-gate.decisions'] = ({ after }) =>
    after === null
      ? ok({ decisions: [held()], next: { at: held().at, id: held().id } })
      : ok({
          decisions: [held({ id: 'second', asked: { service: 'checkout', version: '3.5' } })],
          next: null,
        });
  const user = await opened();
  await user.click(await screen.findByRole('button', { name: 'Show more' }));
  expect(await screen.findByText('Checkout, release 3.5')).toBeVisible();
  await user.type(screen.getByLabelText('Part of the release’s name'), ' 3.6 ');
  await user.selectOptions(screen.getByLabelText('Verdict'), 'prevented');
  const filters = screen.getByRole('group', { name: 'Which answers' });
  await user.selectOptions(within(filters).getByLabelText('Service'), SERVICE);
  await waitFor(() =>
    expect(host().inputsOf('release-gate.decisions').at(-1)).toEqual({
      serviceId: SERVICE,
      release: '3.6',
      verdict: 'prevented',
      from: null,
      until: null,
      after: null,
    }),
  );
});

test('says that nothing was asked yet, and why it cannot tell', async () => {
  host().calls['release-gate.decisions'] = () => ok({ decisions: [], next: null });
  const user = await opened();
  expect(await screen.findByText('The gate has not been asked yet.')).toBeVisible();
  host().calls['release-gate.decisions'] = () => failed('UNEXPECTED', 'Something went wrong. Try again.');
  await user.selectOptions(screen.getByLabelText('Verdict'), 'waived');
  expect(await screen.findByText('Something went wrong. Try again.')).toBeVisible();
});

test('how long it is kept is changed after a word of warning', async () => {
  host().calls['release-gate.decisions'] = () => ok({ decisions: [], next: null });
  host().calls['release-gate.save-log-retention'] = () => ok({ version: 1, value: { days: 30 } });
  const user = await opened();
  const form = await screen.findByRole('form', { name: 'How long answers are kept' });
  await user.selectOptions(within(form).getByLabelText('Keep answers for'), '2 years');
  expect(form).not.toHaveTextContent('cannot be brought back');
  await user.selectOptions(within(form).getByLabelText('Keep answers for'), '30 days');
  expect(form).toHaveTextContent('Answers older than that go within hours and cannot be brought back.');
  await user.click(within(form).getByRole('button', { name: 'Save' }));
  expect(host().inputsOf('release-gate.save-log-retention')).toMatchObject([{ version: 0, days: 30 }]);
});

test('as a table it runs no formula and keeps what was not to be seen out', () => {
  const [, line] = decisionsCsv([held(), held({ facts: null, blockers: [], isHeldByMore: false })]).split(
    '\r\n',
  );
  expect(line).toBe(
    `2026-02-24T10:00:00.000Z,Checkout,checkout,3.6,prevented,OVERDUE,asked with the token Deploy,2,"2 open actions, 1 overdue","PAY-7 Alert earlier; =1+1; …",`,
  );
});

test('wrong tokens are said with the token that they named, and those of nobody by themselves', async () => {
  const [token] = settings().tokens;
  const refusals = { count: 3, lastAt: '2026-02-01T10:00:00.000Z' };
  host().calls['release-gate.settings'] = () =>
    ok(settings({ tokens: [{ ...token!, refusals }], refusals: { ...refusals, count: 1 } }));
  openApp(host());
  expect(await screen.findByText(/^3 wrong in 30 days, the last one 1 Feb 2026/)).toBeVisible();
  expect(screen.getByText(/asked 1 time with a token that nobody knows/)).toBeVisible();
});
