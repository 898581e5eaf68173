import type { FrameLocator } from 'playwright-core';
import { EDITOR, RESPONDER } from '../../local/site/people';
import { belowOf, day, E2ePage, issueOf, rowOf } from '../support/e2e-actions';
import { jiraOf } from '../support/e2e-jira';
import { freshE2eSite } from '../support/fresh-e2e-site';
import { expectPage } from '../support/expect-page';

jest.setTimeout(240_000);

/** What the platform promises a reader of an open page. */
const WITHIN = { timeout: 15_000 };

const site = freshE2eSite({ queue: true });
const at = new E2ePage(site);

const eventsHeard = () => site.host.invocations.filter(({ kind }) => kind === 'trigger').length;

/** Runs `edit` in Jira, waits until `seen`, and says how long the page took. */
async function follows(what: string, edit: () => Promise<unknown>, seen: () => Promise<void>): Promise<void> {
  await edit();
  const since = Date.now();
  await seen();
  const seconds = (Date.now() - since) / 1000;
  process.stderr.write(`The page follows ${what} after ${seconds.toFixed(1)} s.\n`);
  expect(seconds).toBeLessThan(15);
  site.host.events.dropAll();
}

test('an open page follows Jira within seconds, although no event is delivered', async () => {
  const id = await at.action('Test restores every night', { priority: 'medium' });
  const other = await at.action('Alert on the age of backups', { priority: 'low' });
  await at.createIssues([id, other]);
  const issueIdOrKey = at.keyOf(id);
  const editor = await site.person(EDITOR);
  const app = await editor.open(at.address);
  const row = rowOf(app, id);
  await expectPage(row.getByRole('link', { name: issueIdOrKey })).toBeVisible();
  await expectPage(issueOf(app, id)).toContainText('To Do');
  await editor.picture('30-sync-before');

  const version = await at.version();
  const heard = eventsHeard();
  let loads = 0;
  editor.page.on('framenavigated', () => (loads += 1));
  const jira = jiraOf(site, RESPONDER);
  const edit = (fields: Record<string, unknown>) => () => jira.issues.editIssue({ issueIdOrKey, fields });
  const walk =
    (...names: string[]) =>
    async () => {
      for (const name of names) {
        const { transitions = [] } = await jira.issues.getTransitions({ issueIdOrKey });
        const transition = transitions.find((one) => one.name === name);
        await jira.issues.doTransition({ issueIdOrKey, transition: { id: transition?.id ?? '' } });
      }
    };
  const shows = (text: string | RegExp) => () => expectPage(row).toContainText(text, WITHIN);
  const owns = (name: string) => () =>
    expectPage(row.getByRole('button', { name: `Owner: ${name}` })).toBeVisible(WITHIN);

  await follows('a new title', edit({ summary: 'Test restores every night, in the second region' }), () =>
    expectPage(row.getByRole('cell', { name: /in the second region/ }).first()).toBeVisible(WITHIN),
  );
  await follows('another due date', edit({ duedate: day(3) }), shows('Due in 3 days'));
  await follows(
    'another assignee',
    edit({ assignee: { accountId: RESPONDER.accountId } }),
    owns('Ravi Lindqvist'),
  );
  await follows('a raised priority', edit({ priority: { id: '1' } }), shows('Priority: Critical'));
  // It may hold a release, so nobody lowers it without the page.
  await follows('a lowered priority', edit({ priority: { id: '5' } }), () =>
    expectPage(belowOf(app, id)).toContainText('Priority: The priority was lowered in Jira.', WITHIN),
  );
  await expectPage(row).toContainText('Priority: Critical');
  await follows('an issue that is done', walk('Start progress', 'Ask for review', 'Done'), () =>
    expectPage(row.getByTestId('action-status')).toHaveText('Done', WITHIN),
  );
  await editor.picture('31-sync-done');
  await follows('a reopened issue', walk('Reopen'), () =>
    expectPage(row.getByTestId('action-status')).not.toHaveText('Done', WITHIN),
  );
  await editor.picture('32-sync-reopened');

  expect(loads).toBe(0);
  expect(eventsHeard()).toBe(heard);
  expect(await at.version()).toBe(version);
  await expectPage(issueOf(app, other)).toContainText('To Do');
  expect(editor.problems).toEqual([]);
  await editor.context.close();
});

test('what is edited on the page arrives in Jira', async () => {
  const id = await at.action('Rehearse the failover');
  await at.createIssues([id]);
  const key = at.keyOf(id);
  const editor = await site.person(EDITOR);
  const app = await editor.open(at.address);
  await expectPage(issueOf(app, id)).toContainText('To Do');
  await type(app, id, 'Rehearse the failover', 'Rehearse the failover twice a year');
  await rowOf(app, id).getByRole('button', { name: /^Due/ }).click();
  await rowOf(app, id).getByRole('textbox', { name: 'Due', exact: true }).fill(day(5));
  await editor.page.keyboard.press('Enter');
  await expectPage(rowOf(app, id)).toContainText('Due in 5 days');
  await expectPage
    .poll(async () => (await jiraOf(site).issues.getIssue({ issueIdOrKey: key })).fields, WITHIN)
    .toMatchObject({ summary: 'Rehearse the failover twice a year', duedate: day(5) });
  await expectPage(issueOf(app, id)).not.toContainText('Being written to Jira', WITHIN);
  await editor.picture('33-sync-to-jira');
  expect(editor.problems).toEqual([]);
  await editor.context.close();
});

async function type(app: FrameLocator, id: string, title: string, next: string): Promise<void> {
  await rowOf(app, id).getByRole('button', { name: title, exact: true }).click();
  const field = rowOf(app, id).getByRole('textbox', { name: 'Task' });
  await field.fill(next);
  await field.press('Enter');
  await expectPage(rowOf(app, id).getByRole('button', { name: next, exact: true })).toBeVisible();
}
