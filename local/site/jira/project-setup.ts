import type { Json } from './state';
import type { Workflow } from './workflow';

/** How an admin has set a project up. JSON, part of the project's record. */
export interface ProjectSetup {
  /** `next-gen` is what Jira's screens call team-managed. */
  readonly style: 'classic' | 'next-gen';
  /** Ids, in the order of the create dialog. */
  issueTypes: readonly string[];
  /** System fields on every screen, beyond project, issue type, parent and summary. Custom ones follow them. */
  screen: readonly ScreenField[];
  /** Screens that differ from that; the first that fits is used. */
  screens: readonly Screen[];
  /** Ids of the system fields that may not be left empty. Custom fields say it themselves. */
  required: readonly string[];
  /** Ids of the priorities the project offers; without any, its issues have none. */
  priorities: readonly string[];
  customFields: readonly CustomField[];
  versions: readonly Version[];
  components: readonly Component[];
  workflow: Workflow;
  /** For single issue types, by their id. */
  workflows: Readonly<Record<string, Workflow>>;
}

export type ScreenField =
  | 'description'
  | 'priority'
  | 'assignee'
  | 'reporter'
  | 'duedate'
  | 'labels'
  | 'fixVersions'
  | 'components'
  | 'resolution';

export interface Screen {
  readonly operation: 'create' | 'edit';
  /** Ids of issue types; all of them without it. */
  readonly types?: readonly string[];
  /** Ids of system and custom fields, in order. A create screen has `summary` whether it says so or not. */
  readonly fields: readonly string[];
}

export type FieldKind =
  | 'text'
  | 'textarea'
  | 'number'
  | 'date'
  | 'datetime'
  | 'url'
  | 'option'
  | 'multi-option'
  | 'checkboxes'
  | 'cascade'
  | 'user'
  | 'multi-user'
  | 'labels';

export interface Option {
  readonly id: string;
  readonly value: string;
  /** Second level of a cascading field. */
  readonly children?: readonly Option[];
}

export interface CustomField {
  /** `customfield_10050` */
  readonly id: string;
  readonly name: string;
  readonly kind: FieldKind;
  readonly required: boolean;
  /** Of fields that offer options. */
  readonly options?: readonly Option[];
  /** Set on new issues that are created without the field, in the notation of REST. */
  readonly default?: Json;
}

export interface Version {
  readonly id: string;
  readonly name: string;
  readonly description?: string | undefined;
  readonly released: boolean;
  readonly archived: boolean;
  /** `YYYY-MM-DD` */
  readonly startDate?: string | undefined;
  readonly releaseDate?: string | undefined;
}

export interface Component {
  readonly id: string;
  readonly name: string;
}
