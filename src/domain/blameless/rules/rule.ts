import type { BlameFamily } from '../hints';

/** What makes a rule stay silent. Each is a function in conditions.ts. */
export type Exception =
  | 'explained'
  | 'remedial'
  | 'purpose'
  | 'discussed'
  | 'by-system'
  | 'possession'
  | 'negated'
  | 'supposed'
  | 'not-asked'
  | 'not-first'
  | 'not-after-harm';

/** Words that blame, as data. The language of `says` is described in patterns.ts. */
export interface Rule {
  /** Left out: the kind of the people decides. */
  readonly family?: BlameFamily;
  readonly says: readonly string[];
  /** Kinds of people that must stand with the words; left out: the words blame alone. */
  readonly who?: string;
  /** How they stand with them: do it (the default), own it ("Bob's mistake"), or act anywhere before in the clause. */
  readonly as?: 'subject' | 'owner' | 'clause';
  /** Only where the verb is negated: "did not check". */
  readonly not?: true;
  readonly unless?: readonly Exception[];
  readonly why?: string;
  readonly question?: string;
}

/** People who can be told from systems. */
export const SURE = 'named role someone they group self you';
/** With those who could be software by their word alone: only for what software never does. */
export const ANYBODY = `${SURE} likely soft everyone`;
export const ONE_PERSON = 'named likely role someone they self you';
