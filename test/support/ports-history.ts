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
  const kinds: Readonly<Record<string, { readonly rows: ReadonlyMap<string, unknown> }>> = {
    impact: db.impact,
    role: db.roles,
    hint: db.hints,
    'why-chain': db.fiveWhys,
    factor: db.factors,
    link: db.links,
  };
  const isAbout = (wanted: string, subject: string, id: string) => {
    const [table, kind] = wanted.split(':');
    return subject === table && (kind === undefined || kinds[kind]?.rows.has(id) === true);
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
          ({ by, at, subject, id }) =>
            (filter.by === null || (by ?? 'app') === filter.by) &&
            (filter.subject === null || isAbout(filter.subject, subject, id)) &&
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
    async servicesOf(ids) {
      const named = ids.map((id) => [id, db.services.rows.get(id)?.value.name] as const);
      return Object.fromEntries(named.flatMap(([id, name]) => (name === undefined ? [] : [[id, name]])));
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
