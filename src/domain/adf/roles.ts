import { type Role, ROLES } from '../roles';
import { type AdfNode, inline, listItem, mention, paragraph, strong, text } from './builders';

const NAMES: Readonly<Record<Role, string>> = {
  facilitator: 'Facilitator',
  'incident-commander': 'Incident commander',
  scribe: 'Scribe',
  'engineering-lead': 'Engineering lead',
  stakeholders: 'Stakeholders',
};

/** Who did what, one line a role; nothing for roles that nobody holds. */
export function rolesToAdf(
  roles: readonly { readonly role: Role; readonly people: readonly string[] }[],
): AdfNode[] {
  return ROLES.flatMap((role) => {
    const people = roles.find((each) => each.role === role)?.people ?? [];
    if (people.length === 0) return [];
    const named = people.flatMap((person, index) => [
      ...(index === 0 ? [] : inline(', ')),
      ...(person === '' ? inline('former user') : [mention(person)]),
    ]);
    return [listItem([paragraph([text(`${NAMES[role]}: `, [strong]), ...named])])];
  });
}
