import * as v from 'valibot';
import type { Postmortems, StoredHeader } from '../app/ports';
import type { AnySection, Header } from '../domain/postmortem';
import { HEADER_JSON, headerShape, readBasis } from './basis';
import { flagColumn, jsonColumn, numberColumn, toSqlInstant, toSqlInstantOrNull } from './columns';
import { commitInsert, commitUpdate, TABLES, type Values } from './commit';
import { openPostmortem } from './postmortem-open';
import { MENTIONED, peopleShape } from './people';
import { lastLogged } from './last-logged';
import { select, write } from './sql';

function values(header: Header): Values {
  return {
    title: header.title,
    severity: header.severity,
    started_at: toSqlInstantOrNull(header.startedAt),
    detected_at: toSqlInstantOrNull(header.detectedAt),
    resolved_at: toSqlInstantOrNull(header.resolvedAt),
    acknowledged_at: toSqlInstantOrNull(header.acknowledgedAt),
    mitigated_at: toSqlInstantOrNull(header.mitigatedAt),
    zone: header.zone,
  };
}

const sectionShape = v.object({ text: v.string(), people: v.nullable(jsonColumn(peopleShape)) });

const sectionId = (postmortemId: string, section: AnySection) => `${postmortemId}/${section}`;

export const postmortems: Postmortems = {
  open: openPostmortem,

  async byId(id) {
    const [row] = await select(
      `SELECT p.id AS id, p.page_id AS page_id, p.local_id AS local_id, p.version AS version, ${HEADER_JSON} AS header
       FROM postmortems p WHERE p.id = ? AND p.removed_at IS NULL`,
      [id],
      v.object({
        id: v.string(),
        page_id: v.string(),
        local_id: v.string(),
        version: numberColumn,
        header: jsonColumn(headerShape),
      }),
    );
    return row
      ? {
          id: row.id,
          pageId: row.page_id,
          localId: row.local_id,
          version: row.version,
          header: row.header,
        }
      : null;
  },

  basis: (key) =>
    readBasis(
      key,
      TABLES.postmortems,
      { on: 't.id = p.id', params: [], removable: false },
      HEADER_JSON,
      headerShape,
    ),

  async create(id, page, header, change) {
    const row: Values = {
      page_id: page.pageId,
      local_id: page.localId,
      space_id: page.spaceId,
      page_title: page.title,
      template_id: page.templateId,
      ...values(header),
    };
    // The unique place decides between two first saves; the loser goes on with the winner's record.
    await commitInsert(TABLES.postmortems, id, row, change);
    const [winner] = await select(
      `SELECT p.id AS id, p.version AS version, ${HEADER_JSON} AS header FROM postmortems p
       WHERE p.page_id = ? AND p.local_id = ?`,
      [page.pageId, page.localId],
      v.object({ id: v.string(), version: v.number(), header: v.unknown() }),
    );
    if (!winner) throw new Error('a postmortem just created cannot be read');
    const stored: StoredHeader = {
      id: winner.id,
      pageId: page.pageId,
      localId: page.localId,
      version: winner.version,
      header: v.parse(
        headerShape,
        typeof winner.header === 'string' ? JSON.parse(winner.header) : winner.header,
      ),
    };
    return stored;
  },

  async configured(id) {
    await write('UPDATE postmortems SET configured = 1 WHERE id = ?', [id]);
  },

  saveHeader: (id, basis, header, change) =>
    commitUpdate(TABLES.postmortems, { id, ...basis }, values(header), change),

  sectionBasis: (key, section) =>
    readBasis(
      key,
      TABLES.sections,
      { on: 't.postmortem_id = p.id AND t.section = ?', params: [section], removable: false },
      `JSON_OBJECT('text', t.body, 'people', (SELECT JSON_OBJECTAGG(${MENTIONED}) FROM mentions m
        JOIN people me ON me.id = m.person_id WHERE m.postmortem_id = p.id))`,
      v.pipe(
        sectionShape,
        v.transform(({ text, people }) => ({ text, people: people ?? {} })),
      ),
    ),

  saveSection: (postmortemId, section, basis, text, change) =>
    basis === null
      ? commitInsert(
          TABLES.sections,
          sectionId(postmortemId, section),
          { postmortem_id: postmortemId, section, body: text },
          change,
        )
      : commitUpdate(
          TABLES.sections,
          { id: sectionId(postmortemId, section), ...basis },
          { body: text },
          change,
        ),

  async pageSeen(pageId, page) {
    await write('UPDATE postmortems SET page_title = ?, space_id = ? WHERE page_id = ?', [
      page.title.slice(0, 255),
      page.spaceId,
      pageId,
    ]);
  },

  onPage: (pageId) =>
    select(
      `SELECT t.id AS id, t.version AS version, t.removed_at IS NOT NULL AS removed, ${lastLogged(TABLES.postmortems)}
       FROM postmortems t WHERE t.page_id = ?`,
      [pageId],
      v.object({ id: v.string(), version: numberColumn, removed: flagColumn, logged: flagColumn }),
    ),

  async pagesInTrash(since, limit) {
    const rows = await select(
      `SELECT p.page_id AS id FROM postmortems p WHERE p.removed_at >= ?
       GROUP BY p.page_id ORDER BY MAX(p.removed_at) DESC LIMIT ${String(limit)}`,
      [toSqlInstant(since)],
      v.object({ id: v.string() }),
    );
    return rows.map(({ id }) => id);
  },

  setRemoved: (record, removed, change) =>
    commitUpdate(
      TABLES.postmortems,
      record,
      { removed_at: removed ? toSqlInstant(change.at) : null },
      change,
    ),

  async wrote(id, personId) {
    const rows = await select(
      `SELECT c.id AS id FROM changes c WHERE c.postmortem_id = ? AND c.changed_by = ? AND ${OF_THE_REPORT} LIMIT 1`,
      [id, personId],
      v.object({ id: v.string() }),
    );
    return rows.length > 0;
  },
};

/** Changes of what a report says, but for its actions. */
const OF_THE_REPORT = `(c.subject IN ('postmortem', 'section', 'timeline', 'cause')
  OR c.what LIKE 'impact-facts-%' OR c.what LIKE 'why-chain-%' OR c.what LIKE 'factor-%' OR c.what LIKE 'link-%')`;
