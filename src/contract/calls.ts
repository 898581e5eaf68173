import * as v from 'valibot';
import type {
  CreateAnswer,
  CreateForm,
  MappedTarget,
  MappingCheck,
  MappingView,
  MoveAnswer,
  SyncHealth,
} from './issues';
import type { ActionView, OpenAnswer, PostmortemView, ServiceView, Versioned } from './postmortem';
import type { GateSettings, NewToken } from './release-gate';
import type { MailSwitch, MyReminders } from './reminders';
import {
  actionFields,
  cause,
  changeId,
  fieldInputs,
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
 * `administer`: may administer Confluence. `signed-in`: is anybody of this site.
 */
export type Access = 'view-page' | 'edit-page' | 'administer' | 'signed-in';

/** A time as a config may hold it: it may be no time at all, but it is never a long text. */
const configuredTime = v.pipe(v.string(), v.maxLength(64));

/** What the first save knows of the macro: its config, as the person sees it. Used only when there is no record yet. */
export const macroConfig = v.object({
  title: v.optional(v.pipe(v.string(), v.maxLength(255))),
  severity: v.optional(severity),
  services: v.optional(v.pipe(v.array(serviceName), v.maxLength(20))),
  startedAt: v.optional(v.nullable(configuredTime)),
  detectedAt: v.optional(v.nullable(configuredTime)),
  resolvedAt: v.optional(v.nullable(configuredTime)),
});
export type MacroConfig = v.InferOutput<typeof macroConfig>;

/** Every save: where, the change's id, and the config in case this is the first one. */
const edit = { place, changeId, config: v.optional(macroConfig, {}) };

/** Where new issues go. Both ids as Jira gives them. */
export const issueTarget = v.object({ projectId: numericId, issueTypeId: numericId });
export type IssueTarget = v.InferOutput<typeof issueTarget>;

/** What a mapping is for. A space by Confluence's id, a service by ours. */
export const mappingScope = v.variant('kind', [
  v.object({ kind: v.literal('site') }),
  v.object({ kind: v.literal('space'), id: numericId }),
  v.object({ kind: v.literal('service'), id: uuid }),
]);

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
  /** Names only, for whoever fills in the form of a macro, whose page may not be published yet. */
  'services.known': { access: 'signed-in', input: v.object({}) },
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
  /**
   * Orders the issues of these actions and creates as many as fit into one call. The browser asks again with the same
   * order until nothing is left and shows the progress; when it is closed, the rest goes on without it.
   */
  'actions.create-issues': {
    access: 'edit-page',
    input: v.object({
      place,
      orderId: uuid,
      actionIds: v.pipe(v.array(uuid), v.minLength(1), v.maxLength(200)),
      target: issueTarget,
      extra: v.optional(fieldInputs, {}),
    }),
  },
  /** Takes back what an order has not begun. */
  'actions.stop-order': { access: 'edit-page', input: v.object({ place, orderId: uuid }) },
  /** What a project asks for before an issue of this type can be created there by the caller. */
  'actions.create-form': { access: 'edit-page', input: v.object({ place, target: issueTarget }) },
  /** An issue that exists becomes the action's issue; the caller must be able to see it. */
  'actions.link-issue': {
    access: 'edit-page',
    input: v.object({ place, actionId: uuid, issueId: numericId }),
  },
  /** Keeps both, and forgets that they belong together. */
  'actions.unlink-issue': { access: 'edit-page', input: v.object({ place, actionId: uuid }) },
  /** Closes or reopens the issue as the caller; asks which way where the workflow offers several. */
  'actions.move-issue': {
    access: 'edit-page',
    input: v.object({
      place,
      actionId: uuid,
      goal: v.picklist(['done', 'open']),
      transitionId: v.optional(v.nullable(numericId), null),
    }),
  },
  /** What Jira did not take is written again, now. */
  'actions.retry-sync': {
    access: 'edit-page',
    input: v.object({ place, actionIds: v.pipe(v.array(uuid), v.minLength(1), v.maxLength(100)) }),
  },
  /** Where issues of this page's actions go, as admins set it up. */
  'jira-mapping.of-page': { access: 'view-page', input: v.object({ place }) },
  'jira-mapping.list': { access: 'administer', input: v.object({}) },
  'jira-mapping.save': {
    access: 'administer',
    input: v.object({
      changeId,
      scope: mappingScope,
      version,
      target: issueTarget,
      extra: v.optional(fieldInputs, {}),
    }),
  },
  'jira-mapping.remove': {
    access: 'administer',
    input: v.object({ changeId, scope: mappingScope, version }),
  },
  /** A dry run: what would be sent for an example, and what the app itself may do there. */
  'jira-mapping.check': {
    access: 'administer',
    input: v.object({ target: issueTarget, extra: v.optional(fieldInputs, {}) }),
  },
  'jira-sync.health': { access: 'administer', input: v.object({}) },
  /** Everything that waits is tried again now; an admin's word ends a pause, too. */
  'jira-sync.retry-all': { access: 'administer', input: v.object({}) },
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
  'reminders.mine': { access: 'signed-in', input: v.object({}) },
  'reminders.mute': { access: 'signed-in', input: v.object({ changeId, version, muted: v.boolean() }) },
  'reminders.settings': { access: 'administer', input: v.object({}) },
  'reminders.save-settings': {
    access: 'administer',
    input: v.object({ changeId, version, on: v.boolean() }),
  },
  'services.create': { access: 'administer', input: v.object({ changeId, name: serviceName }) },
  'services.rename': {
    access: 'administer',
    input: v.object({ changeId, id: uuid, version, name: serviceName }),
  },
} as const satisfies Record<string, { access: Access; input: v.GenericSchema }>;

export type CallName = keyof typeof CALLS;
export type CallInput<N extends CallName> = v.InferInput<(typeof CALLS)[N]['input']>;
export type CheckedInput<N extends CallName> = v.InferOutput<(typeof CALLS)[N]['input']>;

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
  'services.known': readonly string[];
  'services.attach': ServiceView;
  'services.detach': null;
  'actions.save': ActionView;
  'actions.remove': { readonly version: number };
  'actions.create-issues': CreateAnswer;
  'actions.stop-order': { readonly cancelled: number };
  'actions.create-form': CreateForm;
  'actions.link-issue': ActionView;
  'actions.unlink-issue': ActionView;
  'actions.move-issue': MoveAnswer;
  'actions.retry-sync': readonly ActionView[];
  'jira-mapping.of-page': readonly MappedTarget[];
  'jira-mapping.list': readonly MappingView[];
  'jira-mapping.save': { readonly version: number };
  'jira-mapping.remove': { readonly version: number };
  'jira-mapping.check': MappingCheck;
  'jira-sync.health': SyncHealth;
  'jira-sync.retry-all': { readonly started: number };
  'actions.refresh': readonly ActionView[];
  'actions.confirm-missing': ActionView;
  'release-gate.settings': GateSettings;
  'release-gate.save-policy': { readonly version: number };
  'release-gate.create-token': NewToken;
  'release-gate.revoke-token': { readonly version: number };
  'reminders.mine': MyReminders;
  'reminders.mute': { readonly version: number };
  'reminders.settings': MailSwitch;
  'reminders.save-settings': { readonly version: number };
  'services.create': ServiceView & { readonly version: number };
  'services.rename': ServiceView & { readonly version: number };
}
