import * as v from 'valibot';
import { ENTRY_KINDS } from '../domain/timeline';
import { instantColumn, toSqlInstantOrNull } from './columns';
import { TABLES } from './commit';
import { rowsOf } from './rows';

export const TIMELINE_JSON = `JSON_OBJECT('id', t.id, 'at', CAST(t.occurred_at AS CHAR), 'text', t.body, 'kind', t.kind,
  'source', t.source, 'position', t.position)`;

export const timelineShape = v.object({
  id: v.string(),
  at: v.nullable(instantColumn),
  text: v.string(),
  kind: v.picklist(ENTRY_KINDS),
  source: v.string(),
  position: v.number(),
});

export const timeline = rowsOf({
  table: TABLES.timeline,
  json: TIMELINE_JSON,
  shape: timelineShape,
  values: (entry) => ({
    occurred_at: toSqlInstantOrNull(entry.at),
    body: entry.text,
    kind: entry.kind,
    source: entry.source,
    position: entry.position,
  }),
});
