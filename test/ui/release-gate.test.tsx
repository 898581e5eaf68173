import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { DEFAULT_POLICY } from '../../src/contract/release-gate-policy';
import type { GateBanner } from '../../src/contract/release-gate';
import { freshHost, ok, openApp } from './support/fake-host';
import { anAction, aPostmortem, opened } from './support/postmortems';

const host = freshHost();
const action = anAction(1, { title: 'Rehearse the restore', priority: 'critical' });
const gate = (serviceName: string, part: Partial<GateBanner> = {}): GateBanner => ({
  serviceId: serviceName,
  serviceName,
  verdict: 'prevented',
  code: 'CRITICAL_OPEN',
  policy: DEFAULT_POLICY,
  policySource: 'product',
  blockers: [action.id],
  heldByOthers: false,
  waived: null,
  ...part,
});

async function show(gates: readonly GateBanner[], mayEdit = true) {
  host().calls = {
    'postmortem.open': () => ok(opened(aPostmortem({ actions: [action] }), gates, mayEdit)),
  };
  openApp(host());
  await screen.findByRole('table', { name: 'Action items' });
  return screen.getAllByTestId('gate');
}

test('services with the same reasons share one panel, others have their own', async () => {
  const gates = await show([
    gate('Checkout'),
    gate('Search', { verdict: 'allowed', blockers: [] }),
    gate('Basket'),
    gate('Stock', { heldByOthers: true }),
  ]);
  expect(gates.map((one) => within(one).getByRole('heading').textContent)).toEqual([
    'Checkout and Basket: release prevented',
    'Search: release allowed',
    'Stock: release prevented',
  ]);
  expect(gates[0]).toHaveTextContent('Open actions of critical priority hold these services.');
  expect(gates[2]).toHaveTextContent('hold this service.');
  expect(gates[2]).toHaveTextContent('Other postmortems hold it too.');
});

test.each([
  ['an editor', true],
  ['a reader', false],
])('what holds a release leads %s to its row', async (_who, mayEdit) => {
  const [first] = await show([gate('Checkout')], mayEdit);
  if (!first) throw new Error('there is a gate');
  await userEvent.setup().click(within(first).getByRole('link', { name: 'Rehearse the restore' }));
  const row = screen.getByRole('row', { name: /Rehearse the restore/ });
  expect(row).toContainElement(document.activeElement as HTMLElement);
});
