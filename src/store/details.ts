import * as v from 'valibot';
import type { ExternalSummaries, Named, PageRef, Rows, Stored, WithPeople } from '../app/ports';
import { readBasis } from './basis';
import { jsonColumn, numberColumn, toSqlInstant } from './columns';
import { commitInsert, commitUpdate, TABLES } from './commit';
import { MENTIONED, peopleShape } from './people';
import { select } from './sql';
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
  type Shape,
  whyChainShape,
} from './detail-shapes';

/** What `kind` a row of the table `details` is. */
export type DetailKind =
  | 'impact'
  | 'why-chain'
  | 'factor'
  | 'link'
  | 'hint'
  | 'role'
  | 'review-plan'
  | 'review-meeting'
  | 'lifecycle'
  | 'imported-lifecycle'
  | 'controls'
  | 'external-summary';

export const DETAIL_JSON = `JSON_OBJECT('id', t.id, 'position', t.position, 'body', t.body)`;

const rowShape = v.object({ id: v.string(), position: v.number(), body: jsonColumn(v.unknown()) });

/** A row of a list, with its id and its place. */
export function listedDetail<T extends object>(shape: Shape<T>) {
  return v.pipe(
    rowShape,
    v.transform(({ id, position, body }) => ({ ...v.parse(shape, body), id, position })),
  );
}

interface Listed {
  readonly id: string;
  readonly position: number;
}

function list<T extends object>(kind: DetailKind, shape: Shape<T>): Rows<T & Listed> {
  const values = ({ id: _id, position, ...body }: T & Listed) => ({ body: JSON.stringify(body), position });
  const unlessRemoved = { sql: ' AND removed_at IS NULL', params: [] };
  return {
    basis: (key, id) =>
      readBasis(
        key,
        TABLES.details,
        { on: `t.postmortem_id = p.id AND t.kind = '${kind}' AND t.id = ?`, params: [id], removable: true },
        DETAIL_JSON,
        listedDetail(shape),
      ),
    save: (postmortemId, basis, value, change) =>
      basis === null
        ? commitInsert(
            TABLES.details,
            value.id,
            { postmortem_id: postmortemId, kind, ...values(value) },
            change,
          )
        : commitUpdate(TABLES.details, { id: value.id, ...basis }, values(value), change, unlessRemoved),
    remove: (_postmortemId, id, basis, change) =>
      commitUpdate(
        TABLES.details,
        { id, ...basis },
        { removed_at: toSqlInstant(change.at) },
        change,
        unlessRemoved,
      ),
  };
}

/** The id says which it is, so that two first saves of the same one meet. */
const namedId = (postmortemId: string, kind: DetailKind, name: string) => `${postmortemId}/${kind}/${name}`;

export const nameOf = (id: string): string => id.split('/').slice(2).join('/');

function named<T>(kind: DetailKind, shape: Shape<T>): Named<T> {
  return {
    basis: (key, name) => readBasis(key, TABLES.details, rowNamed(kind, name), 't.body', shape),
    save: (postmortemId, name, basis, value, change) => {
      const id = namedId(postmortemId, kind, name);
      const body = JSON.stringify(value);
      return basis === null
        ? commitInsert(TABLES.details, id, { postmortem_id: postmortemId, kind, body, position: 0 }, change)
        : commitUpdate(TABLES.details, { id, ...basis }, { body }, change);
    },
  };
}

const withPeople = <T>(shape: Shape<T>) =>
  v.pipe(
    v.object({ value: jsonColumn(shape), people: v.nullable(jsonColumn(peopleShape)) }),
    v.transform(({ value, people }) => ({ value, people: people ?? {} })),
  );

/** As `named`, with the accounts of those whom the value names. */
function peopled<T>(kind: DetailKind, shape: Shape<T>): Named<WithPeople<T>> {
  const kept = named<T>(kind, shape);
  const shown = withPeople(shape);
  return {
    basis: (key, name) => readBasis(key, TABLES.details, rowNamed(kind, name), PEOPLED_JSON, shown),
    save: (postmortemId, name, basis, { value }, change) =>
      kept.save(postmortemId, name, basis && { ...basis, value: basis.value.value }, value, change),
  };
}

const PEOPLED_JSON = `JSON_OBJECT('value', t.body, 'people', (SELECT JSON_OBJECTAGG(${MENTIONED}) FROM mentions m
  JOIN people me ON me.id = m.person_id WHERE m.postmortem_id = p.id))`;

const rowNamed = (kind: DetailKind, name: string) => ({
  on: `t.postmortem_id = p.id AND t.id = CONCAT(p.id, '/${kind}/', ?)`,
  params: [name],
  removable: false,
});

export const impact = named('impact', impactShape);
export const hintDismissals = named('hint', hintShape);
export const fiveWhys = list('why-chain', whyChainShape);
export const factors = list('factor', factorShape);
export const links = list('link', linkShape);
export const roles = peopled('role', roleShape);
export const reviewPlans = peopled('review-plan', reviewPlanShape);
export const reviewMeetings = peopled('review-meeting', reviewMeetingShape);
export const lifecycles = peopled('lifecycle', lifecycleShape);
export const importedLifecycles = peopled('imported-lifecycle', importedLifecycleShape);
export const controls = named('controls', controlsShape);
export const externalSummary: ExternalSummaries = {
  ...peopled('external-summary', externalSummaryShape),
  read: (page) => readPeopled(page, 'external-summary', externalSummaryShape),
};

async function readPeopled<T>(
  page: PageRef,
  kind: DetailKind,
  shape: Shape<T>,
): Promise<Stored<WithPeople<T>> | null> {
  const { on, params } = rowNamed(kind, '');
  const [found] = await select(
    `SELECT t.version AS version, ${PEOPLED_JSON} AS body FROM postmortems p JOIN details t ON ${on}
     WHERE p.page_id = ? AND p.local_id = ?`,
    [...params, page.pageId, page.localId],
    v.object({ version: numberColumn, body: jsonColumn(withPeople(shape)) }),
  );
  return found ? { version: found.version, value: found.body } : null;
}
