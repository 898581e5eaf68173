import type { World } from './ports';

/** Route of the app's own page in Confluence, as manifest.yml has it. */
const HOME_ROUTE = 'debrief';

/**
 * Where people read what the gate says of a service.
 * @param siteAddress without a slash at the end
 */
export function gatePageAddress(world: Pick<World, 'site'>, siteAddress: string, serviceId: string): string {
  const { appId, environmentId } = world.site.macroHome();
  return `${siteAddress}/wiki/apps/${appId}/${environmentId}/${HOME_ROUTE}/gate/${serviceId}`;
}
