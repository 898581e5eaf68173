import { useMemo } from 'react';
import { postmortemTexts } from '../texts/postmortem';
import { useNames } from './people';
import { useReport } from './report';

/** Those named in the record, by the names that a text may use. Empty until the names are read. */
export function usePersonNames(): readonly { readonly names: readonly string[] }[] {
  const { people, actions } = useReport();
  const ids = [
    ...new Set([
      ...people,
      ...actions.flatMap(({ fields }) => (fields.owner === null ? [] : [fields.owner])),
    ]),
  ];
  const nameOf = useNames(ids);
  const names = ids
    .map(nameOf)
    .filter((name) => name !== postmortemTexts.somebody && name !== postmortemTexts.formerUser);
  const key = JSON.stringify(names);
  // The same list while the names are the same, so that nothing is checked again for nothing.
  return useMemo(() => (JSON.parse(key) as string[]).map((name) => ({ names: [name] })), [key]);
}
