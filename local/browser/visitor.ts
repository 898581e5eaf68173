import type { IncomingMessage } from 'node:http';
import { ADMIN, EDITOR, PEOPLE, RESPONDER, STRANGER, VIEWER } from '../site/people';
import type { Actor, Person } from '../site/protocol';

export const PERSON_COOKIE = 'debrief-person';
export const THEME_COOKIE = 'debrief-theme';

export type ColorMode = 'light' | 'dark';

/** Who looks at the pretend site, as its cookies say. */
export interface Visitor {
  /** Undefined: nobody is signed in. */
  readonly person: Person | undefined;
  readonly actor: Actor;
  readonly colorMode: ColorMode;
}

/** The roles the header offers, in its order; value and label. */
export const ROLES: readonly { readonly value: string; readonly label: string }[] = [
  { value: EDITOR.accountId, label: `${EDITOR.displayName} (editor)` },
  { value: RESPONDER.accountId, label: `${RESPONDER.displayName} (second editor)` },
  { value: VIEWER.accountId, label: `${VIEWER.displayName} (viewer, no Jira)` },
  { value: STRANGER.accountId, label: `${STRANGER.displayName} (stranger to the spaces)` },
  { value: ADMIN.accountId, label: `${ADMIN.displayName} (site admin)` },
  { value: 'nobody', label: 'Nobody (signed out)' },
];

/** Reads the visitor from the cookies; the editor until somebody else is chosen. */
export function visitorOf(request: IncomingMessage): Visitor {
  const cookies = readCookies(request.headers.cookie ?? '');
  const chosen = cookies.get(PERSON_COOKIE) ?? EDITOR.accountId;
  const person = PEOPLE.find((candidate) => candidate.accountId === chosen && candidate.status === 'active');
  return {
    person,
    actor: person ? { kind: 'user', accountId: person.accountId } : { kind: 'nobody' },
    colorMode: cookies.get(THEME_COOKIE) === 'dark' ? 'dark' : 'light',
  };
}

function readCookies(header: string): Map<string, string> {
  const pairs = header.split(';').map((pair) => pair.trim().split('='));
  return new Map(pairs.map(([name = '', value = '']) => [name, value]));
}
