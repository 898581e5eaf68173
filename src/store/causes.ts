import * as v from 'valibot';
import { CAUSE_CATEGORIES, CAUSE_KINDS } from '../domain/causes';
import { TABLES } from './commit';
import { rowsOf } from './rows';

export const CAUSE_JSON = `JSON_OBJECT('id', t.id, 'kind', t.kind, 'text', t.body, 'category', t.category, 'position', t.position)`;

export const causeShape = v.object({
  id: v.string(),
  kind: v.picklist(CAUSE_KINDS),
  text: v.string(),
  category: v.picklist(CAUSE_CATEGORIES),
  position: v.number(),
});

export const causes = rowsOf({
  table: TABLES.causes,
  json: CAUSE_JSON,
  shape: causeShape,
  values: (cause) => ({
    kind: cause.kind,
    body: cause.text,
    category: cause.category,
    position: cause.position,
  }),
});
