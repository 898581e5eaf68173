/** Everything the pretend Jira remembers. Plain JSON: `npm start` keeps it between runs. Instants are ms, UTC. */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Who holds a permission in a project: all people with Jira access, site admins, or the people named. */
export type Grant = 'members' | 'admins' | readonly string[];

export interface CustomField {
  /** `customfield_10050` */
  readonly id: string;
  readonly name: string;
  readonly kind: 'text' | 'textarea' | 'number' | 'date' | 'option';
  readonly required: boolean;
  /** Ids and values of an option field. */
  readonly options?: readonly { readonly id: string; readonly value: string }[];
}

export interface ProjectRecord {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  /** Account id of the lead, or `null` when nobody leads it. */
  readonly lead: string | null;
  readonly issueTypes: readonly string[];
  /** System fields on the create and edit screens, beyond project, issue type and summary. */
  readonly screen: readonly ScreenField[];
  /** Ids of the priorities the project offers. */
  readonly priorities: readonly string[];
  readonly customFields: readonly CustomField[];
  permissions: Record<string, Grant>;
  /** Whether Debrief itself may do anything here. An admin can take that away. */
  appAccess: boolean;
  lastIssueNumber: number;
}

export type ScreenField = 'description' | 'priority' | 'assignee' | 'reporter' | 'duedate' | 'labels';

export interface IssueRecord {
  readonly id: string;
  readonly key: string;
  readonly projectId: string;
  readonly typeId: string;
  readonly parentId: string | null;
  readonly creator: string;
  readonly created: number;
  statusId: string;
  statusChanged: number;
  resolved: number | null;
  summary: string;
  description: Json;
  priorityId: string;
  assignee: string | null;
  reporter: string | null;
  /** `YYYY-MM-DD` */
  dueDate: string | null;
  labels: readonly string[];
  custom: Record<string, Json>;
  properties: Record<string, Json>;
  updated: number;
}

export interface RemoteLink {
  readonly id: number;
  readonly globalId: string | null;
  readonly relationship: string | null;
  readonly application: Readonly<Record<string, Json>>;
  readonly object: Readonly<Record<string, Json>>;
}

export interface ChangeItem {
  readonly field: string;
  readonly fieldId: string;
  readonly fieldtype: 'jira' | 'custom';
  readonly from: string | null;
  readonly fromString: string | null;
  readonly to: string | null;
  /** Jira's own name for it; shadows `Object.prototype.toString`. */
  readonly toString: string | null;
}

export interface ChangeGroup {
  readonly id: string;
  readonly author: string;
  readonly created: number;
  readonly items: readonly ChangeItem[];
}

/** One version of an issue as search sees it from `visibleAt` on; `null` once it is deleted. */
export interface IndexEntry {
  readonly visibleAt: number;
  readonly issue: IssueRecord | null;
}

export interface JiraState {
  readonly format: 1;
  projects: ProjectRecord[];
  /** By issue id. */
  issues: Record<string, IssueRecord>;
  remoteLinks: Record<string, RemoteLink[]>;
  history: Record<string, ChangeGroup[]>;
  index: Record<string, IndexEntry[]>;
  /** Milliseconds between a write and the moment search knows of it. */
  indexLag: number;
  nextIssueId: number;
  nextRowId: number;
}
