/** What became of projects and issues, beyond their fields. JSON, part of their records; absent means: nothing. */

/** When something was put away, and by whose account. */
export interface PutAway {
  readonly at: number;
  readonly by: string;
}

export interface ProjectStanding {
  /** Keys it had before; they still lead to it. */
  readonly formerKeys?: readonly string[];
  /** Read-only, and out of sight of search and of lists. */
  archived?: PutAway | undefined;
  /** In the trash: to everybody it and its issues are gone, until it is restored. */
  trashed?: PutAway | undefined;
  /** An app access rule of the admins keeps apps from its issues, whoever they act for. */
  appsBlocked?: boolean;
  /** Permissions that its scheme does not give to the app. */
  withheldFromApp?: readonly string[];
  /** Its transitions fire an event of the admin's own, which apps do not hear: ECO-395. */
  customTransitionEvents?: boolean;
}

export interface IssueStanding {
  /** Keys it had before; they still lead to it. */
  readonly formerKeys?: readonly string[];
  /** Read-only, and out of sight of search. */
  readonly archived?: PutAway | undefined;
  /** Hides it from everybody whom the level does not name. */
  readonly security?: SecurityLevel | undefined;
}

export interface SecurityLevel {
  readonly id: string;
  readonly name: string;
  /** Account ids, the app's among them where it may see the issue. */
  readonly members: readonly string[];
}
