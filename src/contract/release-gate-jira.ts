import type { GatePolicy } from '../domain/release-gate-policy';
import type { GateCode, Verdict } from '../domain/release-gate';

/** What the gate says of one service that is released in a Jira project. */
export interface ServiceVerdict {
  readonly serviceId: string;
  readonly serviceName: string;
  readonly verdict: Verdict;
  readonly code: GateCode;
  /** What holds a release of this service. */
  readonly policy: GatePolicy;
  /** Address of its gate's page in Confluence; null where the site's own is not known. */
  readonly gatePage: string | null;
  /** UTC; until when a waiver lets it through. Null: there is none. */
  readonly waivedUntil: string | null;
}

/** A version of the project that is neither released nor archived. */
export interface VersionVerdict {
  readonly id: string;
  readonly name: string;
  /** A plain date. */
  readonly releaseDate: string | null;
  readonly verdict: Verdict;
  readonly code: GateCode;
  /** UTC; until when a waiver for this release alone holds. Null: there is none. */
  readonly waivedUntil: string | null;
}

/** A version that was released although the gate held a service of it. */
export interface ReleasedVersion {
  readonly versionId: string;
  /** Its name at that time. */
  readonly release: string;
  readonly serviceName: string;
  /** UTC instant. */
  readonly at: string;
  readonly verdict: Verdict;
  readonly code: GateCode;
}

export interface ProjectGate {
  readonly project: { readonly key: string; readonly name: string };
  /** The strictest of its services, whatever is released. Without services nothing is known. */
  readonly verdict: Verdict;
  readonly code: GateCode;
  readonly services: readonly ServiceVerdict[];
  /** As the viewer sees them in Jira, at most 50. */
  readonly versions: readonly VersionVerdict[];
  /** The latest first. */
  readonly released: readonly ReleasedVersion[];
}

/** `there`: the link stood there before. */
export interface LinkedVersion {
  readonly outcome: 'linked' | 'there';
}

/** An open action that holds a release, as far as the viewer may know of it: by its issue, or by its page. */
export interface IssueBlocker {
  readonly actionId: string;
  readonly issueKey: string | null;
  /** Null: they may not see its page in Confluence. */
  readonly seen: { readonly title: string; readonly pageId: string } | null;
}

export interface IssueGate {
  readonly project: { readonly key: string; readonly name: string };
  /** The one version in which the issue is to be fixed; null when there is none, or several. */
  readonly release: string | null;
  readonly verdict: Verdict;
  readonly code: GateCode;
  readonly services: readonly ServiceVerdict[];
  readonly blockers: readonly IssueBlocker[];
  /** Whether something else holds it: a page that they may not see, and no issue. */
  readonly others: boolean;
}
