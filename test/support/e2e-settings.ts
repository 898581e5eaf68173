import type { FrameLocator } from 'playwright-core';
import type { areaNames } from '../../static/src/texts/settings-areas';
import type { Visit } from './e2e-site';

type AreaName = (typeof areaNames)[keyof typeof areaNames];

/** Opens the app's settings, and one of their pages as an administrator does: from the list, by keyboard. */
export async function openSettings(visit: Visit, area: AreaName): Promise<FrameLocator> {
  const app = await visit.open('/wiki/admin/debrief');
  await app
    .getByRole('navigation', { name: 'Debrief settings' })
    .getByRole('button', { name: area })
    .press('Enter');
  return app;
}
