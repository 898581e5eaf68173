import type { BasisRow, Change, Commit } from '../../src/app/ports';

export interface MemoryRow<T> {
  readonly id: string;
  readonly postmortemId: string | null;
  readonly value: T;
  readonly version: number;
  readonly removed: boolean;
  readonly change: Change;
}

export interface LoggedChange {
  readonly subject: string;
  readonly subjectId: string;
  readonly version: number;
  readonly change: Change;
}

/** Versioned rows in memory that commit as `src/store` does: one change per version, repeated ids succeed. */
export class MemoryRows<T> {
  readonly rows = new Map<string, MemoryRow<T>>();

  constructor(
    private readonly subject: string,
    private readonly log: LoggedChange[],
  ) {}

  insert(postmortemId: string | null, id: string, value: T, change: Change): Commit {
    if (this.rows.has(id)) return this.settled(id, change.id);
    return this.put({ id, postmortemId, value, version: 1, removed: false, change });
  }

  update(
    id: string,
    version: number,
    change: Change,
    next: (row: MemoryRow<T>) => Partial<Pick<MemoryRow<T>, 'value' | 'removed'>> | null,
  ): Commit {
    const row = this.rows.get(id);
    if (!row) return { kind: 'conflict' };
    const after = row.version === version ? next(row) : null;
    if (after === null) return this.settled(id, change.id);
    return this.put({ ...row, ...after, version: version + 1, change });
  }

  /** Changes the value without a change of the record, as statements outside commits do. */
  set(id: string, value: T): void {
    const row = this.rows.get(id);
    if (row) this.rows.set(id, { ...row, value });
  }

  of(postmortemId: string): MemoryRow<T>[] {
    return [...this.rows.values()].filter((row) => row.postmortemId === postmortemId && !row.removed);
  }

  basis(postmortemId: string | null, id: string, changeId: string): BasisRow<T> | null {
    const row = this.rows.get(id);
    if (!row || row.postmortemId !== postmortemId) return null;
    const repeated = this.madeBy(id, changeId) !== null;
    const { version, value, removed, change } = row;
    // `MemoryDatabase.basis` puts the account in place of `people.id`.
    const saved = { by: change.by, at: change.at };
    return { version, value, removed, repeated, logged: true, saved };
  }

  private put(row: MemoryRow<T>): Commit {
    this.rows.set(row.id, row);
    this.log.push({ subject: this.subject, subjectId: row.id, version: row.version, change: row.change });
    return { kind: 'done', version: row.version };
  }

  private settled(id: string, changeId: string): Commit {
    const version = this.madeBy(id, changeId);
    return version === null ? { kind: 'conflict' } : { kind: 'done', version };
  }

  private madeBy(id: string, changeId: string): number | null {
    const made = this.log.filter(
      (entry) => entry.subject === this.subject && entry.subjectId === id && entry.change.id === changeId,
    );
    return made.length === 0 ? null : Math.max(...made.map((entry) => entry.version));
  }
}
