import type { RecordLists } from '../../src/app/ports';
import { isOpen } from '../../src/domain/actions';
import type { MemoryDatabase } from './ports-database';

export function memoryRecordLists(db: MemoryDatabase): RecordLists {
  const atOf = (
    id: string,
    header: { startedAt: string | null; detectedAt: string | null; resolvedAt: string | null },
  ) =>
    header.startedAt ??
    header.detectedAt ??
    header.resolvedAt ??
    db.log.find(({ subject, subjectId }) => subject === 'postmortem' && subjectId === id)?.change.at ??
    '';
  return {
    async between({ from, until }, after, limit) {
      return [...db.postmortems.rows.values()]
        .filter(({ removed }) => !removed)
        .map(({ id, value }) => ({
          id,
          pageId: value.page.pageId,
          localId: value.page.localId,
          at: atOf(id, value.header),
        }))
        .filter(({ at }) => at >= from && at < until)
        .filter(({ at, id }) => after === null || at > after.at || (at === after.at && id > after.id))
        .sort((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1))
        .slice(0, limit);
    },
    async tagged(after, limit) {
      return [...db.controls.rows.values()]
        .map((row) => ({ ...row, key: `${row.postmortemId ?? ''}/controls/${row.value.name}` }))
        .filter(({ key, value }) => key > after && value.value.controls.length > 0)
        .sort((a, b) => (a.key < b.key ? -1 : 1))
        .flatMap(({ key, postmortemId, value }) => {
          const page = db.postmortems.rows.get(postmortemId ?? '');
          if (!page || page.removed) return [];
          const there = <R extends { removed: boolean }>(row: R | undefined) =>
            row?.removed ? undefined : row;
          const cause = there(db.causes.rows.get(value.name));
          const factor = there(db.factors.rows.get(value.name));
          const action = there(db.actions.rows.get(value.name));
          const text = cause?.value.text ?? factor?.value.text ?? action?.value.fields.title;
          if (text === undefined) return [];
          return {
            key,
            pageId: page.value.page.pageId,
            postmortemTitle: page.value.header.title,
            kind: cause ? ('cause' as const) : factor ? ('factor' as const) : ('action' as const),
            text,
            isOpen: action ? isOpen(action.value.fields, action.value.issue) : null,
            controls: value.value.controls,
          };
        })
        .slice(0, limit);
    },
  };
}
