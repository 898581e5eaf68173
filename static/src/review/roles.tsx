import { lazy } from 'react';
import { facilitatorResponded, type Role, ROLES } from '../../../src/contract/roles';
import { draftKeyOf, useHere } from '../postmortem/here';
import { useReport } from '../postmortem/report';
import { Editable } from '../shared/editable';
import { reviewTexts, roleNames } from '../texts/review';
import { Person } from './person';
import { roleDraft, rolePlaceId } from './review-places';
import type { ReviewPeople } from './use-review';

const RoleEditor = lazy(async () => ({ default: (await import('./role-editor')).RoleEditor }));

/** Who holds which role. Each is a thing of its own, so that two people who fill them in never meet. */
export function Roles({ people }: { readonly people: ReviewPeople }) {
  const { holders, named } = people;
  const responded = facilitatorResponded(holders, named);
  return (
    <>
      <ul className="plain-list roles" aria-labelledby="heading-roles">
        {ROLES.map((role) => (
          <li key={role} id={rolePlaceId(role)} data-testid={`role-${role}`}>
            <RoleLine role={role} people={people} />
          </li>
        ))}
      </ul>
      {responded !== null && (
        <p className="small wrong" role="note" data-testid="facilitator-responded">
          <span aria-hidden="true">⚠ </span>
          {responded.by === 'role'
            ? reviewTexts.respondedRole(roleNames[responded.role].toLowerCase())
            : reviewTexts.respondedTimeline}
        </p>
      )}
    </>
  );
}

function RoleLine({ role, people }: { readonly role: Role; readonly people: ReviewPeople }) {
  const { place, mayEdit } = useHere();
  const { roles } = useReport();
  const held = roles.find((each) => each.role === role) ?? { version: 0, value: { people: [] } };
  const persons = held.value.people;
  return (
    <Editable
      name={roleNames[role]}
      heading={<strong className="small subtle">{roleNames[role]}</strong>}
      mayEdit={mayEdit}
      draftKey={draftKeyOf(place, roleDraft(role))}
      editor={(close) => <RoleEditor role={role} held={held} people={people} onClose={close} />}
    >
      {persons.length === 0 ? (
        <span className="subtle">{reviewTexts.nobody}</span>
      ) : (
        <span className="row">
          {persons.map((person, index) => (
            <Person key={`${person}${String(index)}`} person={person} known={people.known} />
          ))}
        </span>
      )}
    </Editable>
  );
}
