import type { FrameLocator, Locator } from 'playwright-core';
import { ADMIN, EDITOR } from '../../local/site/people';
import { openTogether, type Writer } from '../support/e2e-together';
import { expectPage } from '../support/expect-page';
import { freshE2eSite } from '../support/fresh-e2e-site';
import { Keyboard } from '../support/keyboard';

jest.setTimeout(500_000);

const site = freshE2eSite();
const SLOW = { timeout: 60_000 };

async function expectSound({ visit }: Writer, what: string): Promise<void> {
  await visit.page.evaluate(() => window.scrollTo(0, 0));
  expect({ what, violations: await visit.violations() }).toEqual({ what, violations: [] });
  expect({ what, problems: visit.problems }).toEqual({ what, problems: [] });
}

/** By the keyboard alone: the name is typed, the one who fits is taken, and Enter saves. */
async function give({ visit, app }: Writer, role: string, words: string, name: string): Promise<void> {
  const { page } = visit;
  await app.getByRole('button', { name: `Edit ${role}`, exact: true }).focus();
  await page.keyboard.press('Enter');
  const form = app.getByRole('form', { name: role });
  await expectPage(form.getByRole('combobox')).toBeFocused(SLOW);
  await page.keyboard.type(words);
  await expectPage(form.getByRole('option', { name })).toBeVisible(SLOW);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expectPage(form.getByRole('listitem').filter({ hasText: name })).toBeVisible(SLOW);
  await form.getByRole('button', { name: 'Save' }).focus();
  await page.keyboard.press('Enter');
  await expectPage(form).toHaveCount(0, SLOW);
}

async function shot({ visit, app }: Writer, test: string, file: string): Promise<void> {
  await app.getByTestId(test).scrollIntoViewIfNeeded();
  await visit.picture(file);
}

const meetingOf = (app: FrameLocator) => app.getByTestId('meeting');

test('a review from roles over the plan to the meeting and its end, by two people', async () => {
  const [edda, ada] = await openTogether(site, [EDITOR, ADMIN], { dark: true });
  if (!edda || !ada) throw new Error('two people were asked for');
  const { app, visit } = edda;
  const keys = new Keyboard(visit.page);
  const reach = async (target: Locator, key: string) => {
    await expectPage(target).toBeVisible(SLOW);
    await keys.tabTo(target);
    await keys.press(key);
  };
  await expectPage(app.getByTestId('role-facilitator')).toBeVisible(SLOW);
  for (const line of [
    '2017-01-31 22:05 alert triggered, PagerDuty',
    '2017-01-31 22:20 engineer rolled back the config, GitHub',
  ]) {
    await app.getByRole('textbox', { name: 'Type an entry' }).fill(line);
    await visit.page.keyboard.press('Enter');
    await expectPage(app.getByTestId('timeline-entry').last()).toContainText(line.slice(17, 30), SLOW);
  }
  await give(edda, 'Facilitator', EDITOR.displayName.slice(0, 4), EDITOR.displayName);
  await give(edda, 'Scribe', ADMIN.displayName.slice(0, 3), ADMIN.displayName);

  await app.getByRole('button', { name: 'Edit Review meeting' }).focus();
  await keys.press('Enter');
  const plan = app.getByRole('form', { name: 'Review meeting' });
  await plan.getByLabel('Date and time').fill('2027-01-15T10:00');
  await reach(plan.getByRole('button', { name: `Invite ${ADMIN.displayName}` }), 'Enter');
  await expectPage(plan.getByTestId('agenda-sum')).toHaveText('The minutes add up.');
  await visit.picture('review-01-plan-dark');
  await reach(plan.getByRole('button', { name: 'Save' }), 'Enter');
  await expectPage(plan).toHaveCount(0, SLOW);
  await expectSound(edda, 'planned');
  await shot(edda, 'review-plan', 'review-02-planned-dark');

  await app.getByRole('button', { name: 'Start the meeting' }).focus();
  await visit.page.keyboard.press('Enter');
  const meeting = meetingOf(app);
  await expectPage(meeting.getByRole('heading', { name: 'Review meeting in progress' })).toBeFocused(SLOW);
  const agree = meeting.getByRole('button', { name: 'We agree to these rules' });
  await agree.focus();
  await expectPage(agree).toBeFocused();
  await visit.page.keyboard.press('Enter');
  await expectPage(meeting.getByTestId('walk-entry')).toContainText('Entry 1 of', SLOW);
  await visit.page.keyboard.press('j');
  await expectPage(meeting.getByTestId('walk-entry')).toContainText('Entry 2 of');
  await reach(meeting.getByTestId('spoken').getByRole('button', { name: ADMIN.displayName }), 'Enter');
  await expectSound(edda, 'meeting');
  await shot(edda, 'walk-entry', 'review-03-meeting-dark');

  await ada.app.getByRole('button', { name: 'Join the meeting' }).click(SLOW);
  await expectPage(meetingOf(ada.app).getByTestId('walk-entry')).toBeVisible(SLOW);
  await expectPage(ada.app.getByTestId('spoken')).toHaveCount(0);
  const followUp = meeting.getByRole('form', { name: 'An action for it' });
  await keys.tabTo(followUp.getByLabel('Task'));
  await keys.write('Page on replication lag');
  await keys.tabTo(followUp.getByRole('combobox'));
  await visit.page.keyboard.type(ADMIN.displayName.slice(0, 3));
  await expectPage(followUp.getByRole('option', { name: ADMIN.displayName })).toBeVisible(SLOW);
  await keys.press('ArrowDown', 'Enter');
  await reach(followUp.getByRole('button', { name: 'Add the action' }), 'Enter');
  await expectPage(followUp.getByTestId('meeting-actions')).toContainText('Page on replication lag', SLOW);
  // The others read every four seconds; a busy machine takes its own time on top.
  await expectPage(
    ada.app.getByTestId('action-table').or(ada.app.getByRole('table', { name: 'Action items' })),
  ).toContainText('Page on replication lag', { timeout: 20_000 });

  await visit.page.setViewportSize({ width: 320, height: 800 });
  await shot(edda, 'walk-entry', 'review-04-meeting-narrow-dark');
  await expectSound(edda, 'meeting, narrow');
  await reach(meeting.getByRole('checkbox', { name: new RegExp(ADMIN.displayName) }), 'Space');
  await reach(meeting.getByRole('button', { name: 'End the meeting' }), 'Enter');
  await expectPage(meeting).toHaveCount(0, SLOW);
  await expectPage(app.getByTestId('review-deadline')).toContainText('Held', SLOW);
  await expectPage(app.getByTestId('attendance')).toContainText('scribe, came');
  await expectPage(ada.app.getByTestId('review-deadline')).toContainText('Held', SLOW);
  await shot(edda, 'review-deadline', 'review-05-held-narrow-dark');
  await expectSound(ada, 'held');
  for (const each of [edda, ada]) await each.visit.context.close();
});
