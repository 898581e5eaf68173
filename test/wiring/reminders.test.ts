import { idFrom } from '../../local/incident';
import { APP_ACCOUNT } from '../../local/site/protocol';
import { ADMIN, EDITOR, RESPONDER, STRANGER } from '../../local/site/people';
import type { ActionFields } from '../../src/domain/actions';
import { addDays } from '../../src/domain/plain-date';
import { actionInput, createInput, must } from '../support/debrief';
import { freshDebrief } from '../support/fresh-debrief';

const debrief = freshDebrief();

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const as = EDITOR.accountId;
const ids = ['a', 'b', 'c'].map((name) => idFrom('reminded', name));
const [A = '', B = '', C = ''] = ids;

const inDays = (days: number): string =>
  addDays(new Date(debrief.clock.now()).toISOString().slice(0, 10), days);

/** An action with an issue; Jira has it assigned to its owner. */
async function linked(id: string, position: number, fields: Partial<ActionFields>): Promise<string> {
  await must(debrief, 'actions.save', actionInput(debrief, id, position, fields), as);
  const made = await must(debrief, 'actions.create-issues', createInput(debrief, [id]), as);
  await debrief.host.deliverEvents();
  return made.actions[0]?.issue.issueId ?? '';
}

async function run(): Promise<void> {
  await debrief.host.runScheduled('daily-reminders');
  await debrief.host.drain();
}

const mails = (accountId?: string) => debrief.jira.mails(accountId);

test('what is due comes in one mail, once, and again when it is overdue', async () => {
  await linked(A, 1, { dueOn: inDays(2), title: 'Rehearse <the> restore' });
  await linked(B, 2, { dueOn: inDays(-3), priority: 'low' });
  await linked(C, 3, { dueOn: inDays(20) });
  await run();
  const [mail] = mails();
  expect(mails()).toHaveLength(1);
  expect(mail).toMatchObject({ to: as, subject: '1 action overdue, 1 action due soon', issueKey: 'OPS-2' });
  expect(mail?.textBody).toContain('- OPS-1 Rehearse <the> restore: due on');
  expect(mail?.htmlBody).toContain('OPS-1 Rehearse &lt;the&gt; restore: due on');
  await run();
  await debrief.host.advance(4 * DAY);
  expect(
    mails()
      .map(({ subject }) => subject)
      .slice(1),
  ).toEqual(['OPS-1 is 1 day overdue']);
});

test('runs by itself every day', async () => {
  await linked(A, 1, { dueOn: inDays(1) });
  await debrief.host.advance(25 * HOUR);
  expect(mails()).toHaveLength(1);
});

test('nobody is told of what they may not see, or when their account is not active', async () => {
  await linked(A, 1, { dueOn: inDays(0), owner: RESPONDER.accountId });
  await linked(B, 2, { dueOn: inDays(0), owner: RESPONDER.accountId });
  await linked(C, 3, { dueOn: inDays(0), owner: EDITOR.accountId });
  debrief.jira.secureIssue('OPS-1', [ADMIN.accountId, APP_ACCOUNT]);
  debrief.jira.setAccountStatus(EDITOR.accountId, 'inactive');
  await run();
  expect(mails()).toHaveLength(1);
  expect(mails()).toMatchObject([{ to: RESPONDER.accountId, issueKey: 'OPS-2' }]);
  expect(JSON.stringify(mails())).not.toContain('OPS-1');
});

test('whoever mutes them, or a site that switches them off, gets none; on again, they come', async () => {
  await linked(A, 1, { dueOn: inDays(0) });
  await must(debrief, 'reminders.mute', { changeId: idFrom('m'), version: 0, muted: true }, as);
  await run();
  await must(debrief, 'reminders.mute', { changeId: idFrom('u'), version: 1, muted: false }, as);
  const off = { changeId: idFrom('off'), version: 0, on: false };
  await must(debrief, 'reminders.save-settings', off, ADMIN.accountId);
  await run();
  expect(mails()).toEqual([]);
  const on = { changeId: idFrom('on'), version: 1, on: true };
  await must(debrief, 'reminders.save-settings', on, ADMIN.accountId);
  await run();
  expect(mails()).toHaveLength(1);
});

test('a used-up quota delays the mails, on the same day', async () => {
  await linked(A, 1, { dueOn: inDays(0) });
  debrief.host.faults.inject({
    at: 1,
    of: 'request',
    on: /notify/,
    kind: 'status',
    status: 429,
    headers: { 'ratelimit-reason': 'jira-quota-global-based', 'retry-after': '1800' },
  });
  await run();
  expect(mails()).toEqual([]);
  await debrief.host.advance(29 * 60_000);
  expect(mails()).toEqual([]);
  await debrief.host.advance(20 * 60_000);
  expect(mails()).toHaveLength(1);
});

test('the list shows what is mine on pages that I may see, with or without an issue', async () => {
  await linked(A, 1, { dueOn: inDays(-1), owner: STRANGER.accountId });
  const input = actionInput(debrief, B, 2, { dueOn: inDays(1) });
  await must(debrief, 'actions.save', input, as);
  const list = await must(debrief, 'reminders.mine', {}, as);
  expect(list).toMatchObject({ actions: [{ id: B, dueOn: inDays(1), issueKey: null }], more: false });
  expect(debrief.host.lastInvocation.requests).toBe(1);
  expect(debrief.host.lastInvocation.statements).toBeLessThanOrEqual(4);
  // The stranger owns an action of a page in a space that is closed to them.
  expect((await must(debrief, 'reminders.mine', {}, STRANGER.accountId)).actions).toEqual([]);
});
