import type { GateAnswer } from '../app/release-gate';
import type { GateCode } from '../domain/release-gate';

/**
 * How a pipeline wants the verdict: in the body alone, whatever the tool; in the HTTP status as well, for shells that
 * look at nothing else; or as one line of text, with that status.
 */
export const GATE_MODES = ['json', 'http', 'text'] as const;
export type GateMode = (typeof GATE_MODES)[number];

/** Of these a body of its own says what to see to; manifest.yml may declare twenty bodies in all. */
const REASONS = {
  OVERDUE: 'overdue',
  UNASSIGNED: 'unassigned',
  UNTRACKED: 'untracked',
  UNREACHABLE: 'unreachable',
  STALE: 'stale',
  QUIET: 'quiet',
} as const satisfies Partial<Record<GateCode, string>>;

type Reason = (typeof REASONS)[keyof typeof REASONS];
type Refusal = Extract<GateAnswer, string>;
type Verdict = Exclude<GateAnswer, string>['verdict'];

/** The keys of the static answers in manifest.yml. */
export type GateOutput =
  Verdict | Reason | 'prevented-http' | 'awaiting-http' | `${Verdict}-text` | Refusal | 'bad-request';

const isReason = (code: GateCode): code is keyof typeof REASONS => code in REASONS;

/** The one answer that says this in this way. What lets a release through is never guessed: verdicts map one to one. */
export function outputOf(answer: GateAnswer, mode: GateMode): GateOutput {
  if (typeof answer === 'string') return answer;
  const { verdict, code } = answer;
  if (mode === 'text') return `${verdict}-text`;
  const passes = verdict === 'allowed' || verdict === 'waived';
  if (passes) return verdict;
  if (mode === 'http') return `${verdict}-http`;
  return isReason(code) ? REASONS[code] : verdict;
}
