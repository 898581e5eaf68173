import { decide, type GateFacts } from './release-gate';
import { fitted } from './title-fit';

/** What keeps a transition in Jira from happening, of one service. It names no action: Jira's people may not see its page. */
export interface HeldService {
  readonly name: string;
  readonly facts: GateFacts;
  /** Keys of the issues of open actions, worst first; Jira protects what stands behind a key. */
  readonly issueKeys: readonly string[];
  /** Where people read more, if that is known. */
  readonly address: string | null;
}

/** Jira shows the whole of it in a message box. */
const LONGEST_MESSAGE = 999;
const MOST_KEYS = 10;
const LONGEST_NAME = 60;
const LONGEST_KEY = 40;

/** How much is said, from all of it down to what always fits. */
const MEASURES = [
  { services: 5, keys: MOST_KEYS, addresses: 5 },
  { services: 3, keys: MOST_KEYS, addresses: 3 },
  { services: 3, keys: 3, addresses: 1 },
  { services: 1, keys: MOST_KEYS, addresses: 1 },
  { services: 1, keys: 3, addresses: 1 },
  { services: 1, keys: 3, addresses: 0 },
] as const;

/** Why a transition does not happen, for whoever tried it; under 1,000 characters. */
export function heldWords(held: readonly HeldService[]): string {
  const texts = MEASURES.map(({ services, keys, addresses }) => {
    const said = held
      .slice(0, services)
      .map((service, index) => serviceWords(service, keys, index < addresses));
    const more = held.length - said.length;
    return [...said, ...(more > 0 ? [`${counted(more, 'more service waits', 'more services wait')}.`] : [])];
  });
  const whole = texts.map((text) => text.join(' '));
  return whole.find((text) => text.length <= LONGEST_MESSAGE) ?? fitted(whole.at(-1) ?? '', 900).text;
}

function serviceWords({ name, facts, issueKeys, address }: HeldService, most: number, withAddress: boolean) {
  const why = whyWords(facts, issueKeys, most);
  const more = withAddress && address !== null ? ` See ${address}` : '';
  return `${fitted(name, LONGEST_NAME).text}: ${why}${more}`;
}

function whyWords(facts: GateFacts, issueKeys: readonly string[], most: number): string {
  const { verdict, code } = decide(facts);
  if (verdict === 'awaiting')
    return code === 'QUIET'
      ? 'an incident goes on or ended only a short time ago, so the release waits. Try again later.'
      : 'Jira has not confirmed for hours whether actions are done, so the release waits. Debrief asks Jira by itself; try again in an hour.';
  const open = facts.openUnlinked + facts.openLinked;
  const of = counted(open, 'open action of a past incident holds', 'open actions of past incidents hold');
  return `${of} the release${keyWords(issueKeys, open - facts.untracked, most)}.${detailWords(facts)}`;
}

/** @param tracked how many open actions may have an issue; those without a key here are counted */
function keyWords(issueKeys: readonly string[], tracked: number, most: number): string {
  const keys = issueKeys.slice(0, most).map((key) => fitted(key, LONGEST_KEY).text);
  const more = Math.max(0, tracked - keys.length);
  const rest = more > 0 ? [`${String(more)} more`] : [];
  if (keys.length === 0) return '';
  return rest.length === 0 ? `: ${keys.join(', ')}` : `: ${keys.join(', ')} and ${rest.join('')}`;
}

function detailWords(facts: GateFacts): string {
  const { code } = decide(facts);
  const parts = [
    code === 'OVERDUE' && counted(facts.overdue, 'is past its due date', 'are past their due date'),
    code === 'UNASSIGNED' && counted(facts.unassigned, 'has no owner', 'have no owner'),
    code === 'UNREACHABLE' &&
      counted(facts.unreachable, 'issue cannot be reached in Jira', 'issues cannot be reached in Jira'),
    facts.untracked > 0 && counted(facts.untracked, 'has no issue in Jira', 'have no issue in Jira'),
  ].filter((part) => part !== false);
  return parts.length === 0 ? '' : ` Of these, ${parts.join(', ')}.`;
}

const counted = (count: number, one: string, many: string): string =>
  `${String(count)} ${count === 1 ? one : many}`;

/** Said where no verdict can be named; each says what to do. */
export const HELD_WORDS = {
  unknown:
    'Debrief cannot know right now whether actions are open, so this transition waits. Try again in a few minutes.',
  noRule:
    'This rule of Debrief is not set up in a way that it understands, so this transition waits. Ask whoever administers this workflow to set the rule up again.',
  serviceGone:
    'This rule of Debrief names a service that does not exist any more, so this transition waits. Ask whoever administers this workflow to choose again.',
  noService:
    'No service is released in this project as far as Debrief knows, so this transition waits. Ask an administrator of Debrief to add the project to a service in the app settings, or whoever administers this workflow to choose services in the rule.',
  unseen:
    'Debrief may not see this work item, so it cannot tell what is about to be released. Ask an administrator of the project to give the app the permission to browse it.',
} as const;
