import * as v from 'valibot';
import { mostIn, ROLES, STAKEHOLDERS_MOST } from '../domain/roles';
import { accountId } from './fields';

export { facilitatorResponded, mostIn, namedIn, type Role, type RoleHolders, ROLES } from '../domain/roles';

export const role = v.picklist(ROLES);

/** Account ids. An empty one stands for whoever held the role and closed their account: they stay. */
export const persons = v.pipe(
  v.array(v.union([accountId, v.literal('')])),
  v.maxLength(
    STAKEHOLDERS_MOST,
    `At most ${String(STAKEHOLDERS_MOST)} people. Name their group in the text.`,
  ),
  v.transform((people) =>
    people.filter((person, index) => person === '' || people.indexOf(person) === index),
  ),
);

export const roleHolding = v.pipe(
  v.object({ role, value: v.object({ people: persons }) }),
  v.check(
    ({ role: held, value }) => value.people.length <= mostIn(held),
    'One person holds this role. Choose who.',
  ),
);
