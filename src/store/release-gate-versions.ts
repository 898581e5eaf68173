import * as v from 'valibot';
import type { GateVersions } from '../app/ports';
import { GATE_CODES, VERDICTS } from '../domain/release-gate';
import { flagColumn, instantColumn, numberColumn, toSqlInstant } from './columns';
import { commitUpdate, TABLES } from './commit';
import { projectsIn } from './release-gate-projects';
import { isLastLogged } from './last-logged';
import { select, write } from './sql';

/** As long as its column; Jira takes no longer name. */
const NAME_MOST = 255;
const SHOWN = 50;
/** Each costs a request to Jira; the rest is for the next hour. */
const LOOKED_UP = 20;

const knownRow = v.object({
  project_ids: v.nullable(v.string()),
  project_keys: v.nullable(v.string()),
  id: v.nullable(v.string()),
  project_id: v.nullable(v.string()),
  name: v.nullable(v.string()),
  released: flagColumn,
  releases: v.nullable(numberColumn),
});

const waiverRow = v.object({
  id: v.string(),
  version: numberColumn,
  service_id: v.string(),
  release_version: v.string(),
  ends_at: instantColumn,
});

const releasedRow = v.object({
  version_id: v.string(),
  release_version: v.string(),
  project_id: v.string(),
  service_id: v.string(),
  service_name: v.string(),
  at: instantColumn,
  verdict: v.picklist(VERDICTS),
  code: v.picklist(GATE_CODES),
});

const HOLDS = 'w.release_version IS NOT NULL AND w.ended_at IS NULL AND w.ends_at > ?';

export const gateVersions: GateVersions = {
  async known(projectId, versionId) {
    const [row] = await select(
      `SELECT gp.project_ids AS project_ids, gp.project_keys AS project_keys, k.id AS id, k.project_id AS project_id,
         k.name AS name, k.released AS released, k.releases AS releases
       FROM (SELECT 1 AS one) o LEFT JOIN gate_projects gp ON FIND_IN_SET(?, gp.project_ids) > 0
         LEFT JOIN gate_versions k ON k.id = ? LIMIT 1`,
      [projectId, versionId],
      knownRow,
    );
    const projects = projectsIn(row?.project_ids ?? null, row?.project_keys ?? null);
    const projectKey = projects.find(({ id }) => id === projectId)?.key ?? null;
    if (!row || row.id === null || row.project_id === null || row.name === null)
      return { projectKey, version: null };
    const { id, project_id: project, name, released, releases } = row;
    return { projectKey, version: { id, projectId: project, name, released, releases: releases ?? 0 } };
  },

  async remember({ id, projectId, name, released, releases }) {
    await write(
      `INSERT INTO gate_versions (id, project_id, name, released, releases) VALUES (?, ?, ?, ?, ?)
       ON DUPLICATE KEY UPDATE name = VALUES(name), released = VALUES(released), releases = VALUES(releases)`,
      [id, projectId, name.slice(0, NAME_MOST), released ? 1 : 0, releases],
    );
  },

  async waiversIn(projectId, now) {
    const rows = await select(
      `SELECT w.id AS id, w.version AS version, w.service_id AS service_id, w.release_version AS release_version,
         w.ends_at AS ends_at
       FROM gate_waivers w JOIN gate_projects gp ON gp.id = w.service_id AND FIND_IN_SET(?, gp.project_ids) > 0
       WHERE ${HOLDS} ORDER BY w.id`,
      [projectId, toSqlInstant(now)],
      waiverRow,
    );
    return rows.map((one) => ({
      id: one.id,
      version: one.version,
      serviceId: one.service_id,
      release: one.release_version,
      endsAt: one.ends_at,
    }));
  },

  async unknownReleases(now) {
    const rows = await select(
      `SELECT DISTINCT gp.project_ids AS project_ids, w.release_version AS release_version
       FROM gate_waivers w JOIN gate_projects gp ON gp.id = w.service_id AND gp.project_ids <> ''
       WHERE ${HOLDS}`,
      [toSqlInstant(now)],
      v.object({ project_ids: v.string(), release_version: v.string() }),
    );
    const wanted = rows.flatMap(({ project_ids: ids, release_version: release }) =>
      ids.split(',').map((projectId) => ({ projectId, release })),
    );
    if (wanted.length === 0) return [];
    const known = await select(
      'SELECT k.project_id AS project_id, k.name AS name FROM gate_versions k',
      [],
      v.object({ project_id: v.string(), name: v.string() }),
    );
    const found = new Set(known.map(({ project_id: projectId, name }) => `${projectId} ${name}`));
    return wanted
      .filter(({ projectId, release }) => !found.has(`${projectId} ${release}`))
      .slice(0, LOOKED_UP);
  },

  async renameRelease(waiver, release, change) {
    const logged = await isLastLogged(TABLES.gateWaivers, waiver.id);
    return commitUpdate(
      TABLES.gateWaivers,
      { id: waiver.id, version: waiver.version, logged },
      { release_version: release },
      change,
    );
  },

  async releasedAnyway(of) {
    const [which, id] =
      'projectId' in of ? ['k.project_id = ?', of.projectId] : ['d.service_id = ?', of.serviceId];
    const rows = await select(
      `SELECT d.caller_id AS version_id, d.asked_version AS release_version, k.project_id AS project_id,
         d.service_id AS service_id, s.name AS service_name, d.decided_at AS at, d.verdict AS verdict, d.code AS code
       FROM gate_decisions d JOIN gate_versions k ON k.id = d.caller_id JOIN services s ON s.id = d.service_id
       WHERE d.caller = 'release' AND d.verdict IN ('prevented', 'awaiting') AND ${which}
       ORDER BY d.decided_at DESC, d.id LIMIT ${String(SHOWN)}`,
      [id],
      releasedRow,
    );
    return rows.map((one) => ({
      versionId: one.version_id,
      release: one.release_version,
      projectId: one.project_id,
      serviceId: one.service_id,
      serviceName: one.service_name,
      at: one.at,
      verdict: one.verdict,
      code: one.code,
    }));
  },
};
