import type { GateCode, Verdict } from '../../domain/release-gate';
import type { Change, Commit } from './edits';
import type { As } from './jira';

/** A project as Jira shows it to whoever asks. */
export interface JiraProject {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  /** software, service_desk or business. */
  readonly kind: string;
}

export interface JiraVersion {
  readonly id: string;
  readonly projectId: string;
  readonly name: string;
  readonly released: boolean;
  readonly archived: boolean;
  /** A plain date. */
  readonly releaseDate: string | null;
}

export interface IssueInProject {
  readonly id: string;
  readonly key: string;
  readonly project: JiraProject;
  /** Names of the versions in which it is to be fixed. */
  readonly fixVersions: readonly string[];
}

/** A link on a version's page in Jira. */
export interface VersionLink {
  readonly category: string;
  readonly title: string;
  readonly url: string;
}

/**
 * What the gate needs of Jira's projects and versions. Every method may throw JiraLimited, JiraNotConnected or
 * JiraUnavailable; null and `gone` mean that whoever asks sees no such thing.
 */
export interface JiraReleases {
  /** As the caller. */
  project(projectId: string): Promise<JiraProject | null>;
  /** As the caller. */
  issue(issueId: string): Promise<IssueInProject | null>;
  version(as: As, versionId: string): Promise<JiraVersion | null>;
  /** As the caller: neither released nor archived, in Jira's order, at most 50. */
  unreleased(projectId: string): Promise<readonly JiraVersion[]>;
  /** As the app; null also when it does not see the project. */
  versionNamed(projectId: string, name: string): Promise<JiraVersion | null>;
  /** As the caller: where the links lead. */
  linksOf(versionId: string): Promise<readonly string[] | null>;
  /** As the caller. */
  link(versionId: string, link: VersionLink): Promise<'linked' | 'forbidden' | 'gone'>;
}

/** What the gate remembers of a version of Jira: events say neither its former name nor how often it was released. */
export interface KnownVersion {
  /** Jira's own ids. */
  readonly id: string;
  readonly projectId: string;
  readonly name: string;
  /** Whether the last that was heard of it is that it was released. */
  readonly released: boolean;
  /** How many releases were heard of. */
  readonly releases: number;
}

/** A waiver that holds now and is for one release. */
export interface ReleaseWaiver {
  readonly id: string;
  readonly version: number;
  readonly serviceId: string;
  readonly release: string;
  /** UTC instant. */
  readonly endsAt: string;
}

/** What the gate said of one service when a version was released all the same. */
export interface ReleasedAnyway {
  readonly versionId: string;
  /** Its name at that time. */
  readonly release: string;
  readonly projectId: string;
  readonly serviceId: string;
  readonly serviceName: string;
  /** UTC instant. */
  readonly at: string;
  readonly verdict: Verdict;
  readonly code: GateCode;
}

export interface GateVersions {
  /**
   * The project's key, null when no service is released in it, and the version as it is remembered. One statement.
   */
  known(
    projectId: string,
    versionId: string,
  ): Promise<{ readonly projectKey: string | null; readonly version: KnownVersion | null }>;
  /** Repeating it changes nothing. */
  remember(version: KnownVersion): Promise<void>;
  /** Of services that are released in the project. @param now UTC instant */
  waiversIn(projectId: string, now: string): Promise<readonly ReleaseWaiver[]>;
  /** Projects and releases that such waivers are for, without those of which a version of that name is remembered. */
  unknownReleases(now: string): Promise<readonly { readonly projectId: string; readonly release: string }[]>;
  /** Guarded by the waiver's version. */
  renameRelease(waiver: ReleaseWaiver, release: string, change: Change): Promise<Commit>;
  /** Of a project (its id) or of a service (its id), the latest first, at most 50. */
  releasedAnyway(
    of: { readonly projectId: string } | { readonly serviceId: string },
  ): Promise<readonly ReleasedAnyway[]>;
}
