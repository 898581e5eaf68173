/**
 * Who does what in a review. One person each, but for stakeholders: those who are told.
 * https://www.atlassian.com/incident-management/handbook/postmortems
 */
export const ROLES = [
  'facilitator',
  'incident-commander',
  'scribe',
  'engineering-lead',
  'stakeholders',
] as const;
export type Role = (typeof ROLES)[number];

export const STAKEHOLDERS_MOST = 20;
export const mostIn = (role: Role): number => (role === 'stakeholders' ? STAKEHOLDERS_MOST : 1);

/** Those who hold a role: `people.id`s where it is kept, account ids elsewhere; empty where an account was closed. */
export interface RoleHolders {
  readonly people: readonly string[];
}

const isNamed = (text: string, name: string) =>
  name !== '' &&
  new RegExp(`(?<![\\p{L}\\p{N}])${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}])`, 'u').test(
    text,
  );

/**
 * Which of these people the texts name, by their whole name or by a first name that nobody else there has.
 * @param people names by account id
 */
export function namedIn(texts: readonly string[], people: ReadonlyMap<string, string>): ReadonlySet<string> {
  const firstOf = (name: string) => name.split(/\s+/)[0] ?? '';
  const firsts = [...people.values()].map(firstOf);
  const isOwn = (first: string) => first.length > 2 && firsts.filter((other) => other === first).length === 1;
  return new Set(
    [...people].flatMap(([accountId, name]) => {
      const first = firstOf(name);
      const names = isOwn(first) ? [name, first] : [name];
      return texts.some((text) => names.some((each) => isNamed(text, each))) ? accountId : [];
    }),
  );
}

/** Roles of those who answered the incident: whoever holds one is no impartial facilitator. */
const RESPONDING: readonly Role[] = ['incident-commander', 'scribe', 'engineering-lead'];

/**
 * Whether the facilitator took part in the incident, and how that is known; null when it is not.
 * @param named account ids of those whom the timeline names
 */
export function facilitatorResponded(
  holders: Readonly<Partial<Record<Role, readonly string[]>>>,
  named: ReadonlySet<string>,
): { readonly by: 'timeline' } | { readonly by: 'role'; readonly role: Role } | null {
  const [facilitator = ''] = holders.facilitator ?? [];
  if (facilitator === '') return null;
  const role = RESPONDING.find((each) => holders[each]?.includes(facilitator) === true);
  if (role !== undefined) return { by: 'role', role };
  return named.has(facilitator) ? { by: 'timeline' } : null;
}
