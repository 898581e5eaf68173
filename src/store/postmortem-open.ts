import * as v from 'valibot';
import type { PageRef, StoredAction, StoredPostmortem } from '../app/ports';
import { SITE_MENTIONS } from '../domain/mentions';
import { type AnySection, EXTRA_SECTION, SECTIONS } from '../domain/postmortem';
import { ROLES } from '../domain/roles';
import { ACTION_JOINS, ACTION_JSON, actionShape } from './action-row';
import { HEADER_JSON, headerShape } from './basis';
import { CAUSE_JSON, causeShape } from './causes';
import { jsonColumn, numberColumn } from './columns';
import { DETAIL_JSON, type DetailKind, listedDetail, nameOf } from './details';
import {
  controlsShape,
  externalSummaryShape,
  factorShape,
  hintShape,
  importedLifecycleShape,
  impactShape,
  lifecycleShape,
  linkShape,
  reviewMeetingShape,
  reviewPlanShape,
  roleShape,
  whyChainShape,
} from './detail-shapes';
import { MENTIONED, peopleShape } from './people';
import { select } from './sql';
import { SETTING_PREFIX } from './site-settings';
import { templateShape } from './templates';
import { TIMELINE_JSON, timelineShape } from './timeline';

const row = v.object({
  kind: v.string(),
  id: v.string(),
  version: numberColumn,
  body: v.nullable(jsonColumn(v.unknown())),
});

const sectionKey = v.custom<AnySection>(
  (key) => typeof key === 'string' && (SECTIONS.some((name) => name === key) || EXTRA_SECTION.test(key)),
);

const roleName = v.picklist(ROLES);

const bodyOf = <T>(shape: v.GenericSchema<unknown, T>) =>
  v.pipe(
    v.object({ body: jsonColumn(shape) }),
    v.transform((row) => row.body),
  );

/** Whoever opens a page sees it published, whatever was last heard of the trash: so what stands on it is shown. */
const OF_PAGE = `JOIN postmortems p ON p.id = t.postmortem_id AND p.page_id = ? AND p.local_id = ?`;

/** Each part of the record as (kind, id, version, body), so that one statement brings the whole page. */
const PARTS = [
  `SELECT 'header' AS kind, p.id AS id, p.version AS version, ${HEADER_JSON} AS body FROM postmortems p
   WHERE p.page_id = ? AND p.local_id = ?`,
  `SELECT 'service' AS kind, s.id AS id, s.version AS version, JSON_OBJECT('name', s.name) AS body
   FROM postmortem_services t ${OF_PAGE} JOIN services s ON s.id = t.service_id WHERE t.removed_at IS NULL`,
  `SELECT 'section' AS kind, t.section AS id, t.version AS version, JSON_OBJECT('text', t.body) AS body FROM sections t ${OF_PAGE}`,
  `SELECT 'timeline' AS kind, t.id AS id, t.version AS version, ${TIMELINE_JSON} AS body FROM timeline t ${OF_PAGE} WHERE t.removed_at IS NULL`,
  `SELECT 'cause' AS kind, t.id AS id, t.version AS version, ${CAUSE_JSON} AS body FROM causes t ${OF_PAGE} WHERE t.removed_at IS NULL`,
  `SELECT t.kind AS kind, t.id AS id, t.version AS version, ${DETAIL_JSON} AS body FROM details t ${OF_PAGE} WHERE t.removed_at IS NULL`,
  `SELECT 'template' AS kind, q.id AS id, q.number AS version, q.body AS body FROM templates q
   JOIN postmortems p ON p.template_id = q.id AND p.page_id = ? AND p.local_id = ?`,
  `SELECT 'setting' AS kind, s.id AS id, s.version AS version, s.body AS body FROM settings s
   JOIN postmortems p ON s.id LIKE '${SETTING_PREFIX}%' AND p.page_id = ? AND p.local_id = ?`,
  `SELECT 'people' AS kind, '' AS id, 0 AS version, JSON_OBJECTAGG(${MENTIONED}) AS body FROM mentions t ${OF_PAGE}
   JOIN people me ON me.id = t.person_id`,
  `SELECT 'site-people' AS kind, '' AS id, 0 AS version, JSON_OBJECTAGG(${MENTIONED}) AS body FROM mentions t
   JOIN postmortems p ON t.postmortem_id = '${SITE_MENTIONS}' AND p.page_id = ? AND p.local_id = ?
   JOIN people me ON me.id = t.person_id`,
  `SELECT 'action' AS kind, t.id AS id, t.version AS version, ${ACTION_JSON} AS body FROM actions t ${OF_PAGE} ${ACTION_JOINS} WHERE t.removed_at IS NULL`,
];

const OPEN = PARTS.join(' UNION ALL ');

export async function openPostmortem(page: PageRef): Promise<StoredPostmortem | null> {
  const rows = await select(
    OPEN,
    PARTS.flatMap(() => [page.pageId, page.localId]),
    row,
  );
  const header = rows.find((part) => part.kind === 'header');
  if (!header) return null;
  const of = (kind: string) => rows.filter((part) => part.kind === kind);
  const details = (kind: DetailKind) => of(kind);
  const listed = <T extends { readonly id: string; readonly position: number }>(
    parts: readonly v.InferOutput<typeof row>[],
    shape: v.GenericSchema<unknown, T>,
  ) =>
    parts
      .map(({ version, body }) => ({ version, value: v.parse(shape, body) }))
      .sort((a, b) => a.value.position - b.value.position || (a.value.id < b.value.id ? -1 : 1));
  const only = <T>(kind: DetailKind, shape: v.GenericSchema<unknown, T>) => {
    const [part] = details(kind);
    return part ? { version: part.version, value: v.parse(bodyOf(shape), part.body) } : null;
  };
  const [external] = details('external-summary');
  const [lifecycle] = details('lifecycle');
  const [template] = of('template');
  const peopleIn = (kind: 'people' | 'site-people') =>
    v.parse(v.nullish(peopleShape), of(kind)[0]?.body) ?? {};
  return {
    postmortem: {
      id: header.id,
      pageId: page.pageId,
      localId: page.localId,
      version: header.version,
      header: v.parse(headerShape, header.body),
    },
    services: of('service')
      .map((part) => ({ id: part.id, name: v.parse(v.object({ name: v.string() }), part.body).name }))
      .sort((a, b) => a.name.localeCompare(b.name, 'en')),
    sections: of('section').map((part): { key: AnySection; version: number; text: string } => ({
      key: v.parse(sectionKey, part.id),
      version: part.version,
      text: v.parse(v.object({ text: v.string() }), part.body).text,
    })),
    people: peopleIn('people'),
    sitePeople: peopleIn('site-people'),
    template: template
      ? { id: template.id, number: template.version, template: v.parse(templateShape, template.body) }
      : null,
    timeline: listed(of('timeline'), timelineShape),
    causes: listed(of('cause'), causeShape),
    impact: only('impact', impactShape),
    reviewPlan: only('review-plan', reviewPlanShape),
    reviewMeeting: only('review-meeting', reviewMeetingShape),
    fiveWhys: listed(details('why-chain'), listedDetail(whyChainShape)),
    factors: listed(details('factor'), listedDetail(factorShape)),
    links: listed(details('link'), listedDetail(linkShape)),
    hints: details('hint').map(({ id, version, body }) => ({
      key: nameOf(id),
      version,
      value: v.parse(bodyOf(hintShape), body),
    })),
    roles: details('role').map(({ id, version, body }) => ({
      role: v.parse(roleName, nameOf(id)),
      version,
      value: v.parse(bodyOf(roleShape), body),
    })),
    lifecycle: lifecycle
      ? { version: lifecycle.version, value: v.parse(bodyOf(lifecycleShape), lifecycle.body) }
      : null,
    importedLifecycle: only('imported-lifecycle', importedLifecycleShape),
    settings: Object.fromEntries(
      of('setting').map(({ id, version, body }) => [
        id.slice(SETTING_PREFIX.length),
        { version, value: body },
      ]),
    ),
    controls: details('controls').map(({ id, version, body }) => ({
      subject: nameOf(id),
      version,
      value: v.parse(bodyOf(controlsShape), body),
    })),
    externalSummary: external
      ? { version: external.version, value: v.parse(bodyOf(externalSummaryShape), external.body) }
      : null,
    actions: of('action')
      .map((part): StoredAction => v.parse(actionShape, part.body))
      .sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1)),
  };
}
