import type { CheckedInput } from '../contract/calls';
import type { GateSettings, NewToken, TriedPolicy } from '../contract/release-gate';
import { Conflict, InvalidInput } from '../domain/failure';
import { SITE_MENTIONS } from '../domain/mentions';
import { decide, freshnessAt } from '../domain/release-gate';
import type { SetPolicy } from '../domain/release-gate-policy';
import { keptPeople } from './people-in';
import type { Caller, Change, Commit, World } from './ports';
import { tokenText } from './release-gate';
import { mapWaivers, shownPolicy } from './release-gate-waiving';

const NO_SERVICE = 'This service does not exist any more. Reload the settings and choose again.';
const RELOAD = 'Somebody else changed this a moment ago. Reload the settings and try again.';

export async function gateSettings(world: World): Promise<GateSettings> {
  const stored = await world.releaseGates.settings();
  const people = await world.people.mentioned(SITE_MENTIONS);
  const { version, value } = stored.defaultPolicy;
  return {
    url: await world.site.gateUrl(),
    defaultPolicy: { version, value: shownPolicy(value, people) },
    services: stored.services.map(({ policyVersion, policy, ...service }) => ({
      ...service,
      policy: { version: policyVersion, value: policy && shownPolicy(policy, people) },
    })),
    tokens: stored.tokens,
    refusals: stored.refusals,
  };
}

export async function saveGatePolicy(
  world: World,
  caller: Caller,
  input: CheckedInput<'release-gate.save-policy'>,
): Promise<{ version: number }> {
  if (input.serviceId === null && input.policy === null)
    throw new InvalidInput('The default needs a priority. Choose the lowest one that prevents a release.');
  const before = await world.releaseGates.settings();
  const own = before.services.find(({ id }) => id === input.serviceId);
  if (input.serviceId !== null && !own) throw new InvalidInput(NO_SERVICE);
  const now = own ? own.policy : before.defaultPolicy.value;
  const policy = input.policy && (await keptPolicy(world, now, input.policy));

  const change = await changeBy(world, caller, input.changeId, 'gate-policy-edited', policy, now);
  return done(await world.releaseGates.savePolicy(input.serviceId, input.version, policy, change));
}

/** With `people.id`s: nobody's account id stands in a policy. */
async function keptPolicy(world: World, before: SetPolicy | null, policy: SetPolicy): Promise<SetPolicy> {
  const known = before && { value: before, people: await world.people.mentioned(SITE_MENTIONS) };
  const { value } = await keptPeople(world, known, policy, mapWaivers);
  // First, so that nobody stands there whom nobody can look up.
  await world.people.mention(SITE_MENTIONS, value.waivers.by);
  return value;
}

/**
 * In which Jira projects a service is released, as the admin sees them in Jira.
 * @throws InvalidInput, Conflict
 */
export async function saveGateProjects(
  world: World,
  caller: Caller,
  input: CheckedInput<'release-gate.save-projects'>,
): Promise<{ version: number }> {
  const { services } = await world.releaseGates.settings();
  const service = services.find(({ id }) => id === input.serviceId);
  if (!service) throw new InvalidInput(NO_SERVICE);
  const keys = await world.issues.projectKeys('user', input.projectIds);
  const projects = input.projectIds.flatMap((id) => {
    const key = keys.get(id);
    return key === undefined ? [] : [{ id, key }];
  });
  if (projects.length < input.projectIds.length)
    throw new InvalidInput(
      'You cannot see one of these projects in Jira. Reload the settings and choose again.',
    );
  const before = service.projects.value;
  const change = await changeBy(world, caller, input.changeId, 'gate-projects-edited', projects, before);
  return done(await world.releaseGates.saveProjects(input.serviceId, input.version, projects, change));
}

/** A dry run; nothing is saved. One statement. */
export async function tryGatePolicy(
  world: World,
  { serviceId, policy }: CheckedInput<'release-gate.try-policy'>,
): Promise<readonly TriedPolicy[]> {
  const readings = await world.releaseGates.tryPolicy(serviceId, policy, freshnessAt(world.clock.now()));
  return readings.map(({ serviceName, facts }) => ({
    serviceName,
    ...decide(facts),
    open: facts.openUnlinked + facts.openLinked,
  }));
}

/** The token is answered once; only its digest is kept. */
export async function createGateToken(
  world: World,
  caller: Caller,
  input: CheckedInput<'release-gate.create-token'>,
): Promise<NewToken> {
  const known = new Set((await world.services.list()).map((service) => service.id));
  if (input.serviceIds.some((id) => !known.has(id)))
    throw new InvalidInput(
      'One of these services does not exist any more. Reload the settings and choose again.',
    );
  const id = world.ids.next();
  const secret = world.ids.secret();
  const change = await changeBy(world, caller, input.changeId, 'gate-token-created', {
    name: input.name,
    serviceIds: input.serviceIds,
  });
  await world.releaseGates.createToken(
    {
      id,
      name: input.name,
      hash: world.ids.digest(secret),
      serviceIds: input.serviceIds,
      createdAt: change.at,
    },
    change,
  );
  return { id, token: tokenText(id, secret) };
}

export async function revokeGateToken(
  world: World,
  caller: Caller,
  input: CheckedInput<'release-gate.revoke-token'>,
): Promise<{ version: number }> {
  const change = await changeBy(world, caller, input.changeId, 'gate-token-revoked', null);
  return done(await world.releaseGates.revokeToken(input.id, input.version, change));
}

async function changeBy(
  world: World,
  caller: Caller,
  id: string,
  what: string,
  after: unknown,
  before: unknown = null,
): Promise<Change> {
  const by = await world.people.idOf(caller.accountId);
  return { id, by, at: new Date(world.clock.now()).toISOString(), what, before, after };
}

function done(committed: Commit): { version: number } {
  if (committed.kind === 'conflict') throw new Conflict(RELOAD, null);
  return { version: committed.version };
}
