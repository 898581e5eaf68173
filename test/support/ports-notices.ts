import type { Notice, Notices } from '../../src/app/ports';
import type { FakeJira } from './ports-jira';

/**
 * What becomes of one mail: `lost` and `late` look alike to the caller, but only `late` was sent; `killed` sends it and
 * never returns; an error is thrown, and then nothing was sent.
 */
export type MailScript = 'sent' | 'refused' | 'lost' | 'late' | 'killed' | Error;

/** Jira's mail: what arrived, and what is to go wrong. */
export class FakeNotices implements Notices {
  readonly mails: Notice[] = [];
  script: MailScript[] = [];
  readonly inactive = new Set<string>();
  /** Thrown by the next questions about accounts, one each. */
  failures: Error[] = [];
  readonly askedAbout: (readonly string[])[] = [];

  constructor(private readonly jira: FakeJira) {}

  async notify(notice: Notice): Promise<'sent' | 'refused' | 'doubtful'> {
    const fate = this.script.shift() ?? 'sent';
    if (fate instanceof Error) throw fate;
    if (fate === 'lost') return 'doubtful';
    if (fate === 'refused' || this.jira.issue(notice.issueId).gone) return 'refused';
    this.mails.push(notice);
    if (fate === 'killed') throw new Error('the function was killed');
    return fate === 'late' ? 'doubtful' : 'sent';
  }

  async activeAccounts(accountIds: readonly string[]): Promise<Set<string>> {
    if (accountIds.length > 100) throw new Error('too many accounts for one request');
    const failure = this.failures.shift();
    if (failure) throw failure;
    this.askedAbout.push(accountIds);
    return new Set(accountIds.filter((accountId) => !this.inactive.has(accountId)));
  }
}
