import type { SyncedField } from '../domain/actions';
import { sentence } from './refusal';

/** Why Jira holds something else than the action, by field, each as a sentence for the person. */
export type NotTaken = Readonly<Partial<Record<SyncedField, string>>>;

/** Jira's ids of what an action and its issue both have. */
export const FIELD_IDS = {
  title: 'summary',
  dueOn: 'duedate',
  priority: 'priority',
  owner: 'assignee',
} as const satisfies Record<SyncedField, string>;

const NAMES: Readonly<Record<SyncedField, string>> = {
  title: 'title',
  dueOn: 'due date',
  priority: 'priority',
  owner: 'owner',
};

/** The project has no such field where issues of that type are created, or not for whoever creates. */
export const notOffered = (field: SyncedField): string =>
  `Jira takes no ${NAMES[field]} where issues of this type are created. Set it in Jira if it matters.`;

/**
 * @param words what Jira said about it; empty when it passed over it in silence
 * @param value what was sent; Jira's words about a person name them, and what is kept of a refusal must not
 */
export function refusedWith(field: SyncedField, words: string, value: string | null): string {
  const namesSomebody = field === 'owner' && value !== null;
  const said = words === '' || namesSomebody ? '.' : `: ${sentence(words)}`;
  return `Jira did not take the ${NAMES[field]}${said} Choose another one here, or set it in Jira.`;
}
