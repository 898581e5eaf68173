import type { PageGates } from '../contract/release-gate-page';
import { decide, freshnessAt } from '../domain/release-gate';
import type { World } from './ports';

/**
 * The verdict on each service that the postmortems of a page name, and which open actions of that page hold one. For
 * callers who may view the page. Two statements.
 */
export async function gatesOnPage(world: World, pageId: string): Promise<PageGates> {
  const asked = freshnessAt(world.clock.now());
  const { services, open } = await world.gateBylines.ofPage(pageId, asked);
  const readings = await world.releaseGates.readByIds(
    services.map(({ id }) => id),
    asked,
    null,
  );
  const own = readings.flatMap(({ blockers }) => blockers).filter(({ page }) => page.pageId === pageId);
  const titles = new Map(own.map(({ actionId, title }) => [actionId, title]));
  return {
    services: services.map(({ id, name, facts }) => ({ serviceId: id, serviceName: name, ...decide(facts) })),
    blockers: [...titles].map(([actionId, title]) => ({ actionId, title })),
    open,
  };
}
