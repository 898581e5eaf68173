import type { Approval, Deed, Lifecycle, LifecycleState } from './lifecycle';

/**
 * What became of a report, as it is told elsewhere: facts that stay true whatever is written later. Which parts were
 * approved is not among them: their digests are of one site's rows.
 */
export interface LifecycleFacts {
  /** Where the last step led; a change of the text since is no step. */
  readonly state: LifecycleState;
  readonly round: number;
  readonly reason: string;
  readonly last: Deed;
  /** Oldest first. */
  readonly approvals: readonly Approval[];
  /** The revision that the approved state was about. */
  readonly approved: string | null;
  readonly published: (Deed & { readonly revision: string }) | null;
}

/** What there is to tell of what was done here; null where nobody took a step. */
export function factsOf({ last, approved, ...kept }: Lifecycle): LifecycleFacts | null {
  const { state, round, reason, approvals, published } = kept;
  if (last === null) return null;
  return { state, round, reason, last, approvals, approved: approved?.revision ?? null, published };
}

/**
 * All that is told of a report that came from elsewhere. A file is a text that anybody can write, and its approvals
 * name what another site showed: so whatever it says is kept as history beside the report's life here, where no rule
 * looks at it. By import alone nothing is approved, published or not required; the report starts as a draft. Until
 * somebody here takes a step, the history is all there is to tell.
 */
export function factsTold(
  here: LifecycleFacts | null,
  imported: LifecycleFacts | null,
): LifecycleFacts | null {
  if (here === null || imported === null) return here ?? imported;
  return {
    ...here,
    approvals: [...imported.approvals, ...here.approvals],
    published: here.published ?? imported.published,
  };
}

/** The facts with everybody in them replaced. */
export function mapFacts(facts: LifecycleFacts, replace: (person: string) => string): LifecycleFacts {
  const mapped = <T extends Deed>(deed: T): T => ({ ...deed, by: replace(deed.by) });
  return {
    ...facts,
    last: mapped(facts.last),
    approvals: facts.approvals.map(mapped),
    published: facts.published && mapped(facts.published),
  };
}
