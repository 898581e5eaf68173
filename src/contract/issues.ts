import type { Delay, IssueState, Priority, UnreachableReason } from '../domain/actions';
import type { FieldInput, RequiredField } from '../domain/required-fields';
import type { ActionView } from './postmortem';

/** What became of one action of `actions.create-issues`. */
export interface CreateOutcome {
  readonly actionId: string;
  /** `queued`: its turn comes with the next call. `busy`: somebody else is creating it right now. */
  readonly outcome:
    'created' | 'already-linked' | 'checking' | 'refused' | 'busy' | 'queued' | 'not-eligible';
  /** What a person should know; empty when all is well. */
  readonly note: string;
}

export interface CreateAnswer {
  readonly outcomes: readonly CreateOutcome[];
  readonly actions: readonly ActionView[];
  /** How many of the order are still queued. */
  readonly left: number;
}

/** What a project and type take, and what they ask for. */
export interface CreateForm {
  readonly required: readonly RequiredField[];
  /** Required fields that Debrief cannot ask for: issues of this type are created in Jira itself. */
  readonly unsupported: readonly string[];
  /** What the project does not take of an action; the issue is created without it. */
  readonly leavesOut: readonly ('dueOn' | 'priority' | 'owner')[];
  /** Ours and the project's own name for it; empty when it has no priorities. */
  readonly priorities: readonly { readonly ours: Priority; readonly theirs: string }[];
  /** What the app itself may not do there, so that syncing will be incomplete, as sentences for an admin. */
  readonly appLacks: readonly string[];
}

export type MoveAnswer =
  | { readonly kind: 'moved'; readonly action: ActionView }
  | {
      readonly kind: 'choose';
      readonly among: readonly { readonly id: string; readonly name: string; readonly to: string }[];
    }
  | { readonly kind: 'refused'; readonly message: string };

/** Where issues go by a mapping. */
export interface MappedTarget {
  readonly source: 'service' | 'space' | 'site';
  /** Name of the service; empty otherwise. */
  readonly name: string;
  readonly projectId: string;
  readonly issueTypeId: string;
  readonly extra: Readonly<Record<string, FieldInput>>;
}

export interface MappingView extends MappedTarget {
  /** Id of the service or space; empty for the site. */
  readonly scopeId: string;
  readonly version: number;
}

export type MappingCheck =
  /** The caller cannot create issues of that type there. */
  | { readonly kind: 'no-access' }
  | {
      readonly kind: 'checked';
      readonly form: CreateForm;
      /** What is wrong with the values given for required fields; empty when issues can be created. */
      readonly problems: readonly string[];
    };

/** How the sync with Jira is doing. Instants are UTC. */
export interface SyncHealth {
  readonly pausedUntil: string | null;
  readonly nearLimitAt: string | null;
  readonly lastSweepAt: string | null;
  readonly jira: 'connected' | 'not-connected' | 'silent';
  readonly counts: Readonly<
    Record<
      'linked' | 'queued' | 'creating' | 'checking' | 'asking' | 'unreachable' | 'pending' | 'unmarked',
      number
    >
  >;
  readonly troubled: readonly {
    readonly actionId: string;
    readonly pageId: string;
    readonly issueKey: string | null;
    readonly state: IssueState;
    readonly why: UnreachableReason | null;
    readonly delay: Delay | null;
    readonly attempts: number;
    readonly nextAt: string | null;
    readonly note: string;
  }[];
}
