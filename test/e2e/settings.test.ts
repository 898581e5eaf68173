import { ADMIN } from '../../local/site/people';
import { areaNames } from '../../static/src/texts/settings-areas';
import { openSettings } from '../support/e2e-settings';
import { expectPage } from '../support/expect-page';
import { freshE2eSite } from '../support/fresh-e2e-site';

jest.setTimeout(120_000);

const site = freshE2eSite();

test.each([
  ['dark', { dark: true }],
  ['narrow', { width: 320 }],
] as const)('every page of the settings reads well and is accessible, %s', async (name, look) => {
  const admin = await site.person(ADMIN, look);
  const app = await openSettings(admin, 'Services and templates');
  const list = app.getByRole('navigation', { name: 'Debrief settings' });
  for (const [area, title] of Object.entries(areaNames)) {
    const choice = list.getByRole('button', { name: title });
    await choice.press('Enter');
    const heading = app.getByRole('heading', { level: 1, name: title });
    await expectPage(heading).toBeFocused();
    await expectPage(choice).toHaveAttribute('aria-current', 'page');
    await expectPage(app.getByTestId('loading').filter({ visible: true })).toHaveCount(0);
    await admin.picture(`68-settings-${area}-${name}`);
    expect({ area, violations: await admin.violations() }).toEqual({ area, violations: [] });
  }
  await admin.page.reload();
  await expectPage(app.getByRole('heading', { level: 1 })).toHaveText(areaNames.history);
  expect(admin.problems).toEqual([]);
  await admin.context.close();
});
