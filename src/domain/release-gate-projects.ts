/** A Jira project that a service is released in. The id stays when the key is changed in Jira. */
export interface GateProject {
  readonly id: string;
  readonly key: string;
}

/** More than that is no service but a company. */
export const MOST_PROJECTS = 20;

/**
 * The key of a Jira project that a name may be, in the case in which Jira keeps it; null when it can be none.
 * https://support.atlassian.com/jira-cloud-administration/docs/edit-a-projects-details/
 */
export function projectKeyIn(name: string): string | null {
  const key = name.trim().toUpperCase();
  return /^[A-Z][A-Z0-9_]{1,49}$/.test(key) ? key : null;
}
