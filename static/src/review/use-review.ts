import { useMemo } from 'react';
import { namedIn, type Role } from '../../../src/contract/roles';
import { usePeople, type PeopleKnown } from '../postmortem/people';
import { useReport } from '../postmortem/report';
import { postmortemTexts } from '../texts/postmortem';

export interface ReviewPeople {
  readonly known: PeopleKnown;
  /** Who holds which role, by account; '' for closed accounts. */
  readonly holders: Readonly<Partial<Record<Role, readonly string[]>>>;
  /** Everybody in the record. */
  readonly people: readonly string[];
  /** Those whom the timeline names, as far as their names are read. */
  readonly named: ReadonlySet<string>;
}

/** The people of a report: their roles and names, and who of them the timeline names. */
export function useReviewPeople(): ReviewPeople {
  const { people, actions, roles, timeline } = useReport();
  const ids = useMemo(
    () => [...new Set([...people, ...actions.flatMap(({ fields }) => fields.owner ?? [])])],
    [people, actions],
  );
  const known = usePeople(ids);
  const { nameOf } = known;
  const holders = useMemo(
    () => Object.fromEntries(roles.map(({ role, value }) => [role, value.people])),
    [roles],
  );
  const named = useMemo(() => {
    const names = ids
      .map((id) => [id, nameOf(id)] as const)
      .filter(([, name]) => name !== postmortemTexts.somebody && name !== postmortemTexts.formerUser);
    return namedIn(
      timeline.map(({ value }) => value.text),
      new Map(names),
    );
  }, [ids, nameOf, timeline]);
  return { known, holders, people: ids, named };
}
