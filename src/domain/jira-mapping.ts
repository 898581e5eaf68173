import { PRIORITIES, type Priority, type SyncedField } from './actions';
import { type OfferedPriorities, priorityIn } from './issue-priority';
import { type FieldInput, type RequiredField, whyNotSent } from './required-fields';

/** What decides what an issue of a project and type can hold. */
export interface ProjectRules {
  /** Field ids on the create screen. */
  readonly fields: ReadonlySet<string>;
  readonly required: readonly RequiredField[];
  /** Names of required fields that nobody can be asked for here. */
  readonly unsupported: readonly string[];
  /** Highest first. */
  readonly priorities: OfferedPriorities;
}

export type LeftOut = Exclude<SyncedField, 'title'>;

/** Jira's field id of each that a project may lack; every issue has a summary. */
const FIELD_IDS: Readonly<Record<LeftOut, string>> = {
  dueOn: 'duedate',
  priority: 'priority',
  owner: 'assignee',
};
const MAY_LACK = ['dueOn', 'priority', 'owner'] as const;

/** What an issue is created without though its action has it. */
export function leavesOut({ fields, priorities }: Pick<ProjectRules, 'fields' | 'priorities'>): LeftOut[] {
  return MAY_LACK.filter(
    (field) => !fields.has(FIELD_IDS[field]) || (field === 'priority' && priorities.length === 0),
  );
}

/** Each of our priorities with the project's own name for it; empty when the project takes none. */
export function priorityTable(
  rules: Pick<ProjectRules, 'fields' | 'priorities'>,
): { ours: Priority; theirs: string }[] {
  if (leavesOut(rules).includes('priority')) return [];
  return PRIORITIES.flatMap((ours) => {
    const id = priorityIn(rules.priorities, ours);
    return rules.priorities.filter((one) => one.id === id).map(({ name }) => ({ ours, theirs: name }));
  });
}

/** Why no issue could be created with these values, a sentence for each reason; empty when one could. */
export function whatStopsIssues(
  rules: Pick<ProjectRules, 'required' | 'unsupported'>,
  given: Readonly<Record<string, FieldInput>>,
): string[] {
  const names = rules.unsupported.join(', ');
  return [
    ...(names === ''
      ? []
      : [
          `This issue type requires ${names}, which Debrief cannot ask for. Choose another type, or ask a Jira admin to make it optional.`,
        ]),
    ...rules.required.flatMap((field) => whyNotSent(field, given[field.fieldId]) ?? []),
  ];
}

/**
 * What the app itself does in a project, each with what does not work without it. Moving an issue is not among it:
 * that is done with the rights of whoever asks for it.
 * https://support.atlassian.com/jira-cloud-administration/docs/permissions-for-company-managed-projects/
 */
const NEEDED = {
  BROWSE_PROJECTS:
    'Debrief may not see this project (Browse projects). What is done in Jira never shows on the page, and releases wait.',
  EDIT_ISSUES:
    'Debrief may not edit issues here (Edit issues). What is changed on the page does not reach Jira.',
  ASSIGN_ISSUES:
    'Debrief may not assign issues here (Assign issues). A new owner of an action does not become the assignee in Jira.',
  SCHEDULE_ISSUES:
    'Debrief may not schedule issues here (Schedule issues). A new due date of an action does not reach Jira.',
  LINK_ISSUES:
    'Debrief may not link issues here (Link issues). A link from an issue to its page that failed at first is not made later.',
  CREATE_ISSUES:
    'Debrief may not create issues here by itself (Create issues). When a page is closed before all of its issues are created, the rest is not.',
  MODIFY_REPORTER:
    'Debrief may not name a reporter here (Modify reporter). Issues that it goes on creating after a page was closed show Debrief as their reporter.',
} as const;

/** Jira's keys of the project permissions that the app uses. */
export const APP_PERMISSIONS: readonly string[] = Object.keys(NEEDED);

/** What will not work because of what the app may not do, as sentences for an admin; empty when all will. */
export function whatAppLacks(held: ReadonlySet<string>): string[] {
  // Nobody does anything in a project that is hidden from them, so the others would say the same again.
  if (!held.has('BROWSE_PROJECTS')) return [NEEDED.BROWSE_PROJECTS];
  return Object.entries(NEEDED).flatMap(([permission, sentence]) => (held.has(permission) ? [] : [sentence]));
}
