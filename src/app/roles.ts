import type { Role, RoleHolders } from '../domain/roles';
import type { Edit, Saved } from './edit';
import { type PeopledValue, savePeopled } from './people-in';
import type { World } from './ports';

export const mapHolders: PeopledValue<RoleHolders>['map'] = ({ people }, replace) => ({
  people: people.flatMap((person) => replace(person) ?? []),
});

/** Gives a role to people, by account ids; nobody is fine, too. */
export function saveRole(
  world: World,
  edit: Edit,
  input: { role: Role; version: number; value: RoleHolders },
): Promise<Saved<RoleHolders>> {
  return savePeopled(world, world.roles, edit, {
    name: input.role,
    what: `${input.role}-set`,
    version: input.version,
    next: () => input.value,
    map: mapHolders,
  });
}
