import * as v from 'valibot';
import type { RecordLists } from '../app/ports';
import { flagColumn, instantColumn, jsonColumn, toSqlInstant } from './columns';
import { controlsShape } from './detail-shapes';
import { OPEN } from './recorded-postmortems';
import { select } from './sql';
import { toldRecords } from './told-records';

const DATED = `SELECT p.id AS id, p.page_id AS page_id, p.local_id AS local_id, COALESCE(p.started_at, p.detected_at, p.resolved_at,
    (SELECT MIN(c.changed_at) FROM changes c WHERE c.subject = 'postmortem' AND c.subject_id = p.id)) AS at
  FROM postmortems p WHERE p.removed_at IS NULL`;

const ID_LENGTH = 36;

export const recordLists: RecordLists = {
  async between({ from, until }, after, limit) {
    const behind = after === null ? '' : ' AND (d.at > ? OR (d.at = ? AND d.id > ?))';
    const rows = await select(
      `SELECT d.id AS id, d.page_id AS page_id, d.local_id AS local_id, CAST(d.at AS CHAR) AS at FROM (${DATED}) d
       WHERE d.at >= ? AND d.at < ?${behind} ORDER BY d.at, d.id LIMIT ${String(limit)}`,
      [
        toSqlInstant(from),
        toSqlInstant(until),
        ...(after === null ? [] : [toSqlInstant(after.at), toSqlInstant(after.at), after.id]),
      ],
      v.object({ id: v.string(), page_id: v.string(), local_id: v.string(), at: instantColumn }),
    );
    return rows.map(({ id, page_id, local_id, at }) => ({ id, pageId: page_id, localId: local_id, at }));
  },

  told: toldRecords,

  async tagged(after, limit) {
    const rows = await select(
      `SELECT d.id AS id, p.page_id AS page_id, p.title AS title, d.body AS body, k.body AS cause, f.body AS factor,
         t.title AS action, (t.id IS NOT NULL AND ${OPEN}) AS is_open
       FROM details d JOIN postmortems p ON p.id = d.postmortem_id AND p.removed_at IS NULL
       LEFT JOIN causes k ON k.id = RIGHT(d.id, ${String(ID_LENGTH)}) AND k.postmortem_id = p.id AND k.removed_at IS NULL
       LEFT JOIN details f ON f.id = RIGHT(d.id, ${String(ID_LENGTH)}) AND f.postmortem_id = p.id AND f.kind = 'factor' AND f.removed_at IS NULL
       LEFT JOIN actions t ON t.id = RIGHT(d.id, ${String(ID_LENGTH)}) AND t.postmortem_id = p.id AND t.removed_at IS NULL
       WHERE d.kind = 'controls' AND d.id > ? AND d.body <> '{"controls":[]}'
         AND (k.id IS NOT NULL OR f.id IS NOT NULL OR t.id IS NOT NULL)
       ORDER BY d.id LIMIT ${String(limit)}`,
      [after],
      v.object({
        id: v.string(),
        page_id: v.string(),
        title: v.string(),
        body: jsonColumn(controlsShape),
        cause: v.nullable(v.string()),
        factor: v.nullable(jsonColumn(v.object({ text: v.string() }))),
        action: v.nullable(v.string()),
        is_open: flagColumn,
      }),
    );
    return rows.map(({ id, page_id, title, body, cause, factor, action, is_open }) => ({
      key: id,
      pageId: page_id,
      postmortemTitle: title,
      kind: cause !== null ? 'cause' : factor !== null ? 'factor' : 'action',
      text: cause ?? factor?.text ?? action ?? '',
      isOpen: action === null ? null : is_open,
      controls: body.controls,
    }));
  },
};
