import { type ActionFields, PRIORITIES, type Priority, SYNCED_FIELDS, type SyncedField } from './actions';
import { priorityFrom, priorityIn, type OfferedPriorities } from './issue-priority';

/** What we believe of an issue because we have just read it. */
export interface JiraIssueFacts {
  readonly issueId: string;
  readonly issueKey: string;
  /** The status category is `done`; its name is translated and means nothing. */
  readonly done: boolean;
  readonly projectId: string;
  /** It, or its project, is archived: it can be read but not changed. */
  readonly archived: 'issue' | 'project' | null;
  readonly values: JiraValues;
}

/** Title, YYYY-MM-DD, priority id of Jira, account id. */
export type JiraValues = Readonly<Record<SyncedField, string | null>>;

/** As JiraValues, but the priority is ours. */
export type PageValues = JiraValues;

export const pageValues = (fields: ActionFields): PageValues => ({
  title: fields.title,
  dueOn: fields.dueOn,
  priority: fields.priority,
  owner: fields.owner,
});

/**
 * What both sides held when they were last brought into line. They may differ: where Jira refused a value, or an
 * existing issue was linked, both sides agreed to differ until one of them is edited.
 */
export interface SyncBase {
  readonly page: PageValues;
  /** `undefined`: not read yet. */
  readonly jira: Readonly<Partial<JiraValues>>;
  /** Why Jira did not take the page's value, for the person. */
  readonly refused: Readonly<Partial<Record<SyncedField, string>>>;
  /** What we were about to write when we last wrote: seen in Jira it is our own word, not an edit of somebody. */
  readonly sent: Readonly<Partial<JiraValues>>;
}

/** No value of any field, so the page counts as edited and is written again. */
export const WRITE_AGAIN = '';

/** The base of an issue that was just created or linked: of Jira's side only what it was created with is known. */
export const newBase = (
  fields: ActionFields,
  refused: SyncBase['refused'] = {},
  jira: SyncBase['jira'] = {},
): SyncBase => ({
  page: pageValues(fields),
  jira,
  refused,
  sent: {},
});

/**
 * The base of an issue that we find again after a doubtful create: what it was created from is not known any more, so
 * whatever the page says is compared with it, and what the page leaves open is taken from it.
 */
export function baseOfFound(fields: ActionFields): SyncBase {
  const { page, ...rest } = newBase(fields);
  const again = (value: string | null) => (value === null ? null : WRITE_AGAIN);
  const { title, dueOn, priority, owner } = page;
  return {
    ...rest,
    page: { title: again(title), dueOn: again(dueOn), priority: again(priority), owner: again(owner) },
  };
}

/**
 * Which side wins where both were edited since they last agreed. Work is planned in Jira, so it owns the dates and
 * people; what the incident taught is said on the page, so it owns the words and how much it matters.
 */
export const OWNER_OF_TRUTH: Readonly<Record<SyncedField, 'page' | 'jira'>> = {
  title: 'page',
  priority: 'page',
  dueOn: 'jira',
  owner: 'jira',
};

export interface SyncPlan {
  /** Values to write into Jira; nothing else is sent. */
  readonly toJira: Partial<JiraValues>;
  /** Values the page takes over. */
  readonly toPage: Partial<PageValues>;
  /** The base once all of it is done. */
  readonly base: SyncBase;
  /** Edited on both sides: the page's value that gave way to Jira's. It stays in the log. */
  readonly overruled: readonly SyncedField[];
}

const same = (a: string | null | undefined, b: string | null | undefined) => (a ?? null) === (b ?? null);

/** Whether the priorities of the project must be known before `planSync` can say anything. */
export function needsPriorities(base: SyncBase, page: PageValues, jira: JiraValues): boolean {
  return !same(base.page.priority, page.priority) || jiraEdited(base, jira, 'priority');
}

/** What we sent and what we never read are no edits. */
function jiraEdited(base: SyncBase, jira: JiraValues, field: SyncedField): boolean {
  const known = base.jira[field];
  if (known === undefined) return false;
  if (base.sent[field] !== undefined && same(base.sent[field], jira[field])) return false;
  return !same(known, jira[field]);
}

/**
 * The three-way comparison: what both sides last agreed on, the page, Jira. Each field by itself; only differences
 * are written, and once they are, the same comparison finds nothing to do, so no echo ever starts a loop.
 * @param offered priorities of the issue's project, highest first; null when they were not asked for
 */
export function planSync(
  base: SyncBase,
  page: PageValues,
  jira: JiraValues,
  offered: OfferedPriorities | null,
): SyncPlan {
  const toJira: Partial<Record<SyncedField, string | null>> = {};
  const toPage: Partial<Record<SyncedField, string | null>> = {};
  const agreedPage: Record<SyncedField, string | null> = { ...page };
  const agreedJira: Record<SyncedField, string | null> = { ...jira };
  const refused: Partial<Record<SyncedField, string>> = {};
  const overruled: SyncedField[] = [];

  for (const field of SYNCED_FIELDS) {
    const inJira = translated(field, page[field], offered);
    const onPage = translatedBack(field, jira[field], offered);
    const pageChanged = !same(base.page[field], page[field]);
    const jiraChanged = jiraEdited(base, jira, field);
    if (!pageChanged && !jiraChanged) {
      // A first read fills what the page left open, such as the project's default assignee.
      if (base.jira[field] === undefined && page[field] === null && usable(field, onPage))
        agreedPage[field] = toPage[field] = onPage;
      else if (base.refused[field] !== undefined) refused[field] = base.refused[field];
      continue;
    }
    if (agrees(field, page[field], jira[field], offered)) continue;
    const pageWins = pageChanged && (!jiraChanged || OWNER_OF_TRUTH[field] === 'page');
    if (pageWins && inJira !== undefined) {
      toJira[field] = agreedJira[field] = inJira;
    } else if (pageWins) {
      refused[field] = 'This project has no priorities. The priority stays as it is here.';
    } else if (field === 'priority' && !pageChanged && isLower(onPage, page.priority)) {
      refused.priority = LOWERED;
    } else if (usable(field, onPage)) {
      toPage[field] = agreedPage[field] = onPage;
      if (pageChanged) overruled.push(field);
    }
  }
  return { toJira, toPage, base: { page: agreedPage, jira: agreedJira, refused, sent: {} }, overruled };
}

/** It may hold releases, so it is lowered where the postmortem is, by somebody who may edit that. */
const LOWERED =
  'The priority was lowered in Jira. It stays as it is here, because it may hold releases; change it here if that is meant.';

const isLower = (theirs: string | null, ours: string | null): boolean =>
  PRIORITIES.findIndex((one) => one === theirs) > PRIORITIES.findIndex((one) => one === ours);

/** The page's value in Jira's terms; undefined when Jira has no such thing. */
function translated(
  field: SyncedField,
  value: string | null,
  offered: OfferedPriorities | null,
): string | null | undefined {
  if (field !== 'priority') return value;
  return priorityIn(offered ?? [], value as Priority) ?? undefined;
}

function translatedBack(
  field: SyncedField,
  value: string | null,
  offered: OfferedPriorities | null,
): string | null {
  return field === 'priority' ? priorityFrom(offered ?? [], value) : value;
}

/** An action always has a title and a priority; without them Jira's side says nothing. */
function usable(field: SyncedField, value: string | null): boolean {
  return value !== null || field === 'dueOn' || field === 'owner';
}

function agrees(
  field: SyncedField,
  page: string | null,
  jira: string | null,
  offered: OfferedPriorities | null,
): boolean {
  if (field !== 'priority') return same(page, jira);
  // Fewer priorities than ours, or more: several of one side are one of the other.
  return (
    jira !== null && (priorityFrom(offered ?? [], jira) === page || translated(field, page, offered) === jira)
  );
}

/**
 * What can be done while nothing may be written to Jira: the page takes over what was edited there, and everything
 * that is to be written stays as it was, so that it is found again. Priorities need not be known for that.
 */
export function planHeld(base: SyncBase, page: PageValues, jira: JiraValues): SyncPlan {
  const priority = base.jira.priority === undefined ? jira.priority : base.jira.priority;
  const plan = planSync(base, { ...page, priority: base.page.priority }, { ...jira, priority }, null);
  const held = SYNCED_FIELDS.filter((field) => plan.toJira[field] !== undefined);
  const before = (side: Readonly<Partial<JiraValues>>) =>
    Object.fromEntries(held.flatMap((field) => (side[field] === undefined ? [] : [[field, side[field]]])));
  return {
    ...plan,
    toJira: {},
    base: {
      ...plan.base,
      page: { ...plan.base.page, ...before(base.page) },
      jira: { ...plan.base.jira, ...before(base.jira) },
      sent: base.sent,
    },
  };
}

/** Everything that was refused is written again. */
export function retried(base: SyncBase): SyncBase {
  const fields = SYNCED_FIELDS.filter((field) => base.refused[field] !== undefined);
  return {
    ...base,
    page: { ...base.page, ...Object.fromEntries(fields.map((field) => [field, WRITE_AGAIN])) },
    refused: {},
  };
}
