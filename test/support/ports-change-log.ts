import type { ChangeLog } from '../../src/app/ports';
import type { ChainBreak } from '../../src/domain/change-chain';
import type { MemoryDatabase } from './ports-database';
import type { LoggedChange } from './ports-rows';

/** The log in memory has no hashes: a missing version is all that it can notice. */
export function memoryChangeLog(db: MemoryDatabase): ChangeLog {
  const states = new Map<string, unknown>();
  const inOrder = (a: LoggedChange, b: LoggedChange) =>
    a.subject.localeCompare(b.subject) || a.subjectId.localeCompare(b.subjectId) || a.version - b.version;
  const isOf = (a: LoggedChange) => (b: LoggedChange) =>
    a.subject === b.subject && a.subjectId === b.subjectId;
  return {
    async check() {
      const breaks = db.log.flatMap((entry): ChainBreak[] => {
        const earlier = db.log.filter(isOf(entry)).filter(({ version }) => version < entry.version);
        if (entry.version === 1 || earlier.some(({ version }) => version === entry.version - 1)) return [];
        const { subject, subjectId: id, version, change } = entry;
        const kind = earlier.length === 0 ? 'beginning' : 'missing';
        return [{ kind, subject, id, version, at: change.at, pageId: null }];
      });
      return { looked: db.log.length, breaks, next: null };
    },
    async outdated(before, most) {
      return [...db.log]
        .sort(inOrder)
        .filter(
          (entry) =>
            entry.change.at < before &&
            db.log.some(
              (later) => isOf(entry)(later) && later.version > entry.version && later.change.at < before,
            ),
        )
        .slice(0, most)
        .map(({ subject, subjectId: id, version }) => ({ subject, id, version }));
    },
    async cut(changes) {
      const isIn = (entry: LoggedChange) =>
        changes.some(
          ({ subject, id, version }) =>
            subject === entry.subject && id === entry.subjectId && version === entry.version,
        );
      db.log.splice(0, db.log.length, ...db.log.filter((entry) => !isIn(entry)));
    },
    state: async (work) => states.get(work) ?? null,
    keepState: async (work, _at, state) => void states.set(work, state),
  };
}
