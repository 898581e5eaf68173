import type { History, HistoryPlace, LoggedEntry } from '../../src/app/ports';
import type { MemoryDatabase } from './ports-database';

/** Rows in memory do not say of which postmortem a change in the log is: what belongs to the site is what no row has. */
export function memoryHistory(db: MemoryDatabase): History {
  const tables = [
    db.sections,
    db.timeline,
    db.causes,
    db.impact,
    db.roles,
    db.hints,
    db.fiveWhys,
    db.factors,
  ];
  const postmortemOf = (subject: string, id: string): string | null => {
    if (subject === 'postmortem') return id;
    const rows = [...tables, db.links, db.actions, db.serviceLinks].map(({ rows: all }) => all.get(id));
    return rows.find((row) => row !== undefined)?.postmortemId ?? null;
  };
  const order = ({ at, subject, id, version }: HistoryPlace) =>
    [at, subject, id, String(version).padStart(9, '0')].join('\n');
  return {
    async read(of, filter, after) {
      const record = of === 'site' ? null : (db.postmortemOf(of)?.id ?? '');
      const all = db.log
        .filter(({ subject, subjectId }) => postmortemOf(subject, subjectId) === record)
        .map(({ subject, subjectId: id, version, change }): LoggedEntry => {
          const { at, id: changeId, by, what, before, after: now } = change;
          return { subject, id, version, at, changeId, by, what, before, after: now };
        })
        .filter(
          ({ by, at, subject }) =>
            (filter.by === null || (by ?? 'app') === filter.by) &&
            (filter.subject === null || subject === filter.subject) &&
            (filter.from === null || at >= filter.from) &&
            (filter.until === null || at < filter.until),
        )
        .sort((a, b) => (order(a) < order(b) ? 1 : -1))
        .filter((entry) => after === null || order(entry) < order(after));
      return { entries: all.slice(0, 50), more: all.length > 50 };
    },
    async authors(of) {
      const record = of === 'site' ? null : (db.postmortemOf(of)?.id ?? '');
      const mine = db.log.filter(({ subject, subjectId }) => postmortemOf(subject, subjectId) === record);
      return [...new Set(mine.map(({ change }) => change.by))];
    },
    async accountsOf(ids) {
      return Object.fromEntries(
        ids.flatMap((id) => {
          const account = db.accountOf(id);
          return account === null ? [] : [[id, account]];
        }),
      );
    },
  };
}
