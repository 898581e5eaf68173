import * as v from 'valibot';
import type { PageRef, StoredAction, StoredPostmortem } from '../app/ports';
import type { Cause } from '../domain/causes';
import { SECTIONS, type SectionKey } from '../domain/postmortem';
import type { TimelineEntry } from '../domain/timeline';
import { ACTION_JOINS, ACTION_JSON, actionShape } from './action-row';
import { HEADER_JSON, headerShape } from './basis';
import { CAUSE_JSON, causeShape } from './causes';
import { jsonColumn, numberColumn } from './columns';
import { select } from './sql';
import { TIMELINE_JSON, timelineShape } from './timeline';

const row = v.object({
  kind: v.string(),
  id: v.string(),
  version: numberColumn,
  body: jsonColumn(v.unknown()),
});

const OF_PAGE = `JOIN postmortems p ON p.id = t.postmortem_id AND p.page_id = ? AND p.local_id = ? AND p.removed_at IS NULL`;

/** Each part of the record as (kind, id, version, body), so that one statement brings the whole page. */
const PARTS = [
  `SELECT 'header' AS kind, p.id AS id, p.version AS version, ${HEADER_JSON} AS body FROM postmortems p
   WHERE p.page_id = ? AND p.local_id = ? AND p.removed_at IS NULL`,
  `SELECT 'service' AS kind, s.id AS id, s.version AS version, JSON_OBJECT('name', s.name) AS body
   FROM postmortem_services t ${OF_PAGE} JOIN services s ON s.id = t.service_id WHERE t.removed_at IS NULL`,
  `SELECT 'section' AS kind, t.section AS id, t.version AS version, JSON_OBJECT('text', t.body) AS body FROM sections t ${OF_PAGE}`,
  `SELECT 'timeline' AS kind, t.id AS id, t.version AS version, ${TIMELINE_JSON} AS body FROM timeline t ${OF_PAGE} WHERE t.removed_at IS NULL`,
  `SELECT 'cause' AS kind, t.id AS id, t.version AS version, ${CAUSE_JSON} AS body FROM causes t ${OF_PAGE} WHERE t.removed_at IS NULL`,
  `SELECT 'action' AS kind, t.id AS id, t.version AS version, ${ACTION_JSON} AS body FROM actions t ${OF_PAGE} ${ACTION_JOINS} WHERE t.removed_at IS NULL`,
];

const OPEN = PARTS.join(' UNION ALL ');

export async function openPostmortem(page: PageRef): Promise<StoredPostmortem | null> {
  const rows = await select(
    OPEN,
    PARTS.flatMap(() => [page.pageId, page.localId]),
    row,
  );
  const header = rows.find((part) => part.kind === 'header');
  if (!header) return null;
  const of = (kind: string) => rows.filter((part) => part.kind === kind);
  return {
    postmortem: {
      id: header.id,
      pageId: page.pageId,
      localId: page.localId,
      version: header.version,
      header: v.parse(headerShape, header.body),
    },
    services: of('service')
      .map((part) => ({ id: part.id, name: v.parse(v.object({ name: v.string() }), part.body).name }))
      .sort((a, b) => a.name.localeCompare(b.name, 'en')),
    sections: of('section').map((part): { key: SectionKey; version: number; text: string } => ({
      key: v.parse(v.picklist(SECTIONS), part.id),
      version: part.version,
      text: v.parse(v.object({ text: v.string() }), part.body).text,
    })),
    timeline: of('timeline')
      .map((part): { version: number; value: TimelineEntry } => ({
        version: part.version,
        value: v.parse(timelineShape, part.body),
      }))
      .sort((a, b) => a.value.position - b.value.position || (a.value.id < b.value.id ? -1 : 1)),
    causes: of('cause')
      .map((part): { version: number; value: Cause } => ({
        version: part.version,
        value: v.parse(causeShape, part.body),
      }))
      .sort((a, b) => a.value.position - b.value.position || (a.value.id < b.value.id ? -1 : 1)),
    actions: of('action')
      .map((part): StoredAction => v.parse(actionShape, part.body))
      .sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1)),
  };
}
