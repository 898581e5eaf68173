import * as v from 'valibot';
import type { ServiceAnswer } from './answer';

/** Accounts that one request may report. */
const LIMIT = 90;

const report = v.strictObject({
  accounts: v.pipe(
    v.array(
      v.strictObject({
        accountId: v.pipe(v.string(), v.regex(/^[\w:-]{1,128}$/)),
        updatedAt: v.pipe(v.string(), v.isoTimestamp()),
      }),
    ),
    v.minLength(1),
    v.maxLength(LIMIT),
  ),
});

export interface ReportedAccount {
  readonly accountId: string;
  readonly updatedAt: string;
}

/**
 * What Atlassian knows of accounts that apps keep: which were closed, and which changed since the app fetched them.
 * https://developer.atlassian.com/platform/forge/runtime-reference/privacy-api/
 */
export class PersonalDataService {
  /** Every account of every request, in order. */
  readonly reports: (readonly ReportedAccount[])[] = [];
  private readonly closed = new Set<string>();
  private readonly updated = new Map<string, string>();

  constructor(private readonly options: { readonly isAllowed: boolean; readonly onUse: () => void }) {}

  close(accountId: string): void {
    this.closed.add(accountId);
  }

  /** Something of the account changed at this time (UTC). */
  update(accountId: string, at: string): void {
    this.updated.set(accountId, at);
  }

  reset(): void {
    this.reports.length = 0;
    this.closed.clear();
    this.updated.clear();
  }

  handle(method: string, body: unknown, provider: string | undefined): ServiceAnswer {
    if (!this.options.isAllowed)
      return { status: 403, body: { code: 403, message: 'Scope report:personal-data is missing' } };
    if (provider !== 'app' || method !== 'POST') return { status: 405 };
    const parsed = v.safeParse(report, body);
    if (!parsed.success) return { status: 400, body: { code: 400, message: parsed.issues[0].message } };
    this.options.onUse();
    const { accounts } = parsed.output;
    this.reports.push(accounts);
    const changed = accounts.flatMap(({ accountId, updatedAt }) => {
      if (this.closed.has(accountId)) return [{ accountId, status: 'closed' }];
      return (this.updated.get(accountId) ?? '') > updatedAt ? [{ accountId, status: 'updated' }] : [];
    });
    return changed.length === 0 ? { status: 204 } : { status: 200, body: { accounts: changed } };
  }
}
