import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { LifecycleView } from '../../src/contract/lifecycle';
import type { PostmortemView } from '../../src/contract/postmortem';
import { failed, freshHost, ok, openApp } from './support/fake-host';
import { aPostmortem, opened } from './support/postmortems';
import { pass, settle } from './support/time';

const host = freshHost();
const AT = '2026-03-02T09:00:00.000Z';

const aLifecycle = (some: Partial<LifecycleView> = {}): LifecycleView => ({
  state: 'draft',
  revision: 'a'.repeat(64),
  reason: '',
  last: null,
  approvals: [],
  needed: 1,
  bySomebodyElse: false,
  reviewers: [],
  changed: [],
  published: null,
  ...some,
});

function openWith(lifecycle: LifecycleView, mayEdit = true, some: Partial<PostmortemView> = {}) {
  let record = aPostmortem({ lifecycle, ...some });
  const stands = (next: LifecycleView) => {
    record = { ...record, lifecycle: next };
    return next;
  };
  host().calls = { 'postmortem.open': () => ok(opened(record, [], mayEdit)) };
  openApp(host());
  return { stands };
}

const bar = () => screen.findByTestId('lifecycle');

test('a draft is sent to review, approved as it was shown, and published; the keyboard goes on from the heading', async () => {
  const { stands } = openWith(aLifecycle());
  host().calls['lifecycle.step'] = ({ step }) =>
    ok(stands(aLifecycle({ state: step === 'send' ? 'in-review' : 'approved', revision: 'b'.repeat(64) })));
  host().calls['lifecycle.publish'] = () =>
    ok({
      lifecycle: stands(
        aLifecycle({ state: 'published', published: { by: 'ann', at: AT, isCurrent: true } }),
      ),
      labelled: true,
    });
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Send to review' }));
  await user.click(await screen.findByRole('button', { name: 'Approve' }));
  await waitFor(() => expect(screen.getByRole('heading', { name: 'Review and approval' })).toHaveFocus());
  await user.click(await screen.findByRole('button', { name: 'Publish on the page' }));
  expect(await screen.findByRole('button', { name: 'Update the snapshot' })).toBeVisible();
  expect(host().inputsOf('lifecycle.step')).toMatchObject([
    { step: 'send', from: 'draft' },
    { step: 'approve', from: 'in-review', revision: 'b'.repeat(64) },
  ]);
  expect(host().inputsOf('lifecycle.publish')).toMatchObject([
    { from: 'approved', revision: 'b'.repeat(64) },
  ]);
});

test('what changed since the approval is named, and who approved what is kept', async () => {
  openWith(
    aLifecycle({
      state: 'in-review',
      needed: 2,
      bySomebodyElse: true,
      changed: ['section:summary', 'timeline', 'section:x-gone'],
      approvals: [{ by: '', at: AT, counts: false }],
      published: { by: 'ann', at: AT, isCurrent: false },
    }),
  );
  const shown = await bar();
  expect(shown).toHaveTextContent('Changed since it was approved: Summary, timeline and a section.');
  expect(shown).toHaveTextContent('0 of 2 approvals so far. Somebody who wrote none of it approves it.');
  expect(shown).toHaveTextContent('The snapshot on the page is the earlier one');
  await userEvent.setup().click(within(shown).getByRole('button', { name: /Approvals/ }));
  expect(within(shown).getByRole('listitem')).toHaveTextContent(/Former user.*for an earlier version/);
});

test('a report that changed meanwhile is not approved: it is said, and read again; a repeat is the same change', async () => {
  const { stands } = openWith(aLifecycle({ state: 'in-review' }));
  let answers = 0;
  host().calls['lifecycle.step'] = () => {
    answers += 1;
    if (answers === 1) return failed('UNEXPECTED', 'No answer came.');
    stands(aLifecycle({ state: 'in-review', revision: 'c'.repeat(64) }));
    return failed('CONFLICT', 'The report was changed after it was shown to you.');
  };
  const user = userEvent.setup();
  const approve = async () => user.click(await screen.findByRole('button', { name: 'Approve' }));
  await approve();
  expect(await screen.findByRole('alert')).toHaveTextContent('No answer came.');
  await approve();
  expect(await screen.findByText('The report was changed after it was shown to you.')).toBeVisible();
  await waitFor(() => expect(host().inputsOf('postmortem.open').length).toBeGreaterThan(1));
  await approve();
  const sent = host().inputsOf('lifecycle.step') as { changeId: string; revision: string }[];
  expect(sent[0]?.changeId).toBe(sent[1]?.changeId);
  expect(sent[2]).toMatchObject({ revision: 'c'.repeat(64) });
  expect(sent[2]?.changeId).not.toBe(sent[1]?.changeId);
});

test('that none is required is said with a reason', async () => {
  const { stands } = openWith(aLifecycle());
  host().calls['lifecycle.step'] = ({ step }) =>
    ok(
      stands(
        step === 'reopen'
          ? aLifecycle()
          : aLifecycle({ state: 'not-required', reason: 'A drill', last: { by: 'ann', at: AT } }),
      ),
    );
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Not required' }));
  await user.click(screen.getByRole('button', { name: 'No postmortem is required' }));
  expect(screen.getByRole('alert')).toHaveTextContent('Say why in a few words.');
  expect(host().inputsOf('lifecycle.step')).toEqual([]);
  await user.type(screen.getByLabelText(/Why no postmortem is required/), 'A drill');
  await user.keyboard('{Enter}');
  expect(await screen.findByRole('button', { name: 'Write one after all' })).toBeVisible();
  expect(await bar()).toHaveTextContent('A drill.');
  expect(host().inputsOf('lifecycle.step')).toMatchObject([{ step: 'not-required', reason: 'A drill' }]);
});

test('who may not write reads where it stands and finds no button; a page without its label is said', async () => {
  openWith(aLifecycle({ state: 'published', published: { by: 'ann', at: AT, isCurrent: true } }), false);
  expect(await bar()).toHaveTextContent(/Published by/);
  expect(within(await bar()).queryByRole('button')).not.toBeInTheDocument();
});

for (const [state, times] of [
  ['approved', 0],
  ['published', 0],
  ['in-review', 1],
] as const)
  test(`what is typed into a report that is ${state} is ${times === 0 ? 'not ' : ''}saved by itself`, async () => {
    jest.useFakeTimers();
    openWith(aLifecycle({ state }));
    host().calls['postmortem.save-section'] = ({ value }) => ok({ version: 1, value });
    await settle();
    const user = userEvent.setup({ advanceTimers: (ms) => jest.advanceTimersByTime(ms) });
    await user.click(screen.getByRole('button', { name: 'Edit Summary' }));
    await settle();
    await user.type(screen.getByRole('textbox', { name: 'Summary' }), 'More');
    await pass(60);
    expect(host().inputsOf('postmortem.save-section')).toHaveLength(times);
  });

test('only reviewers are offered to approve; everybody who edits is told who they are', async () => {
  openWith(aLifecycle({ state: 'in-review', needed: 2, reviewers: ['acc-grace', ''] }));
  expect(await bar()).toHaveTextContent('Approved by: Somebody and Former user.');
  expect(await bar()).toHaveTextContent('Fewer of them are left than approvals are needed');
  expect(within(await bar()).queryByRole('button', { name: 'Approve' })).toBeNull();
  expect(within(await bar()).getByRole('button', { name: 'Back to draft' })).toBeVisible();
});
