import type { Delay, IssueLink, SyncedField } from '../../../src/contract/rules';
import { issueTexts, unreachableTexts, type Explanation } from '../texts/issues';
import type { ActionRow } from './action-row';
import { differingFacts } from './issue-facts';

const FIELDS = ['title', 'dueOn', 'priority', 'owner'] as const satisfies readonly SyncedField[];

/** What is to be said of an issue beyond its line in the cell; empty and null where there is nothing. */
export interface IssueNoteFacts {
  readonly explanation: Explanation | null;
  readonly note: string;
  readonly waits: { readonly at: string; readonly delay: Exclude<Delay, 'not-connected'> } | null;
  /** Where Jira says something else than the row. */
  readonly facts: readonly string[];
  /** What Jira did not take, and why. */
  readonly refused: readonly { readonly field: SyncedField; readonly why: string }[];
  readonly isUnmarked: boolean;
  /** The key that it had before. */
  readonly movedFrom: string | null;
}

export function noteFactsOf({ action: { fields, issue }, seen }: ActionRow): IssueNoteFacts {
  const explanation = explanationOf(issue);
  // While it is looked for, the functions' own words stand in place of ours.
  const isSaid = issue.state === 'checking' && issue.note !== '';
  const said = {
    explanation: explanation && isSaid ? { ...explanation, help: issue.note } : explanation,
    note: isSaid ? '' : issue.note,
  };
  if (issue.state !== 'linked') return { ...said, ...IN_LINE };
  return {
    ...said,
    waits: waitsFor(issue),
    // What is not written yet differs anyhow.
    facts: seen && issue.pending === null ? differingFacts(seen, fields) : [],
    refused: FIELDS.flatMap((field) => {
      const why = issue.refused[field];
      return why === undefined ? [] : [{ field, why }];
    }),
    isUnmarked: !issue.marked,
    movedFrom: seen && seen.key !== issue.issueKey ? issue.issueKey : null,
  };
}

export function isAnythingToSay(said: IssueNoteFacts): boolean {
  const { explanation, note, waits, facts, refused, isUnmarked, movedFrom } = said;
  return (
    explanation !== null ||
    note !== '' ||
    waits !== null ||
    facts.length > 0 ||
    refused.length > 0 ||
    isUnmarked ||
    movedFrom !== null
  );
}

const IN_LINE = { waits: null, facts: [], refused: [], isUnmarked: false, movedFrom: null };

/** Waiting and being created pass by themselves; below the table they are explained once. */
function explanationOf({ state, why }: IssueLink): Explanation | null {
  if (state === 'checking' || state === 'asking') return issueTexts[state];
  return state === 'unreachable' ? unreachableTexts[why ?? 'unknown'] : null;
}

/** What passes by itself, and what is said once for all of them, is left to the cell. */
function waitsFor({ pending }: IssueLink): IssueNoteFacts['waits'] {
  if (pending === null || pending.delay === null || pending.delay === 'not-connected') return null;
  return { at: pending.at, delay: pending.delay };
}
