import type { CheckedInput } from '../contract/calls';
import type { Waiving } from '../contract/release-gate-waiver';
import { SITE_MENTIONS } from '../domain/mentions';
import type { SetPolicy, WaiverRules } from '../domain/release-gate-policy';
import { type MapPeople, outside } from './people-in';
import type { Caller, World } from './ports';
import { mustKnow } from './release-gate-page';

/** Everybody whom a policy names, each once; closed accounts as often as there are. */
export const mapWaivers: MapPeople<SetPolicy> = (policy, replace) => {
  const all = policy.waivers.by.flatMap((person) => replace(person) ?? []);
  const by = all.filter((person, index) => person === '' || all.indexOf(person) === index);
  return { ...policy, waivers: { ...policy.waivers, by } };
};

/** A policy as admins see it: with account ids; '' for whoever closed theirs. */
export const shownPolicy = (policy: SetPolicy, people: Readonly<Record<string, string>>): SetPolicy =>
  outside({ value: policy, people }, mapWaivers);

/**
 * What the policy of a service says of waivers, with the account ids of those who still have one; null: there is no such
 * service. At most two statements.
 */
export async function waiverRulesOf(
  world: Pick<World, 'releaseGates' | 'people'>,
  serviceId: string,
): Promise<WaiverRules | null> {
  const rules = await world.releaseGates.waiverRules(serviceId);
  if (rules === null || rules.by.length === 0) return rules;
  const people = await world.people.mentioned(SITE_MENTIONS);
  return { ...rules, by: rules.by.flatMap((id) => people[id] || []) };
}

/** At most one request. @param rules null where there is no such service; administrators may even there */
export const mayWaive = async (
  world: Pick<World, 'administrators'>,
  rules: WaiverRules | null,
  { accountId }: Caller,
): Promise<boolean> =>
  rules?.by.includes(accountId) === true || (await world.administrators.mayAdminister(accountId));

/**
 * Who may let releases of a service through, for whoever may know of the service or is one of them.
 * At most four statements and two requests.
 * @throws NotFound where the caller may not know of the service
 */
export async function whoMayWaive(
  world: World,
  caller: Caller,
  { serviceId }: CheckedInput<'release-gate.waiving'>,
): Promise<Waiving> {
  const rules = await waiverRulesOf(world, serviceId);
  const may = rules !== null && (await mayWaive(world, rules, caller));
  if (!may) await mustKnow(world, serviceId);
  return { may, by: rules?.by ?? [], mostDays: rules?.mostDays ?? 0 };
}
