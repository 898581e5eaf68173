import * as v from 'valibot';
import type { Priority } from '../domain/actions';
import type { GateCode, Verdict } from '../domain/release-gate';
import { uuid } from './fields';

/** Where a page of blockers begins: behind this one. */
export interface BlockerPlace {
  readonly rank: number;
  readonly actionId: string;
  readonly serviceId: string;
}

const place = v.tuple([v.pipe(v.string(), v.regex(/^\d$/), v.transform(Number)), uuid, uuid]);

/** A place as an answer's `next` has it; null for anything else. */
export function readPlace(text: string): BlockerPlace | null {
  const parsed = v.safeParse(place, text.split('.'));
  if (!parsed.success) return null;
  const [rank, actionId, serviceId] = parsed.output;
  return { rank, actionId, serviceId };
}

export const placeText = ({ rank, actionId, serviceId }: BlockerPlace): string =>
  [String(rank), actionId, serviceId].join('.');

/** An open action that holds a release. Its title stays on its page; what stands behind the key Jira protects. */
export interface BlockerDetail {
  readonly type: 'issue' | 'action';
  readonly service: string;
  /** Null while Jira has no issue of it. */
  readonly issueKey: string | null;
  readonly priority: Priority;
  /** A plain date. */
  readonly due: string | null;
  readonly overdue: boolean;
  readonly assigned: boolean;
}

/** The verdict in the words of the static answers (manifest.yml), with what it is made of. */
export interface GateDetails {
  readonly allowed: boolean;
  readonly ok: boolean;
  readonly status: 'SUCCEEDED' | 'TERMINAL' | 'RUNNING';
  readonly gatingStatus: 'allowed' | 'prevented' | 'awaiting';
  readonly state: 'approved' | 'rejected';
  readonly code: GateCode;
  readonly summary: string;
  readonly services: readonly {
    readonly service: string;
    readonly verdict: Verdict;
    readonly code: GateCode;
    readonly policyVersion: number;
  }[];
  readonly counts: { readonly open: number; readonly unknown: number };
  /** The worst first. */
  readonly details: readonly BlockerDetail[];
  /** What to ask `after` for more of them; null: these are the last. */
  readonly next: string | null;
  /** UTC instant; null where nothing could be read. */
  readonly updatedTimestamp: string | null;
}
