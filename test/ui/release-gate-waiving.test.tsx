import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { DEFAULT_POLICY } from '../../src/contract/release-gate-policy';
import type { GatePage, HoldingWaiver } from '../../src/contract/release-gate-page';
import type { Answer } from '../../src/contract/failure';
import type { Waiving } from '../../src/contract/release-gate-waiver';
import { failed, freshHost, ok, openApp } from './support/fake-host';

const host = freshHost();
const SERVICE = '01890000-0000-7000-8000-000000000001';
const HELD: GatePage = {
  serviceId: SERVICE,
  serviceName: 'Checkout',
  verdict: 'prevented',
  code: 'CRITICAL_OPEN',
  policy: DEFAULT_POLICY,
  policySource: 'product',
  heldSince: null,
  blockers: [],
  quiet: [],
  heldByOthers: false,
  waivers: [],
  sweptAt: null,
};
const WAIVER: HoldingWaiver = {
  id: '01890000-0000-7000-8000-000000000901',
  version: 1,
  reason: 'The fix itself',
  by: '',
  endsAt: '2036-03-03T09:00:00.000Z',
  release: null,
  coversNew: true,
};

async function opened(gate: GatePage, waiving: Waiving, answer = (): Answer<Waiving> => ok(waiving)) {
  host().context = { ...host().context, moduleKey: 'debrief-home', extension: { type: 'globalPage' } };
  host().path = `/gate/${SERVICE}`;
  host().calls = { 'release-gate.page': () => ok(gate), 'release-gate.waiving': answer };
  openApp(host());
  await screen.findByTestId('gate');
  return userEvent.setup();
}
const waivers = () => screen.findByRole('region', { name: 'Waivers' });
const MAY: Waiving = { may: true, by: [], mostDays: 3 };

test('whoever may gives a waiver on the gate’s page, within the days of the policy, and ends it', async () => {
  const user = await opened(HELD, MAY);
  const section = await waivers();
  const until = await within(section).findByLabelText('It ends');
  expect(
    within(until)
      .getAllByRole('option')
      .map((option) => option.textContent),
  ).toEqual(['in 1 hour', 'in 4 hours', 'in 1 day', 'in 3 days']);
  host().calls['release-gate.give-waiver'] = () => {
    host().calls['release-gate.page'] = () =>
      ok({ ...HELD, verdict: 'waived', code: 'OVERRIDDEN', waivers: [WAIVER] });
    return ok({ version: 1 });
  };
  await user.type(within(section).getByLabelText(/^Why it may be released/), 'The fix itself');
  await user.click(within(section).getByRole('button', { name: 'Give a waiver' }));
  expect(
    await screen.findByText(/lets the release through until .*\. Its reason: The fix itself$/),
  ).toBeVisible();
  expect(host().inputsOf('release-gate.give-waiver')).toMatchObject([{ serviceId: SERVICE }]);
  expect(section).toHaveTextContent('It also covers what comes up later');

  host().calls['release-gate.end-waiver'] = () => {
    host().calls['release-gate.page'] = () => ok(HELD);
    return ok({ version: 2 });
  };
  await user.click(
    within(section).getByRole('button', { name: 'End the waiver for Checkout: The fix itself' }),
  );
  expect(await within(section).findByText('No waiver holds now.')).toBeVisible();
  expect(host().inputsOf('release-gate.end-waiver')).toMatchObject([
    { serviceId: SERVICE, id: WAIVER.id, version: 1 },
  ]);
});

test('what is typed stays while the verdict cannot be read', async () => {
  const user = await opened(HELD, MAY);
  const reason = await within(await waivers()).findByLabelText(/^Why it may be released/);
  await user.type(reason, 'Half a sen');
  host().calls['release-gate.give-waiver'] = () => ok({ version: 1 });
  host().calls['release-gate.page'] = () => failed('UNEXPECTED', 'Something broke.');
  await user.click(within(await waivers()).getByRole('button', { name: 'Give a waiver' }));
  await waitFor(() => expect(screen.queryByTestId('gate')).toBeNull());
  expect(screen.getByText('Something broke.')).toBeVisible();
  expect(reason).toBeInTheDocument();
});

test('everybody else is told whom to ask', async () => {
  await opened(HELD, { may: false, by: [], mostDays: 14 });
  const section = await waivers();
  expect(
    await within(section).findByText(
      'Who may let a release through all the same: people who administer Confluence.',
    ),
  ).toBeVisible();
  expect(within(section).queryByRole('button')).toBeNull();
});

test('nobody is bothered with waivers of what is allowed anyway', async () => {
  await opened({ ...HELD, verdict: 'allowed', code: 'ALLOWED' }, MAY);
  expect(screen.queryByRole('region', { name: 'Waivers' })).toBeNull();
  expect(host().inputsOf('release-gate.waiving')).toEqual([]);
});

test('that it cannot be told who may is said, and asked again', async () => {
  const user = await opened(HELD, MAY, () => failed('UNEXPECTED', 'Something broke.'));
  const section = await waivers();
  expect(await within(section).findByText('Something broke.')).toBeVisible();
  host().calls['release-gate.waiving'] = () => ok(MAY);
  await user.click(within(section).getByRole('button', { name: 'Try again' }));
  expect(await within(section).findByLabelText('It ends')).toBeVisible();
});
