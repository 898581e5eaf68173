import type { CheckedInput } from '../contract/calls';
import type { GateOverview, GatePage, ServiceVerdict } from '../contract/release-gate-page';
import { NotFound } from '../domain/failure';
import { decide, FAILED, freshnessAt } from '../domain/release-gate';
import { isQuiet, QUIET_HOURS_MOST } from '../domain/release-gate-policy';
import { heldSince } from '../domain/release-gate-since';
import { coversIt } from '../domain/release-gate-waiver';
import type { AroundGate, GateBlocker, GateReading, RecentIncident, World } from './ports';
import { knownServices } from './services';

/** As many services as a list of verdicts holds. */
const MOST_SERVICES = 200;
/** Confluence answers about so many pages at once. */
const MOST_PAGES = 250;

const NO_SERVICE =
  'There is no such service, or it is named only on pages that you may not see. Open the list of services, or ask whoever sent you here.';

/** The verdict on each service that the caller may know of. Two statements and at most one request. */
export async function gateOverview(world: World): Promise<GateOverview> {
  const known = await knownServices(world);
  const shown = known.slice(0, MOST_SERVICES);
  const readings = await world.releaseGates.readByIds(
    shown.map(({ id }) => id),
    freshnessAt(world.clock.now()),
    null,
  );
  const byId = new Map(readings.map((reading) => [reading.serviceId, reading]));
  return {
    services: shown.map(({ id, name }) => ({
      serviceId: id,
      serviceName: name,
      ...decisionOf(byId.get(id)),
    })),
    more: known.length > shown.length,
  };
}

const decisionOf = (reading: GateReading | undefined) =>
  reading === undefined ? FAILED : decide(reading.facts);

/** The verdict on a reading's service, with its name. */
export const verdictOn = (reading: GateReading): ServiceVerdict => ({
  serviceId: reading.serviceId,
  serviceName: reading.serviceName,
  ...decide(reading.facts),
});

/**
 * The gate of one service, through the caller's eyes: what holds it is named only where it stands on a page that they
 * may see at this moment. Three statements and one request.
 * @throws NotFound also where the caller may not know of the service
 */
export async function gatePage(
  world: World,
  { serviceId }: CheckedInput<'release-gate.page'>,
): Promise<GatePage> {
  const now = world.clock.now();
  const asked = freshnessAt(now);
  const since = new Date(now - QUIET_HOURS_MOST * 3_600_000).toISOString();
  const [services, readings, around] = await Promise.all([
    world.services.known(),
    world.releaseGates.readByIds([serviceId], asked, null),
    world.gatePages.around(serviceId, asked.now, since),
  ]);
  const service = services.find(({ id }) => id === serviceId);
  const [reading] = readings;
  if (!service || !reading) throw new NotFound(NO_SERVICE);
  const quiet = quietOnes(reading, around, now);
  const pageIds = [
    ...reading.blockers.map(({ page }) => page.pageId),
    ...quiet.map(({ pageId }) => pageId),
    ...(service.isPublic ? [] : service.pageIds),
  ];
  const seen = await titlesOf(world, pageIds);
  if (!service.isPublic && !service.pageIds.some((pageId) => seen.has(pageId)))
    throw new NotFound(NO_SERVICE);
  return viewOf(reading, around, quiet, seen, asked.now.slice(0, 10));
}

/** @throws NotFound where the caller may not know of the service, at this moment. One statement and at most one request. */
export async function mustKnow(world: World, serviceId: string): Promise<void> {
  const service = (await world.services.known()).find(({ id }) => id === serviceId);
  if (service?.isPublic === true) return;
  const seen = await titlesOf(world, service?.pageIds ?? []);
  if (seen.size === 0) throw new NotFound(NO_SERVICE);
}

async function titlesOf(world: World, pageIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const distinct = [...new Set(pageIds)].slice(0, MOST_PAGES);
  return distinct.length === 0 ? new Map() : world.pages.titlesForUser(distinct);
}

/** Incidents that hold every release of the service: those that no waiver for all releases covers. */
function quietOnes({ policy }: GateReading, { waivers, incidents }: AroundGate, now: number) {
  const forAll = waivers.filter(({ release }) => release === null);
  return incidents.filter(
    (incident) =>
      isQuiet(policy, incident, incident.severity, now) &&
      !forAll.some((waiver) => coversIt(waiver, incident.postmortemId)),
  );
}

function viewOf(
  reading: GateReading,
  around: AroundGate,
  quiet: readonly RecentIncident[],
  seen: ReadonlyMap<string, string>,
  today: string,
): GatePage {
  const { policy, policySource, facts } = reading;
  const blockers = reading.blockers.filter(({ page }) => seen.has(page.pageId));
  const incidents = quiet.filter(({ pageId }) => seen.has(pageId));
  const hidden = facts.openUnlinked + facts.openLinked > blockers.length || facts.quiet > incidents.length;
  return {
    ...verdictOn(reading),
    policy,
    policySource,
    heldSince: heldSince(policy, blockers, incidents),
    blockers: blockers.map((blocker) => blockerView(blocker, seen, today)),
    quiet: incidents.map(({ pageId, startedAt, detectedAt, resolvedAt }) => ({
      pageId,
      pageTitle: seen.get(pageId) ?? '',
      startedAt: startedAt ?? detectedAt,
      resolvedAt,
    })),
    heldByOthers: hidden,
    waivers: around.waivers.map(({ id, version, reason, by, endsAt, release, coversNew }) => ({
      id,
      version,
      reason,
      by,
      endsAt,
      release,
      coversNew,
    })),
    sweptAt: around.sweptAt,
  };
}

function blockerView(
  { actionId, title, priority, page, issueKey, owner, dueOn }: GateBlocker,
  seen: ReadonlyMap<string, string>,
  today: string,
) {
  return {
    actionId,
    title,
    priority,
    pageId: page.pageId,
    pageTitle: seen.get(page.pageId) ?? '',
    issueKey,
    owner,
    dueOn,
    overdue: dueOn !== null && dueOn < today,
  };
}
