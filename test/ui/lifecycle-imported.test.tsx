import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { LifecycleFacts } from '../../src/contract/lifecycle-facts';
import { LifecycleHistory } from '../../static/src/postmortem/lifecycle-history';
import { freshHost } from './support/fake-host';
import { aPostmortem } from './support/postmortems';
import { openReportPart } from './support/report-part';

const host = freshHost();
const AT = '2026-03-02T09:00:00.000Z';
const facts: LifecycleFacts = {
  state: 'published',
  round: 1,
  reason: '',
  last: { by: 'ada', at: AT },
  approvals: [{ by: '', at: AT, revision: 'a', round: 1 }],
  approved: 'a',
  published: { by: 'ada', at: AT, revision: 'a' },
};

async function historyOf(
  imported: LifecycleFacts | null,
  approvals: { by: string; at: string; counts: boolean }[],
) {
  host().confluence = () => ({
    status: 200,
    body: { results: [{ accountId: 'ada', displayName: 'Ada Byron' }] },
  });
  const record = aPostmortem({ lifecycleFacts: { here: null, imported } });
  openReportPart(host(), record, <LifecycleHistory approvals={approvals} />);
  await userEvent.setup().click(screen.getByRole('button', { name: /^Approvals/ }));
  const items = await within(screen.getByRole('list')).findAllByRole('listitem');
  await screen.findAllByText(/Ada Byron/);
  return items.map((item) => item.textContent.replace(/\d+ \w+ ago/g, 'AGO'));
}

test('who approved and published before the import stands below who approved here, and is said to be of before', async () => {
  expect(await historyOf(facts, [{ by: 'ada', at: AT, counts: true }])).toEqual([
    expect.stringMatching(/^Ada Byron, .* for what stands here$/),
    expect.stringMatching(/^Published by Ada Byron, .* before it was imported$/),
    expect.stringMatching(/^Former user, .* before it was imported$/),
  ]);
});

test('why no postmortem was required before the import stands there, too', async () => {
  const drill = { ...facts, state: 'not-required' as const, reason: 'A drill.', published: null };
  const said = await historyOf({ ...drill, approvals: [] }, [{ by: 'ada', at: AT, counts: false }]);
  expect(said[1]).toBe('Not required: A drill. before it was imported');
});
