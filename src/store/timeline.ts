import * as v from 'valibot';
import { ENTRY_KINDS } from '../domain/timeline';
import { PRECISIONS } from '../domain/timeline-precision';
import { instantColumn, toSqlInstantOrNull } from './columns';
import { TABLES } from './commit';
import { rowsOf } from './rows';

export const TIMELINE_JSON = `JSON_OBJECT('id', t.id, 'at', CAST(t.occurred_at AS CHAR), 'precision', t.time_precision,
  'timeWords', t.time_words, 'text', t.body, 'kind', t.kind, 'source', t.source, 'link', t.link, 'position', t.position)`;

export const timelineShape = v.object({
  id: v.string(),
  at: v.nullable(instantColumn),
  precision: v.picklist(PRECISIONS),
  timeWords: v.string(),
  text: v.string(),
  kind: v.picklist(ENTRY_KINDS),
  source: v.string(),
  link: v.string(),
  position: v.number(),
});

export const timeline = rowsOf({
  table: TABLES.timeline,
  json: TIMELINE_JSON,
  shape: timelineShape,
  values: (entry) => ({
    occurred_at: toSqlInstantOrNull(entry.at),
    time_precision: entry.precision,
    time_words: entry.timeWords,
    body: entry.text,
    kind: entry.kind,
    source: entry.source,
    link: entry.link,
    position: entry.position,
  }),
});
