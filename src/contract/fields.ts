import * as v from 'valibot';
import { ACTION_STATUSES, ACTION_TYPES, PRIORITIES } from '../domain/actions';
import { CAUSE_CATEGORIES, CAUSE_KINDS } from '../domain/causes';
import { isWebAddress, URL_MAX_LENGTH } from '../domain/links';
import {
  type AnySection,
  EXTRA_SECTION,
  SECTION_MAX_LENGTH,
  SECTIONS,
  SEVERITIES,
  TITLE_MAX_LENGTH,
} from '../domain/postmortem';
import { SERVICE_KEY_MAX_LENGTH, SERVICE_NAME_MAX_LENGTH, serviceKey } from '../domain/service';
import { ENTRY_KINDS } from '../domain/timeline';
import { PRECISIONS } from '../domain/timeline-precision';
import { isZone } from '../domain/timeline-zones';

/** The values that cross the bridge, each with the sentence a person reads when it is wrong. */
export const uuid = v.pipe(v.string(), v.uuid('An id is malformed. Reload the page and try again.'));
export const accountId = v.pipe(
  v.string(),
  v.regex(/^[\w:.-]{1,128}$/, 'That is not an Atlassian account id.'),
);
export const numericId = v.pipe(
  v.string(),
  v.regex(/^\d{1,19}$/, 'That is not an id of Confluence or Jira.'),
);
/** Where the macro stands: the page and the macro's own id on it. */
export const place = v.object({
  pageId: numericId,
  localId: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
});
export type Place = v.InferOutput<typeof place>;

export const line = (max: number, name: string) =>
  v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1, `${name} is empty. Write a few words.`),
    v.maxLength(max, `${name} is longer than ${String(max)} characters. Shorten it.`),
    v.regex(/^[^\r\n]*$/, `${name} must be a single line.`),
  );
export const text = (max: number, name: string) =>
  v.pipe(v.string(), v.maxLength(max, `${name} is longer than ${String(max)} characters. Shorten it.`));

/** Date.parse takes 30 February for 2 March. */
const exists = (day: string) =>
  !Number.isNaN(Date.parse(`${day}T00:00:00Z`)) && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);

/** A UTC instant, `2017-01-31T23:30:00.000Z`. */
export const instant = v.pipe(
  v.string(),
  v.isoTimestamp('A time must be given with its zone, for example 2017-01-31T23:30:00Z.'),
  v.check(
    (value) => exists(value.slice(0, 10)) && !Number.isNaN(Date.parse(value)),
    'That time does not exist.',
  ),
  v.transform((value) => new Date(value).toISOString()),
  v.check((value) => value >= '1970' && value < '9999', 'That time is out of range.'),
);
/** A plain date without zone, and one that exists in the calendar. */
export const plainDate = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}$/, 'A date looks like 2026-11-30.'),
  v.check(exists, 'That day does not exist.'),
);

export const severity = v.picklist(SEVERITIES, 'Severity is one of SEV1 to SEV4.');
export const priority = v.picklist(PRIORITIES, 'Priority is critical, high, medium or low.');
/** One of the product's sections, or one that a template added. */
export const sectionKey = v.custom<AnySection>(
  (key) => typeof key === 'string' && (SECTIONS.some((name) => name === key) || EXTRA_SECTION.test(key)),
  'That section is not known. Reload the page.',
);
export const sectionText = text(SECTION_MAX_LENGTH, 'The text');
export const serviceName = v.pipe(
  line(SERVICE_NAME_MAX_LENGTH, 'The name of the service'),
  v.check(
    (name) => /[\p{L}\p{N}]/u.test(serviceKey(name)),
    'The name of a service needs a letter or a digit.',
  ),
  v.check(
    (name) => serviceKey(name).length <= SERVICE_KEY_MAX_LENGTH,
    'The name of the service is too long once it is normalised. Shorten it.',
  ),
);
export const tokenName = line(100, 'The name of the token');

/** An IANA name, such as Europe/Berlin. */
export const zone = v.pipe(
  v.string(),
  v.maxLength(64),
  v.check(isZone, 'That time zone is not known. Choose one of the list.'),
);

export const header = v.object({
  title: line(TITLE_MAX_LENGTH, 'The title'),
  severity,
  startedAt: v.nullable(instant),
  detectedAt: v.nullable(instant),
  resolvedAt: v.nullable(instant),
  acknowledgedAt: v.optional(v.nullable(instant), null),
  mitigatedAt: v.optional(v.nullable(instant), null),
  zone: v.optional(zone, 'UTC'),
});

export const webAddress = v.pipe(
  text(URL_MAX_LENGTH, 'The link'),
  v.trim(),
  v.check(isWebAddress, 'A link must be a web address that starts with https:// or http://.'),
);
export const position = v.pipe(v.number(), v.finite());

export const timelineEntry = v.pipe(
  v.object({
    id: uuid,
    at: v.nullable(instant),
    precision: v.optional(v.picklist(PRECISIONS)),
    timeWords: v.optional(text(200, 'What is said of the time'), ''),
    link: v.optional(v.union([v.literal(''), webAddress]), ''),
    text: v.pipe(
      text(4000, 'The entry'),
      v.check((value) => value.trim() !== '', 'The entry is empty. Say what happened.'),
    ),
    kind: v.picklist(ENTRY_KINDS),
    source: text(100, 'The source'),
    position,
  }),
  v.transform(({ precision, ...entry }) => ({
    ...entry,
    precision: precision ?? (entry.at === null ? ('unknown' as const) : ('exact' as const)),
  })),
  v.check(
    ({ at, precision }) => (at === null) === (precision === 'unknown'),
    'A time is either known to some degree or unknown. Enter one, or mark it as unknown.',
  ),
);

export const cause = v.object({
  id: uuid,
  kind: v.picklist(CAUSE_KINDS),
  text: v.pipe(
    text(4000, 'The cause'),
    v.check((value) => value.trim() !== '', 'The cause is empty. Say what led to it.'),
  ),
  category: v.picklist(CAUSE_CATEGORIES),
  position,
});

export const actionFields = v.object({
  title: line(TITLE_MAX_LENGTH, 'The task'),
  owner: v.nullable(accountId),
  priority,
  type: v.picklist(ACTION_TYPES),
  dueOn: v.nullable(plainDate),
  status: v.picklist(ACTION_STATUSES),
  dropReason: text(1000, 'The reason'),
});

/** What a project requires beyond an action's own fields, by Jira's field id. */
export const fieldInputs = v.pipe(
  v.record(
    v.pipe(v.string(), v.regex(/^\w{1,100}$/, 'That is not a field of Jira.')),
    v.union([text(32_767, 'The text'), v.pipe(v.array(text(255, 'A choice')), v.maxLength(100))]),
  ),
  v.check(
    (fields) => Object.keys(fields).length <= 50,
    'These are more fields than any issue type asks for.',
  ),
);

/** Given by the browser, so that repeating a save is no second change. */
export const changeId = uuid;
/** What is saved becomes the one above it, which the store's numbers must still hold. */
export const version = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2_147_483_646));
