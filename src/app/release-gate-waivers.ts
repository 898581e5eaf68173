import type { CheckedInput } from '../contract/calls';
import type { WaiverView } from '../contract/release-gate-waiver';
import { Conflict, InvalidInput } from '../domain/failure';
import { isWaived, MOST_COVERED, whyNotUntil } from '../domain/release-gate-waiver';
import { freshnessAt } from '../domain/release-gate';
import type { Caller, StoredWaiver, World } from './ports';
import { lookUpReleases } from './release-gate-versions';

/** The latest waivers, newest first, also those that have ended. One statement. */
export async function gateWaivers(world: World): Promise<readonly WaiverView[]> {
  const now = new Date(world.clock.now()).toISOString();
  return (await world.releaseGates.waivers()).map((waiver) => viewOf(waiver, now));
}

function viewOf(waiver: StoredWaiver, now: string): WaiverView {
  const { id, version, serviceId, serviceName, reason, by, givenAt, endsAt, endedAt, release, coversNew } =
    waiver;
  const holds = isWaived(waiver, now, release);
  const covered = waiver.covers.length;
  return {
    id,
    version,
    serviceId,
    serviceName,
    reason,
    by,
    givenAt,
    endsAt,
    endedAt,
    holds,
    release,
    covered,
    coversNew,
  };
}

/**
 * Lets a service be released in spite of what holds it now, which stands in the waiver thing by thing: what comes up
 * later holds again, unless the waiver says that it covers that, too. Repeating it changes nothing.
 * @throws InvalidInput
 */
export async function giveGateWaiver(
  world: World,
  caller: Caller,
  input: CheckedInput<'release-gate.give-waiver'>,
): Promise<{ version: number }> {
  const now = world.clock.now();
  const given = (await world.releaseGates.waivers()).find(({ id }) => id === input.changeId);
  if (given !== undefined) return { version: given.version };
  const rules = await world.releaseGates.waiverRules(input.serviceId);
  if (rules === null)
    throw new InvalidInput('This service does not exist any more. Reload the page and choose again.');
  const why = whyNotUntil(input.endsAt, rules.mostDays, now);
  if (why !== null) throw new InvalidInput(why);
  const covers = await world.releaseGates.coverable(input.serviceId, freshnessAt(now));
  if (covers.length === 0 && !input.coversNew)
    throw new InvalidInput('Nothing holds a release of this service now, so there is nothing to waive.');
  if (covers.length > MOST_COVERED)
    throw new InvalidInput(
      `More than ${String(MOST_COVERED)} open actions hold this service. Change its policy instead.`,
    );
  const { serviceId, reason, endsAt, release, coversNew } = input;
  const at = new Date(now).toISOString();
  const said = { serviceId, reason, endsAt, release, coversNew, covers };
  const committed = await world.releaseGates.giveWaiver(
    { id: input.changeId, givenAt: at, ...said },
    {
      id: input.changeId,
      by: await world.people.idOf(caller.accountId),
      at,
      what: 'gate-waiver-given',
      before: null,
      after: said,
    },
  );
  if (committed.kind === 'conflict')
    throw new Conflict('This waiver was given already. Reload the page.', null);
  if (release !== null) await knowRelease(world);
  return { version: committed.version };
}

/** So that it goes on holding when the version gets another name; should Jira not answer, the next hour asks again. */
async function knowRelease(world: World): Promise<void> {
  await lookUpReleases(world).catch((error: unknown) => {
    world.log.error('release-gate.version-not-looked-up', error);
  });
}

/** Ends a waiver before its time. @throws Conflict when it has ended already */
export async function endGateWaiver(
  world: World,
  caller: Caller,
  input: CheckedInput<'release-gate.end-waiver'>,
): Promise<{ version: number }> {
  const committed = await world.releaseGates.endWaiver(input.id, input.serviceId, input.version, {
    id: input.changeId,
    by: await world.people.idOf(caller.accountId),
    at: new Date(world.clock.now()).toISOString(),
    what: 'gate-waiver-ended',
    before: null,
    after: null,
  });
  if (committed.kind === 'conflict')
    throw new Conflict('This waiver has ended already. Reload the page to see how things stand.', null);
  return { version: committed.version };
}
