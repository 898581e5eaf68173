import type { PageRef, Postmortems, RecordLists, ToldRecord } from '../../src/app/ports';
import { isOpen } from '../../src/domain/actions';
import type { MemoryDatabase } from './ports-database';

export function memoryRecordLists(db: MemoryDatabase, { open }: Pick<Postmortems, 'open'>): RecordLists {
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
    async told(ids) {
      const pages = ids.flatMap((id): (readonly [string, PageRef])[] => {
        const row = db.postmortems.rows.get(id);
        return row ? [[id, row.value.page]] : [];
      });
      const told = await Promise.all(pages.map(async ([id, page]) => [id, await open(page)] as const));
      return new Map(
        told.flatMap(([id, stored]) => {
          if (stored === null) return [];
          const textOf = (key: string) => stored.sections.find((section) => section.key === key)?.text ?? '';
          const record: ToldRecord = {
            header: stored.postmortem.header,
            services: stored.services.map(({ name }) => name),
            summary: textOf('summary'),
            lessons: textOf('lessons'),
            causes: stored.causes.map(({ value: { kind, text } }) => ({ kind, text })),
            actions: stored.actions.map(({ fields, issue }) => ({
              title: fields.title,
              status: fields.status,
              isOpen: isOpen(fields, issue),
              dueOn: fields.dueOn,
            })),
          };
          return [[id, record] as const];
        }),
      );
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
