/**
 * What can go wrong in a way that a caller can act on: one class each. `message` is shown to people, so it
 * says what to do next and never holds internals; those go into `cause`, which is only logged.
 */
export abstract class Failure extends Error {
  abstract readonly code: FailureCode;
}

export type FailureCode =
  | 'INVALID_INPUT'
  | 'NOT_SIGNED_IN'
  | 'NOT_ALLOWED'
  | 'NOT_FOUND'
  | 'CONFLICT'
  | 'READ_ONLY'
  | 'PREPARING'
  | 'JIRA_UNAVAILABLE'
  | 'CONFLUENCE_UNAVAILABLE'
  | 'UNEXPECTED';

export class InvalidInput extends Failure {
  readonly code = 'INVALID_INPUT';
}

export class NotSignedIn extends Failure {
  readonly code = 'NOT_SIGNED_IN';
  constructor(options?: ErrorOptions) {
    super('Log in to Confluence to see this postmortem.', options);
  }
}

export class NotAllowed extends Failure {
  readonly code = 'NOT_ALLOWED';
}

export class NotFound extends Failure {
  readonly code = 'NOT_FOUND';
}

/** Who last saved a thing, and when. */
export interface LastSave {
  /** The account, '' once it is closed, null where Debrief itself did it. */
  readonly by: string | null;
  /** UTC instant. */
  readonly at: string;
}

/** A thing as it stands now. */
export interface Standing {
  readonly version: number;
  readonly value: unknown;
  readonly saved?: LastSave;
}

/** Somebody saved the same thing first. `current` is that thing as it stands now, for the merge view. */
export class Conflict extends Failure {
  readonly code = 'CONFLICT';
  constructor(
    message: string,
    readonly current: Standing | null,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

export class ReadOnly extends Failure {
  readonly code = 'READ_ONLY';
  constructor() {
    super(
      'Debrief is not licensed on this site, so postmortems can be read but not changed. Ask a site admin.',
    );
  }
}

/** The database is not there yet, or older than this code. */
export class Preparing extends Failure {
  readonly code = 'PREPARING';
  constructor(options?: ErrorOptions) {
    super(
      'Debrief is being prepared on this site. Try again in a minute; nothing you typed is lost.',
      options,
    );
  }
}

export class JiraUnavailable extends Failure {
  readonly code = 'JIRA_UNAVAILABLE';
}

/** Jira is not connected to this app on this site, or has taken the app's rights away as a whole. */
export class JiraNotConnected extends JiraUnavailable {
  constructor(options?: ErrorOptions) {
    super(
      'Jira is not connected to Debrief. A site admin can connect it under Connected apps; nothing is lost until then.',
      options,
    );
  }
}

/** Jira asks us to wait. Nothing was done, whatever the method. */
export class JiraLimited extends JiraUnavailable {
  constructor(
    readonly limit: JiraLimit,
    options?: ErrorOptions,
  ) {
    super(
      'Jira limits how much Debrief may ask right now. Try again in a while; what was begun goes on by itself.',
      options,
    );
  }
}

/**
 * Why Jira asks us to wait. `quota`: the app's points on this site or worldwide are used up, so every call waits.
 * `issue`: too many writes to one issue. `burst`: this kind of request came too fast. `unknown`: it did not say.
 * https://developer.atlassian.com/cloud/jira/platform/rate-limiting/
 */
export interface JiraLimit {
  readonly reason: 'quota' | 'issue' | 'burst' | 'unknown';
  /** What Jira said, in milliseconds from its answer; null when it did not. */
  readonly waitMs: number | null;
}

/** Atlassian does not take the report of the accounts that are kept here. */
export class PersonalDataUnavailable extends Error {
  override readonly name = 'PersonalDataUnavailable';
  /** @param retryAfter seconds, where Atlassian said so */
  constructor(
    readonly status: number | null,
    readonly retryAfter: number | null,
    options?: ErrorOptions,
  ) {
    super('the accounts could not be reported', options);
  }
}

export class ConfluenceUnavailable extends Failure {
  readonly code = 'CONFLUENCE_UNAVAILABLE';
  constructor(
    options?: ErrorOptions,
    message = 'Confluence did not answer, so we cannot tell what you may see. Try again in a moment.',
  ) {
    super(message, options);
  }
}
