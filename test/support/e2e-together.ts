import type { FrameLocator } from 'playwright-core';
import type { Person } from '../../local/site/protocol';
import type { E2eSite, Visit } from './e2e-site';

/** Somebody with the postmortem open. */
export interface Writer {
  readonly visit: Visit;
  readonly app: FrameLocator;
}

/** Opens the seeded postmortem as each of these people, in a browser of their own. */
export function openTogether(
  site: E2eSite,
  people: readonly Person[],
  options: { dark?: boolean; width?: number } = {},
): Promise<Writer[]> {
  return Promise.all(
    people.map(async (person) => {
      const visit = await site.person(person, options);
      const app = await visit.open(`/wiki/spaces/ENG/pages/${site.seeded.pages.postmortem}`);
      await app.getByRole('button', { name: 'Edit Summary', exact: true }).waitFor({ timeout: 90_000 });
      return { visit, app };
    }),
  );
}
