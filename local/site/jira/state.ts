import type { Person } from '../protocol';
import type { Catalogue } from './catalogue';
import type { SentMail } from './mailbox';
import type { ProjectSetup } from './project-setup';
import type { IssueStanding, ProjectStanding } from './standing';

/** Everything the pretend Jira remembers. Plain JSON: `npm start` keeps it between runs. Instants are ms, UTC. */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Who holds a permission in a project: all people with Jira access, site admins, or the people named. */
export type Grant = 'members' | 'admins' | readonly string[];

export interface ProjectRecord extends ProjectSetup, ProjectStanding {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  /** Account id of the lead, or `null` when nobody leads it. */
  readonly lead: string | null;
  permissions: Record<string, Grant>;
  /** Whether Debrief itself may do anything here. An admin can take that away. */
  appAccess: boolean;
  lastIssueNumber: number;
}

export interface IssueRecord extends IssueStanding {
  readonly id: string;
  readonly key: string;
  readonly projectId: string;
  readonly typeId: string;
  readonly parentId: string | null;
  readonly creator: string;
  readonly created: number;
  statusId: string;
  statusChanged: number;
  resolutionId: string | null;
  resolved: number | null;
  summary: string;
  description: Json;
  /** `null` in a project that offers no priorities. */
  priorityId: string | null;
  assignee: string | null;
  reporter: string | null;
  /** `YYYY-MM-DD` */
  dueDate: string | null;
  labels: readonly string[];
  /** Ids. */
  fixVersions: readonly string[];
  components: readonly string[];
  /** By field id; options and people as bare ids. */
  custom: Record<string, Json>;
  properties: Record<string, Json>;
  /** Account ids. */
  watchers: readonly string[];
  updated: number;
}

export interface RemoteLink {
  readonly id: number;
  readonly globalId: string | null;
  readonly relationship: string | null;
  readonly application: Readonly<Record<string, Json>>;
  readonly object: Readonly<Record<string, Json>>;
}

/** A link that somebody put on a version. */
export interface RelatedWork {
  readonly relatedWorkId: string;
  readonly category: string;
  readonly title?: string;
  readonly url: string;
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
  readonly format: 2;
  catalogue: Catalogue;
  projects: ProjectRecord[];
  /** By issue id. */
  issues: Record<string, IssueRecord>;
  remoteLinks: Record<string, RemoteLink[]>;
  /** By version id. */
  relatedWork: Record<string, readonly RelatedWork[]>;
  history: Record<string, ChangeGroup[]>;
  index: Record<string, IndexEntry[]>;
  /** Milliseconds between a write and the moment search knows of it. */
  indexLag: number;
  nextProjectId: number;
  nextIssueId: number;
  nextRowId: number;
  /** Accounts that were deactivated or deleted, or came back, since the site was set up; by account id. */
  accounts: Record<string, Person['status']>;
  mails: SentMail[];
  /** Whether the site sends mail at all. */
  mailEnabled: boolean;
  /** Whether the site lets issues be assigned to nobody. */
  unassignedAllowed: boolean;
  /** For whatever an admin adds: types, statuses, priorities, versions. */
  nextSetupId: number;
}
