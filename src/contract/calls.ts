import * as v from 'valibot';
import type { ActionView, OpenAnswer, PostmortemView, ServiceView, Versioned } from './postmortem';
import type { GateSettings, NewToken } from './release-gate';
import {
  actionFields,
  cause,
  changeId,
  header,
  numericId,
  place,
  priority,
  sectionKey,
  sectionText,
  serviceName,
  severity,
  timelineEntry,
  tokenName,
  uuid,
  version,
} from './fields';

/**
 * What a caller must be allowed to do, checked on the server before anything else happens.
 * `view-page` / `edit-page`: may read / update the published page named in `input.place`.
 * `administer`: may administer Confluence.
 */
export type Access = 'view-page' | 'edit-page' | 'administer';

/** What the first save knows of the macro: its config, as the person sees it. Used only when there is no record yet. */
export const macroConfig = v.object({
  title: v.optional(v.pipe(v.string(), v.maxLength(255))),
  severity: v.optional(severity),
  services: v.optional(v.pipe(v.array(serviceName), v.maxLength(20))),
  startedAt: v.optional(v.nullable(v.string())),
  detectedAt: v.optional(v.nullable(v.string())),
  resolvedAt: v.optional(v.nullable(v.string())),
});
export type MacroConfig = v.InferOutput<typeof macroConfig>;

/** Every save: where, the change's id, and the config in case this is the first one. */
const edit = { place, changeId, config: v.optional(macroConfig, {}) };

/** Where new issues go. Both ids as Jira gives them. */
export const issueTarget = v.object({ projectId: numericId, issueTypeId: numericId });

/** The calls table: every question the browser may ask. Name, input, what the caller must be allowed. */
export const CALLS = {
  'postmortem.open': { access: 'view-page', input: v.object({ place }) },
  'postmortem.save-header': { access: 'edit-page', input: v.object({ ...edit, version, value: header }) },
  'postmortem.save-section': {
    access: 'edit-page',
    input: v.object({ ...edit, section: sectionKey, version, value: sectionText }),
  },
  'timeline.save': { access: 'edit-page', input: v.object({ ...edit, version, value: timelineEntry }) },
  'timeline.remove': { access: 'edit-page', input: v.object({ ...edit, id: uuid, version }) },
  'causes.save': { access: 'edit-page', input: v.object({ ...edit, version, value: cause }) },
  'causes.remove': { access: 'edit-page', input: v.object({ ...edit, id: uuid, version }) },
  'services.list': { access: 'view-page', input: v.object({ place }) },
  'services.attach': { access: 'edit-page', input: v.object({ ...edit, name: serviceName }) },
  'services.detach': { access: 'edit-page', input: v.object({ ...edit, serviceId: uuid }) },
  'actions.save': {
    access: 'edit-page',
    input: v.object({
      ...edit,
      id: uuid,
      version,
      position: v.pipe(v.number(), v.finite()),
      value: actionFields,
    }),
  },
  'actions.remove': { access: 'edit-page', input: v.object({ ...edit, id: uuid, version }) },
  /** Creates at most 10 issues; the browser asks again for the rest and shows the progress. */
  'actions.create-issues': {
    access: 'edit-page',
    input: v.object({
      place,
      actionIds: v.pipe(v.array(uuid), v.minLength(1), v.maxLength(10)),
      target: issueTarget,
    }),
  },
  /** The viewer's own look at Jira differs from ours: read these again, as the app. */
  'actions.refresh': {
    access: 'view-page',
    input: v.object({ place, actionIds: v.pipe(v.array(uuid), v.minLength(1), v.maxLength(100)) }),
  },
  /** A person says that an issue we could not find was never created. Looks once more with that person's eyes. */
  'actions.confirm-missing': { access: 'edit-page', input: v.object({ place, actionId: uuid }) },
  'release-gate.settings': { access: 'administer', input: v.object({}) },
  'release-gate.save-policy': {
    access: 'administer',
    input: v.object({
      changeId,
      /** null: the default of the site. */
      serviceId: v.nullable(uuid),
      version,
      /** null, for a service only: back to the default. */
      lowestBlocking: v.nullable(priority),
    }),
  },
  'release-gate.create-token': {
    access: 'administer',
    input: v.object({
      changeId,
      name: tokenName,
      serviceIds: v.pipe(v.array(uuid), v.minLength(1), v.maxLength(100)),
    }),
  },
  'release-gate.revoke-token': { access: 'administer', input: v.object({ changeId, id: uuid, version }) },
  'services.create': { access: 'administer', input: v.object({ changeId, name: serviceName }) },
  'services.rename': {
    access: 'administer',
    input: v.object({ changeId, id: uuid, version, name: serviceName }),
  },
} as const satisfies Record<string, { access: Access; input: v.GenericSchema }>;

export type CallName = keyof typeof CALLS;
export type CallInput<N extends CallName> = v.InferInput<(typeof CALLS)[N]['input']>;
export type CheckedInput<N extends CallName> = v.InferOutput<(typeof CALLS)[N]['input']>;

/** What became of one action of `actions.create-issues`. */
export interface CreateOutcome {
  readonly actionId: string;
  /** `not-started`: time ran out before its turn; ask again. `busy`: somebody else is creating it right now. */
  readonly outcome:
    'created' | 'already-linked' | 'checking' | 'refused' | 'busy' | 'not-started' | 'not-eligible';
  /** What a person should know; empty when all is well. */
  readonly note: string;
}

/** What each call answers. */
export interface CallOutput {
  'postmortem.open': OpenAnswer;
  'postmortem.save-header': Versioned<PostmortemView['header']['value']>;
  'postmortem.save-section': Versioned<string>;
  'timeline.save': PostmortemView['timeline'][number];
  'timeline.remove': { readonly version: number };
  'causes.save': PostmortemView['causes'][number];
  'causes.remove': { readonly version: number };
  'services.list': readonly ServiceView[];
  'services.attach': ServiceView;
  'services.detach': null;
  'actions.save': ActionView;
  'actions.remove': { readonly version: number };
  'actions.create-issues': {
    readonly outcomes: readonly CreateOutcome[];
    readonly actions: readonly ActionView[];
  };
  'actions.refresh': readonly ActionView[];
  'actions.confirm-missing': ActionView;
  'release-gate.settings': GateSettings;
  'release-gate.save-policy': { readonly version: number };
  'release-gate.create-token': NewToken;
  'release-gate.revoke-token': { readonly version: number };
  'services.create': ServiceView & { readonly version: number };
  'services.rename': ServiceView & { readonly version: number };
}
