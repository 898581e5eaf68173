/** An account that the site knows. `fetchedAt` UTC: how old what is known of it is. */
export interface KnownAccount {
  readonly id: string;
  readonly accountId: string;
  readonly fetchedAt: string;
}

/** What Atlassian says of a reported account: `closed` is to be forgotten, `updated` to be fetched anew. */
export interface AccountUpdate {
  readonly accountId: string;
  readonly status: 'updated' | 'closed';
}

export interface Accounts {
  /** Up to `most` accounts that were last reported before `before` (UTC), or never; whoever waits longest comes first. */
  toReport(before: string, most: number): Promise<readonly KnownAccount[]>;
  /** Whether anybody waits since before that time, to be reported for the first time or again. */
  isOverdue(before: string): Promise<boolean>;
  /** Keeps that they were reported, and forgets the closed ones, in one statement. */
  reported(accounts: readonly KnownAccount[], at: string, updates: readonly AccountUpdate[]): Promise<void>;
}

export interface PersonalData {
  /** Tells Atlassian which accounts are kept here; at most ninety. @throws PersonalDataUnavailable */
  report(accounts: readonly KnownAccount[]): Promise<readonly AccountUpdate[]>;
}
