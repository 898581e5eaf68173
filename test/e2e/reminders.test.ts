import { idFrom } from '../../local/incident';
import { ADMIN, EDITOR } from '../../local/site/people';
import { SEEDED_MACRO } from '../../local/site/seed';
import type { CallInput } from '../../src/contract/calls';
import { addDays } from '../../src/domain/plain-date';
import { freshE2eSite } from '../support/fresh-e2e-site';
import { openSettings } from '../support/e2e-settings';
import { expectPage } from '../support/expect-page';

jest.setTimeout(120_000);

const HOUR = 3_600_000;
const HOME = '/wiki/apps/debrief';

const site = freshE2eSite();
beforeAll(async () => {
  const now = site.host.clock.now();
  const today = new Date(now).toISOString().slice(0, 10);
  const place = { pageId: site.seeded.pages.postmortem, localId: SEEDED_MACRO };
  const save = (name: string, dueOn: string | null): CallInput<'actions.save'> => ({
    place,
    changeId: idFrom('home', name),
    config: { title: 'Checkout is down', resolvedAt: new Date(now - 80 * HOUR).toISOString() },
    id: idFrom('home-action', name),
    version: 0,
    position: 1,
    value: {
      title: name,
      owner: EDITOR.accountId,
      priority: 'high',
      type: 'prevent',
      dueOn,
      status: 'proposed',
      dropReason: '',
    },
  });
  for (const input of [save('Rehearse the restore', addDays(today, -3)), save('Name an owner', null)])
    expect(await site.host.call('actions.save', input, { as: EDITOR.accountId })).toMatchObject({ ok: true });
  const ids = [idFrom('home-action', 'Rehearse the restore')];
  const target = { projectId: '10000', issueTypeId: '10001' };
  const order = { place, orderId: idFrom('home-order'), actionIds: ids, target };
  const created = await site.host.call('actions.create-issues', order, { as: EDITOR.accountId });
  expect(created).toMatchObject({ value: { outcomes: [{ outcome: 'created' }] } });
}, 180_000);

test('what is mine in light and dark, wide and narrow, accessible', async () => {
  for (const [name, options] of [
    ['light', {}],
    ['dark', { dark: true }],
    ['narrow', { width: 320 }],
  ] as const) {
    const visit = await site.person(EDITOR, options);
    const app = await visit.open(HOME);
    await expectPage(app.getByRole('cell', { name: 'Rehearse the restore' })).toBeVisible();
    await expectPage(app.getByText('3 days overdue')).toBeVisible();
    await expectPage(app.getByText('was to be held by')).toBeVisible();
    await visit.picture(`30-home-${name}`);
    expect({ name, violations: await visit.violations() }).toEqual({ name, violations: [] });
    expect({ name, problems: visit.problems }).toEqual({ name, problems: [] });
    await visit.context.close();
  }
});

test('mails stop for whoever says so, and begin again', async () => {
  const visit = await site.person(EDITOR);
  const app = await visit.open(HOME);
  const box = app.getByRole('checkbox', { name: 'Don’t mail me' });
  await box.check();
  await expectPage(app.getByTestId('announcements')).toContainText('You get no mails any more');
  await expectPage(box).toBeChecked();
  await site.host.runScheduled('daily-reminders');
  await site.host.drain();
  expect(site.host.site.jira.mails()).toEqual([]);
  await visit.page.reload();
  const reloaded = visit.page.locator('iframe').first().contentFrame();
  await expectPage(reloaded.getByRole('checkbox')).toBeChecked();
  await reloaded.getByRole('checkbox').uncheck();
  await expectPage(reloaded.getByTestId('announcements')).toContainText('You get mails again');
  await site.host.runScheduled('daily-reminders');
  await site.host.drain();
  expect(site.host.site.jira.mails(EDITOR.accountId)).toMatchObject([{ issueKey: 'OPS-1' }]);
});

test('whoever owns nothing is told so, and an admin switches the mails of the site', async () => {
  const admin = await site.person(ADMIN);
  const home = await admin.open(HOME);
  await expectPage(home.getByText('You own no open action.')).toBeVisible();
  const settings = await openSettings(admin, 'Reviews and reminders');
  const region = settings.getByRole('region', { name: 'Reminders by mail' });
  await region.getByRole('checkbox', { name: 'Send reminders by mail' }).uncheck();
  await expectPage(settings.getByTestId('announcements')).toContainText('No reminders are sent by mail');
  expect(await admin.violations()).toEqual([]);
  const off = await admin.open(HOME);
  await expectPage(off.getByText('An admin has switched these mails off')).toBeVisible();
  expect(admin.problems).toEqual([]);
});
