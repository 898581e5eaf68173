import type { Priority } from './actions';

/** Words that other tools and people use for a priority, in lower case. */
const NAMES: Readonly<Record<Priority, readonly string[]>> = {
  critical: ['critical', 'crit', 'blocker', 'blocking', 'highest', 'urgent', 'showstopper', 'immediate'],
  high: ['high', 'major', 'important'],
  medium: ['medium', 'med', 'normal', 'moderate', 'middle', 'mid'],
  low: ['low', 'lowest', 'minor', 'trivial', 'optional'],
};
const BY_NAME = new Map(
  (['critical', 'high', 'medium', 'low'] as const).flatMap((priority) =>
    NAMES[priority].map((name) => [name, priority] as const),
  ),
);
const BESIDE = new Set(['priority', 'prio', 'severity', 'level']);

/** P0 is the highest; SEV1 is, as with incidents. */
const P_SCALE: readonly Priority[] = ['critical', 'high', 'medium', 'low', 'low', 'low'];
const SEV_SCALE: readonly Priority[] = ['critical', 'critical', 'high', 'medium', 'low', 'low'];

export interface PriorityReading {
  readonly priority: Priority;
  /** The words say a priority and nothing else. */
  readonly isAll: boolean;
  /** It was P1, which is the highest in some scales and the second in others. */
  readonly isP1: boolean;
  readonly isP0: boolean;
}

/** The priority that words like `P0`, `Blocker`, `Sev 2` or `High (customers)` say; null when they say none, or two. */
export function readPriority(words: string): PriorityReading | null {
  const parts = partsOf(words);
  const named = new Set(parts.flatMap((part) => BY_NAME.get(part) ?? []));
  const coded = new Set(parts.flatMap((part) => ofCode(part) ?? []));
  // A name beside a code decides: `P1 - Critical`.
  const [priority, ...others] = named.size > 0 ? named : coded;
  if (priority === undefined || others.length > 0) return null;
  const isAll = parts.every((part) => BY_NAME.has(part) || ofCode(part) !== null || BESIDE.has(part));
  return {
    priority,
    isAll,
    isP1: named.size === 0 && parts.includes('p1'),
    isP0: isAll && parts.includes('p0'),
  };
}

function partsOf(words: string): string[] {
  return words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\bvery high\b/g, 'highest')
    .replace(/\bvery low\b|\bnice[ -]to[ -]have\b/g, 'lowest')
    .replace(/\b(?:priority|prio|p)[ -]?([0-5])\b/g, 'p$1')
    .replace(/\b(?:severity|sev|s)[ -]?([0-5])\b/g, 's$1')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== '');
}

function ofCode(part: string): Priority | null {
  const [, letter, digit] = /^([ps])([0-5])$/.exec(part) ?? [];
  if (letter === undefined) return null;
  return (letter === 'p' ? P_SCALE : SEV_SCALE)[Number(digit)] ?? null;
}
