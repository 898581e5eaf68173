import * as v from 'valibot';
import type { BylineScope, DueByline, GateBylines, GateMoment, PageOfGate } from '../app/ports';
import { numberColumn, toSqlInstantOrNull, toSqlInstant } from './columns';
import { POLICY_COLUMNS, STORED_POLICY } from './release-gate-policy-columns';
import { momentParams, partsOf } from './release-gate-verdict';
import { marks, type Param, select, write } from './sql';

/** A part of a statement with its parameters. */
interface Part {
  readonly sql: string;
  readonly params: readonly Param[];
}

/** Conditions on a page's id. */
function inScope(column: string, scope: BylineScope): Part {
  if (scope.of === 'all') return { sql: '1 = 1', params: [] };
  const ids = marks(scope.ids);
  return scope.of === 'pages'
    ? { sql: `${column} IN (${ids})`, params: scope.ids }
    : { sql: `${column} IN (SELECT o.page_id FROM postmortems o WHERE o.id IN (${ids}))`, params: scope.ids };
}

/** Facts that a verdict is made of, each as 0 or 1: no more of them matters to its words. */
const FACTS = {
  open_unlinked: 'c.open_unlinked',
  open_linked: 'c.open_linked',
  unverified: 'c.unverified',
  overdue: 'c.overdue',
  unassigned: 'c.unassigned',
  untracked: 'c.untracked',
  unreachable: 'c.unreachable',
  quiet: 't.incidents',
  waived: 'COALESCE(c.waived, 0) + COALESCE(t.waived, 0)',
} as const;
const FACT_NAMES = Object.keys(FACTS) as (keyof typeof FACTS)[];
const factColumns = FACT_NAMES.map(
  (name) => `CASE WHEN COALESCE(${FACTS[name]}, 0) > 0 THEN 1 ELSE 0 END AS ${name}`,
).join(', ');

/**
 * The gate of every service in scope, and which pages name it. Of a page, `state` is what its byline is made of in a
 * few signs: how many of its own actions hold, and a sum over its services' names and facts. Two states that read the
 * same and are not are one in four thousand million.
 */
function standing(scope: BylineScope, asked: GateMoment): Part {
  const servicesIn = inScope('lp.page_id', scope);
  const pagesIn = inScope('p.page_id', scope);
  const services = `SELECT s.id AS service_id, s.name AS service_name, ${POLICY_COLUMNS}, 0 AS policy_version,
     '' AS policy_source
   FROM services s ${STORED_POLICY} WHERE s.id IN (SELECT l.service_id FROM postmortem_services l
     JOIN postmortems lp ON lp.id = l.postmortem_id
     WHERE lp.removed_at IS NULL AND l.removed_at IS NULL AND ${servicesIn.sql})`;
  const sql = `${partsOf(services)},
   named AS (
     SELECT DISTINCT p.page_id AS page_id, ps.service_id AS service_id
     FROM postmortems p JOIN postmortem_services ps ON ps.postmortem_id = p.id AND ps.removed_at IS NULL
     WHERE p.removed_at IS NULL AND ${pagesIn.sql}),
   own AS (
     SELECT c.page_id AS page_id, COUNT(DISTINCT c.action_id) AS open_actions
     FROM counted c WHERE c.waived = 0 AND (c.open_unlinked = 1 OR c.open_linked = 1) GROUP BY c.page_id),
   stands AS (
     SELECT q.service_id AS service_id, q.service_name AS service_name, ${factColumns}
     FROM asked q LEFT JOIN summed c ON c.service_id = q.service_id LEFT JOIN calm t ON t.service_id = q.service_id),
   made AS (
     SELECT n.page_id AS page_id, CONCAT_WS('.', COALESCE(MAX(o.open_actions), 0), COUNT(*),
       SUM(CRC32(CONCAT_WS('.', s.service_name, ${FACT_NAMES.map((name) => `s.${name}`).join(', ')})))) AS state
     FROM named n JOIN stands s ON s.service_id = n.service_id LEFT JOIN own o ON o.page_id = n.page_id
     GROUP BY n.page_id)`;
  return { sql, params: [...servicesIn.params, ...momentParams(asked, null), ...pagesIn.params] };
}

/** What the bylines in scope were last given. */
const kept = (scope: Part): string => `kept AS (
     SELECT p.page_id AS page_id, MAX(p.byline_state) AS state, MAX(p.byline_title) AS title,
       MAX(p.byline_tooltip) AS tooltip, MAX(p.byline_property_id) AS property_id,
       MAX(p.byline_property_version) AS property_version, MAX(p.byline_skipped_at) AS skipped_at
     FROM postmortems p WHERE p.byline_state IS NOT NULL AND ${scope.sql} GROUP BY p.page_id)`;

const SERVICE = `s.service_id AS service_id, s.service_name AS service_name,
   ${FACT_NAMES.map((name) => `s.${name} AS ${name}`).join(', ')}, COALESCE(o.open_actions, 0) AS open_actions`;
const SERVICES = `LEFT JOIN named n ON n.page_id = d.page_id LEFT JOIN stands s ON s.service_id = n.service_id
   LEFT JOIN own o ON o.page_id = d.page_id`;

const serviceRow = {
  service_id: v.nullable(v.string()),
  service_name: v.nullable(v.string()),
  open_actions: numberColumn,
  open_unlinked: v.nullable(numberColumn),
  open_linked: v.nullable(numberColumn),
  unverified: v.nullable(numberColumn),
  overdue: v.nullable(numberColumn),
  unassigned: v.nullable(numberColumn),
  untracked: v.nullable(numberColumn),
  unreachable: v.nullable(numberColumn),
  quiet: v.nullable(numberColumn),
  waived: v.nullable(numberColumn),
};
const pageRow = v.object({ page_id: v.string(), ...serviceRow });
const dueRow = v.object({
  ...pageRow.entries,
  state: v.string(),
  title: v.nullable(v.string()),
  tooltip: v.nullable(v.string()),
  property_id: v.nullable(v.string()),
  property_version: v.nullable(numberColumn),
});

/** One page of the rows that are all of it. */
function pageOf(pageId: string, rows: readonly v.InferOutput<typeof pageRow>[]): PageOfGate {
  const services = rows.flatMap((row) =>
    row.service_id === null
      ? []
      : {
          id: row.service_id,
          name: row.service_name ?? '',
          facts: {
            openUnlinked: row.open_unlinked ?? 0,
            openLinked: row.open_linked ?? 0,
            unverified: row.unverified ?? 0,
            overdue: row.overdue ?? 0,
            unassigned: row.unassigned ?? 0,
            untracked: row.untracked ?? 0,
            unreachable: row.unreachable ?? 0,
            quiet: row.quiet ?? 0,
            waived: row.waived ?? 0,
          },
        },
  );
  return { pageId, services, open: rows.at(0)?.open_actions ?? 0 };
}

function dueOf(rows: readonly v.InferOutput<typeof dueRow>[]): DueByline[] {
  const byPage = new Map<string, v.InferOutput<typeof dueRow>[]>();
  for (const row of rows) byPage.set(row.page_id, [...(byPage.get(row.page_id) ?? []), row]);
  return [...byPage].map(([pageId, its]) => {
    const { state = '', property_id: id, property_version: version, title, tooltip } = its[0] ?? {};
    const told =
      id && version ? { id, version, words: { title: title ?? '', tooltip: tooltip ?? '' } } : null;
    return { ...pageOf(pageId, its), state, told };
  });
}

export const gateBylines: GateBylines = {
  // `made` is named once: an engine that does not keep what a name stands for computes it again each time.
  async due(scope, asked, retryBefore, most) {
    const stands = standing(scope, asked);
    const keptIn = inScope('p.page_id', scope);
    const rows = await select(
      `${stands.sql},
       ${kept(keptIn)},
       due AS (
         SELECT u.page_id AS page_id, COALESCE(MAX(u.made), '') AS state FROM (
           SELECT m.page_id AS page_id, m.state AS made, NULL AS told, NULL AS skipped_at FROM made m
           UNION ALL
           SELECT b.page_id, NULL, b.state, b.skipped_at FROM kept b) u
         GROUP BY u.page_id
         HAVING MAX(u.made) IS NULL OR MAX(u.told) IS NULL OR MAX(u.made) <> MAX(u.told) OR MAX(u.skipped_at) < ?
         ORDER BY CRC32(CONCAT(u.page_id, ?)) LIMIT ${String(most)})
       SELECT d.page_id AS page_id, d.state AS state, b.title AS title, b.tooltip AS tooltip,
         b.property_id AS property_id, b.property_version AS property_version, ${SERVICE}
       FROM due d LEFT JOIN kept b ON b.page_id = d.page_id ${SERVICES}
       ORDER BY d.page_id, s.service_name`,
      [...stands.params, ...keptIn.params, toSqlInstant(retryBefore), asked.now],
      dueRow,
    );
    return dueOf(rows);
  },

  async ofPage(pageId, asked) {
    const stands = standing({ of: 'pages', ids: [pageId] }, asked);
    const rows = await select(
      `${stands.sql} SELECT d.page_id AS page_id, ${SERVICE} FROM made d ${SERVICES} ORDER BY s.service_name`,
      stands.params,
      pageRow,
    );
    return pageOf(pageId, rows);
  },

  async told({ pageId, state, words, property, skippedAt }) {
    await put(pageId, [
      state,
      words.title,
      words.tooltip,
      property?.id ?? null,
      property?.version ?? null,
      toSqlInstantOrNull(skippedAt),
    ]);
  },

  async forget(pageId) {
    await put(pageId, [null, null, null, null, null, null]);
  },
};

/** No change of a record: nobody edits what the byline was given. */
async function put(pageId: string, values: readonly Param[]): Promise<void> {
  await write(
    `UPDATE postmortems SET byline_state = ?, byline_title = ?, byline_tooltip = ?, byline_property_id = ?,
       byline_property_version = ?, byline_skipped_at = ? WHERE page_id = ?`,
    [...values, pageId],
  );
}
