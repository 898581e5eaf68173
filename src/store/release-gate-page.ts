import * as v from 'valibot';
import type { GatePages, RecentIncident } from '../app/ports';
import { SEVERITIES } from '../domain/postmortem';
import { instantColumn, toSqlInstant } from './columns';
import { storedWaiver, WAIVER_COLUMNS, WAIVER_TABLES, waiverRow } from './release-gate-waivers';
import { select } from './sql';

/** More incidents at once are a disaster that no list describes. */
const INCIDENTS_MOST = 50;

/** The columns of a waiver, in their order, where a row is of something else. */
const NO_WAIVER = Object.keys(waiverRow.entries)
  .map(() => 'NULL')
  .join(', ');

const AROUND = `SELECT 'sweep' AS part, MAX(w.completed_at) AS swept_at, NULL AS page_id, NULL AS severity, NULL AS started_at,
     NULL AS detected_at, NULL AS resolved_at, ${Object.keys(waiverRow.entries)
       .map((column) => `NULL AS ${column}`)
       .join(', ')}
   FROM sweeps w WHERE w.id = 'actions'
   UNION ALL
   SELECT 'waiver', NULL, NULL, NULL, NULL, NULL, NULL, ${WAIVER_COLUMNS}
   FROM ${WAIVER_TABLES} WHERE t.service_id = ? AND t.ended_at IS NULL AND t.ends_at > ?
   UNION ALL
   (SELECT 'incident', NULL, p.page_id, p.severity, p.started_at, p.detected_at, p.resolved_at, p.id, ${NO_WAIVER.slice('NULL, '.length)}
   FROM postmortem_services ps JOIN postmortems p ON p.id = ps.postmortem_id AND p.removed_at IS NULL
   WHERE ps.service_id = ? AND ps.removed_at IS NULL AND (p.resolved_at > ?
     OR (p.resolved_at IS NULL AND (p.started_at IS NOT NULL OR p.detected_at IS NOT NULL)))
   ORDER BY COALESCE(p.resolved_at, p.started_at, p.detected_at) DESC, p.id LIMIT ${String(INCIDENTS_MOST)})`;

const other = { part: v.string(), swept_at: v.nullable(instantColumn) };
const incidentRow = v.object({
  id: v.string(),
  page_id: v.string(),
  severity: v.picklist(SEVERITIES),
  started_at: v.nullable(instantColumn),
  detected_at: v.nullable(instantColumn),
  resolved_at: v.nullable(instantColumn),
});
const row = v.variant('part', [
  v.object({ ...other, part: v.literal('sweep') }),
  v.object({ ...waiverRow.entries, part: v.literal('waiver') }),
  v.object({ ...incidentRow.entries, part: v.literal('incident') }),
]);

export const gatePages: GatePages = {
  async around(serviceId, now, since) {
    const rows = await select(AROUND, [serviceId, toSqlInstant(now), serviceId, toSqlInstant(since)], row);
    return {
      waivers: rows
        .flatMap((one) => (one.part === 'waiver' ? storedWaiver(one) : []))
        .sort((a, b) => (a.endsAt + a.id < b.endsAt + b.id ? -1 : 1)),
      incidents: rows.flatMap((one) => (one.part === 'incident' ? incidentOf(one) : [])),
      sweptAt: rows.flatMap((one) => (one.part === 'sweep' ? [one.swept_at] : [])).at(0) ?? null,
    };
  },
};

const incidentOf = (one: v.InferOutput<typeof incidentRow>): RecentIncident => ({
  postmortemId: one.id,
  pageId: one.page_id,
  severity: one.severity,
  startedAt: one.started_at,
  detectedAt: one.detected_at,
  resolvedAt: one.resolved_at,
});
