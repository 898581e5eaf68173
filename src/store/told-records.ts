import * as v from 'valibot';
import type { ToldRecord } from '../app/ports';
import { ACTION_STATUSES } from '../domain/actions';
import { CAUSE_KINDS } from '../domain/causes';
import { HEADER_JSON, headerShape } from './basis';
import { dateColumn, flagColumn, jsonColumn, numberColumn } from './columns';
import { OPEN } from './recorded-postmortems';
import { marks, select } from './sql';

const ACTION = `'title', t.title, 'status', t.status, 'isOpen', ${OPEN}, 'dueOn', CAST(t.due_on AS CHAR)`;

/** Each part as (record, kind, position, id, body). */
const partsOf = (ids: string) => [
  `SELECT p.id AS record, 'header' AS kind, 0 AS position, p.id AS id, ${HEADER_JSON} AS body FROM postmortems p WHERE p.id IN (${ids})`,
  `SELECT t.postmortem_id AS record, 'service' AS kind, 0 AS position, s.id AS id, JSON_OBJECT('name', s.name) AS body
   FROM postmortem_services t JOIN services s ON s.id = t.service_id WHERE t.removed_at IS NULL AND t.postmortem_id IN (${ids})`,
  `SELECT t.postmortem_id AS record, t.section AS kind, 0 AS position, t.section AS id, JSON_OBJECT('text', t.body) AS body
   FROM sections t WHERE t.section IN ('summary', 'lessons') AND t.postmortem_id IN (${ids})`,
  `SELECT t.postmortem_id AS record, 'cause' AS kind, t.position AS position, t.id AS id, JSON_OBJECT('kind', t.kind, 'text', t.body) AS body
   FROM causes t WHERE t.removed_at IS NULL AND t.postmortem_id IN (${ids})`,
  `SELECT t.postmortem_id AS record, 'action' AS kind, t.position AS position, t.id AS id, JSON_OBJECT(${ACTION}) AS body
   FROM actions t WHERE t.removed_at IS NULL AND t.postmortem_id IN (${ids})`,
];

const row = v.object({
  record: v.string(),
  kind: v.string(),
  position: numberColumn,
  id: v.string(),
  body: jsonColumn(v.unknown()),
});
type Part = v.InferOutput<typeof row>;

const named = v.object({ name: v.string() });
const section = v.object({ text: v.string() });
const cause = v.object({ kind: v.picklist(CAUSE_KINDS), text: v.string() });
const action = v.object({
  title: v.string(),
  status: v.picklist(ACTION_STATUSES),
  isOpen: flagColumn,
  dueOn: v.nullable(dateColumn),
});

/** What is told of these records when somebody looks back. One statement, whatever their number. */
export async function toldRecords(ids: readonly string[]): Promise<ReadonlyMap<string, ToldRecord>> {
  if (ids.length === 0) return new Map();
  const parts = partsOf(marks(ids));
  const rows = await select(
    parts.join(' UNION ALL '),
    parts.flatMap(() => ids),
    row,
  );
  const sorted = rows.sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
  const headers = sorted.filter(({ kind }) => kind === 'header');
  return new Map(
    headers.map((header) => [
      header.record,
      toldOf(
        header.body,
        sorted.filter(({ record }) => record === header.record),
      ),
    ]),
  );
}

function toldOf(header: unknown, parts: readonly Part[]): ToldRecord {
  const of = <T>(kind: string, shape: v.GenericSchema<unknown, T>) =>
    parts.filter((part) => part.kind === kind).map(({ body }) => v.parse(shape, body));
  return {
    header: v.parse(headerShape, header),
    services: of('service', named)
      .map(({ name }) => name)
      .sort((a, b) => a.localeCompare(b, 'en')),
    summary: of('summary', section)[0]?.text ?? '',
    lessons: of('lessons', section)[0]?.text ?? '',
    causes: of('cause', cause),
    actions: of('action', action),
  };
}
