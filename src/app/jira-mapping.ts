import type { CheckedInput } from '../contract/calls';
import type { Place } from '../contract/fields';
import type { MappedTarget, MappingCheck, MappingView } from '../contract/issues';
import { Conflict, InvalidInput } from '../domain/failure';
import { whatStopsIssues } from '../domain/jira-mapping';
import { formOf, rulesFor } from './create-form';
import type { Caller, Change, Commit, MappingScope, PageAccess, StoredMapping, World } from './ports';

type NamedMapping = Awaited<ReturnType<World['mappings']['list']>>[number];

const RELOAD = 'Somebody else changed this mapping a moment ago. Look at it again, then change it.';

/** The most specific first. */
const PRECEDENCE = ['service', 'space', 'site'] as const satisfies readonly MappingScope['kind'][];

const rankOf = ({ scope }: StoredMapping) => PRECEDENCE.indexOf(scope.kind);
const bySpecificity = (a: NamedMapping, b: NamedMapping) =>
  rankOf(a) - rankOf(b) || (a.serviceName ?? '').localeCompare(b.serviceName ?? '', 'en');

const targetOf = (mapping: NamedMapping): MappedTarget => ({
  source: mapping.scope.kind,
  name: mapping.serviceName ?? '',
  projectId: mapping.projectId,
  issueTypeId: mapping.issueTypeId,
  extra: mapping.extra,
});

/**
 * Where issues of this page's actions may go: services first, then the space, then the site. All of them are
 * answered, so that with two services mapped differently the person chooses and nothing is guessed.
 */
export async function mappingsOfPage(
  world: World,
  page: PageAccess,
  place: Place,
): Promise<readonly MappedTarget[]> {
  return [...(await world.mappings.ofPage(place, page.spaceId))].sort(bySpecificity).map(targetOf);
}

/** All of them, the widest first. */
export async function listMappings(world: World): Promise<readonly MappingView[]> {
  const stored = [...(await world.mappings.list())];
  return stored
    .sort((a, b) => rankOf(b) - rankOf(a) || bySpecificity(a, b))
    .map((mapping) => ({ ...targetOf(mapping), scopeId: idOf(mapping.scope), version: mapping.version }));
}

const idOf = (scope: MappingScope) => (scope.kind === 'site' ? '' : scope.id);

/** @throws Conflict, InvalidInput when the service is gone */
export async function saveMapping(
  world: World,
  caller: Caller,
  input: CheckedInput<'jira-mapping.save'>,
): Promise<{ version: number }> {
  const { scope, target, extra } = input;
  if (scope.kind === 'service' && !(await world.services.list()).some(({ id }) => id === scope.id))
    throw new InvalidInput('This service does not exist any more. Reload the settings and choose again.');
  const change = await changeOf(world, caller, input, 'jira-mapping-saved', { ...target, extra });
  return done(await world.mappings.save({ scope, ...target, extra }, input.version, change));
}

/** @throws Conflict */
export async function removeMapping(
  world: World,
  caller: Caller,
  input: CheckedInput<'jira-mapping.remove'>,
): Promise<{ version: number }> {
  const change = await changeOf(world, caller, input, 'jira-mapping-removed', null);
  return done(await world.mappings.remove(input.scope, input.version, change));
}

async function changeOf(
  world: World,
  caller: Caller,
  { changeId, scope }: { changeId: string; scope: MappingScope },
  what: string,
  after: unknown,
): Promise<Change> {
  const before = (await world.mappings.list()).find(
    (mapping) => mapping.scope.kind === scope.kind && idOf(mapping.scope) === idOf(scope),
  );
  return {
    id: changeId,
    by: await world.people.idOf(caller.accountId),
    at: new Date(world.clock.now()).toISOString(),
    what,
    before: before
      ? { projectId: before.projectId, issueTypeId: before.issueTypeId, extra: before.extra }
      : null,
    after,
  };
}

function done(committed: Commit): { version: number } {
  if (committed.kind === 'conflict') throw new Conflict(RELOAD, null);
  return { version: committed.version };
}

/** A dry run of a mapping with the rights of the admin who asks: nothing is created or kept. */
export async function checkMapping(
  world: World,
  input: CheckedInput<'jira-mapping.check'>,
): Promise<MappingCheck> {
  const rules = await rulesFor(world, input.target);
  if (rules === null) return { kind: 'no-access' };
  const form = await formOf(world, rules);
  return { kind: 'checked', form, problems: whatStopsIssues(rules, input.extra) };
}
