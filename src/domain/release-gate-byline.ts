import { decide, type GateCode, type GateFacts, strictest, type Verdict } from './release-gate';

/** What a page's byline says, in Confluence's words. */
export interface BylineWords {
  readonly title: string;
  readonly tooltip: string;
}

/** The gate of one service, as far as a byline speaks of it. */
export interface BylineService {
  readonly name: string;
  readonly facts: GateFacts;
}

/** Confluence takes no longer ones from a manifest. */
const LONGEST = 255;

const REASONS: Readonly<Record<GateCode, string>> = {
  ALLOWED: 'no open action holds a release',
  CRITICAL_OPEN: 'open actions hold a release',
  OVERDUE: 'open actions hold a release, at least one is overdue',
  UNASSIGNED: 'open actions hold a release, at least one has no owner',
  UNTRACKED: 'open actions hold a release, at least one has no issue in Jira yet',
  UNREACHABLE: 'open actions hold a release, the issue of one is out of reach in Jira',
  STALE: 'releases wait until Jira has confirmed which actions are done',
  QUIET: 'releases wait, for an incident goes on or ended a short time ago',
  OVERRIDDEN: 'a waiver lets releases through',
  UNKNOWN: 'releases wait, for Debrief cannot tell right now',
};

/**
 * The words for a page: the strictest verdict of its services, and how many open actions of this page itself hold one.
 * What other pages hold is never counted: whoever reads the byline may not be allowed to see them.
 * @param services at least one, by name
 * @param open of this page's own actions
 */
export function bylineWords(services: readonly BylineService[], open: number): BylineWords {
  const decided = services.map(({ name, facts }) => ({ name, ...decide(facts) }));
  const { verdict } = strictest(decided);
  const told = decided.map(({ name, code }) => `${name}: ${REASONS[code]}.`).join(' ');
  return { title: titleOf(verdict, open), tooltip: shortened(told) };
}

function titleOf(verdict: Verdict, open: number): string {
  if (verdict === 'allowed') return 'No open action holds a release';
  if (verdict === 'waived') return 'Release waived';
  if (verdict === 'awaiting') return 'Release gate: waiting';
  if (open === 0) return 'Release held by other postmortems';
  return `Release held · ${String(open)} open ${open === 1 ? 'action' : 'actions'}`;
}

/** Whole characters, also of those that take two units. */
function shortened(text: string): string {
  if (text.length <= LONGEST) return text;
  return `${text.slice(0, LONGEST - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
