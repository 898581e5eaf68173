import type { AccountUpdate, Accounts, KnownAccount, PersonalData } from '../../src/app/ports';
import { PersonalDataUnavailable } from '../../src/domain/failure';
import type { MemoryDatabase } from './ports-database';

export function memoryAccounts(db: MemoryDatabase): Accounts {
  const fetched = new Map<string, string>();
  const reported = new Map<string, string>();
  const known = (): KnownAccount[] =>
    [...db.people].map(([accountId, id]) => ({
      id,
      accountId,
      fetchedAt: fetched.get(id) ?? '2026-03-02T09:00:00.000Z',
    }));
  return {
    async toReport(before, most) {
      const last = ({ id }: KnownAccount) => reported.get(id) ?? '';
      return known()
        .filter((account) => last(account) < before)
        .sort((a, b) => (last(a) === last(b) ? (a.id < b.id ? -1 : 1) : last(a) < last(b) ? -1 : 1))
        .slice(0, most);
    },
    async isOverdue(before) {
      return known().some(({ id, fetchedAt }) => (reported.get(id) ?? fetchedAt) < before);
    },
    async reported(accounts, at, updates) {
      for (const { id, accountId } of accounts) {
        reported.set(id, at);
        const update = updates.find((one) => one.accountId === accountId);
        if (update?.status === 'updated') fetched.set(id, at);
        if (update?.status === 'closed') db.people.delete(accountId);
      }
    },
  };
}

/** Atlassian's side of the report. */
export class FakePersonalData implements PersonalData {
  readonly reports: string[][] = [];
  readonly closed = new Set<string>();
  readonly updated = new Set<string>();
  /** Accounts that are none: every request with one of them is refused. */
  readonly bogus = new Set<string>();
  /** What the next requests answer instead; the first one first. */
  readonly failures: PersonalDataUnavailable[] = [];

  async report(accounts: readonly KnownAccount[]): Promise<readonly AccountUpdate[]> {
    const failure = this.failures.shift();
    if (failure) throw failure;
    const ids = accounts.map(({ accountId }) => accountId);
    if (ids.length > 90 || ids.some((id) => this.bogus.has(id))) throw new PersonalDataUnavailable(400, null);
    this.reports.push(ids);
    return ids.flatMap((accountId): AccountUpdate[] => {
      if (this.closed.has(accountId)) return [{ accountId, status: 'closed' }];
      return this.updated.has(accountId) ? [{ accountId, status: 'updated' }] : [];
    });
  }
}
