import type { ServiceView } from '../contract/postmortem';
import { Conflict } from '../domain/failure';
import { type Edit, keyOf, recordOf } from './edit';
import { NAMED_ON_A_PAGE } from '../domain/service';
import type { Caller, Change, World } from './ports';

function changeNow(world: World, by: string, id: string, what: string, after: unknown): Change {
  return { id, by, at: new Date(world.clock.now()).toISOString(), what, before: null, after };
}

/** Registers the service if it is new and puts it on the postmortem. Saying it twice changes nothing. */
export async function attachService(world: World, edit: Edit, name: string): Promise<ServiceView> {
  const { postmortem, personId } = await recordOf(world, edit, await world.postmortems.basis(keyOf(edit)));
  const registered = changeNow(world, personId, world.ids.next(), NAMED_ON_A_PAGE, { name });
  const service = await world.services.findOrCreate(name, world.ids.next(), registered);
  const attached = changeNow(world, personId, edit.changeId, 'service-attached', { serviceId: service.id });
  await world.services.attach(postmortem.id, service.id, attached);
  return { id: service.id, name: service.name };
}

export async function detachService(world: World, edit: Edit, serviceId: string): Promise<null> {
  const { postmortem, personId } = await recordOf(world, edit, await world.postmortems.basis(keyOf(edit)));
  const detached = changeNow(world, personId, edit.changeId, 'service-detached', { serviceId });
  await world.services.detach(postmortem.id, serviceId, detached);
  return null;
}

/** Confluence answers about so many pages at once. */
const MOST_PAGES = 250;

/**
 * Services that the caller may know of: those that an admin registered or renamed, and those named on a page that they
 * may see. A name that was only ever typed on pages closed to them stays there. At most one request.
 */
export async function knownServices(world: World): Promise<readonly ServiceView[]> {
  const services = await world.services.known();
  const pageIds = [...new Set(services.flatMap(({ isPublic, pageIds: on }) => (isPublic ? [] : on)))];
  const seen =
    pageIds.length === 0 ? new Map() : await world.pages.titlesForUser(pageIds.slice(0, MOST_PAGES));
  return services
    .filter(({ isPublic, pageIds: on }) => isPublic || on.some((pageId) => seen.has(pageId)))
    .map(({ id, name }) => ({ id, name }));
}

export async function createService(
  world: World,
  caller: Caller,
  input: { changeId: string; name: string },
): Promise<ServiceView & { version: number }> {
  const personId = await world.people.idOf(caller.accountId);
  const change = changeNow(world, personId, input.changeId, 'service-registered', { name: input.name });
  const service = await world.services.findOrCreate(input.name, input.changeId, change);
  const { id, name, version } = service;
  // Somebody named it on a page before: from now on everybody may know of it.
  const committed = id === input.changeId ? null : await world.services.rename(id, version, name, change);
  return { id, name, version: committed?.kind === 'done' ? committed.version : version };
}

/** The name people read changes; the key that pipelines ask with stays. */
export async function renameService(
  world: World,
  caller: Caller,
  input: { changeId: string; id: string; version: number; name: string },
): Promise<ServiceView & { version: number }> {
  const personId = await world.people.idOf(caller.accountId);
  const change = changeNow(world, personId, input.changeId, 'service-renamed', { name: input.name });
  const committed = await world.services.rename(input.id, input.version, input.name, change);
  if (committed.kind === 'conflict')
    throw new Conflict(
      'Somebody else changed this service a moment ago. Reload the settings and try again.',
      null,
    );
  return { id: input.id, name: input.name, version: committed.version };
}
