import * as v from 'valibot';
import type { Templates } from '../app/ports';
import { BLOCKS, type BlockKey, type TemplateScope } from '../domain/templates';
import { EXTRA_SECTION } from '../domain/postmortem';
import { jsonColumn, numberColumn } from './columns';
import { asText, commitInsert, TABLES } from './commit';
import { select } from './sql';

export const templateShape = v.object({
  blocks: v.array(
    v.object({
      key: v.custom<BlockKey>(
        (key) => typeof key === 'string' && (BLOCKS.some((name) => name === key) || EXTRA_SECTION.test(key)),
      ),
      title: v.string(),
      prompt: v.string(),
      required: v.boolean(),
    }),
  ),
});

const scopeColumn = v.pipe(
  v.string(),
  v.transform((scope): TemplateScope =>
    scope === 'site' ? { kind: 'site' } : { kind: 'space', id: scope.slice('space/'.length) },
  ),
);

const asColumn = (scope: TemplateScope): string => (scope.kind === 'site' ? 'site' : `space/${scope.id}`);

/** Of one record alone, which came with it from another site. */
const ofRecord = (recordId: string) => `of/${recordId}`;

const NEWEST = 't.number = (SELECT MAX(n.number) FROM templates n WHERE n.scope = t.scope)';

export const templates: Templates = {
  async current(spaceId) {
    const [row] = await select(
      `SELECT t.id AS id, t.number AS number, t.body AS body FROM templates t
       WHERE t.scope IN ('site', ?) AND t.body IS NOT NULL AND ${NEWEST}
       ORDER BY CASE WHEN t.scope = 'site' THEN 1 ELSE 0 END LIMIT 1`,
      [asColumn({ kind: 'space', id: spaceId })],
      v.object({ id: v.string(), number: numberColumn, body: jsonColumn(templateShape) }),
    );
    return row ? { id: row.id, number: row.number, template: row.body } : null;
  },

  async list() {
    const rows = await select(
      `SELECT t.scope AS scope, t.number AS number, t.body AS body FROM templates t
       WHERE ${NEWEST} AND t.scope NOT LIKE 'of/%' ORDER BY t.scope`,
      [],
      v.object({
        scope: scopeColumn,
        number: numberColumn,
        body: v.nullable(jsonColumn(templateShape)),
      }),
    );
    return rows.map(({ scope, number, body }) => ({ scope, number, template: body }));
  },

  // Two versions of one number cannot be: the unique key refuses the second.
  save: (id, scope, number, template, change) =>
    commitInsert(TABLES.templates, id, { scope: asColumn(scope), number, body: asText(template) }, change),

  async keep(id, recordId, template, change) {
    const row = { scope: ofRecord(recordId), number: 1, body: asText(template) };
    await commitInsert(TABLES.templates, id, row, change);
  },
};
