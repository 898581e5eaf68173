import * as v from 'valibot';
import { edit, issueTarget } from './edits';
import { actionFields, fieldInputs, numericId, place, uuid, version } from './fields';

/** Calls about actions and their issues. Name, what the caller must be allowed, input. */
export const ACTION_CALLS = {
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
  /** The viewer's own look at Jira differs from ours: read these again, as the app. */
  'actions.refresh': {
    access: 'view-page',
    input: v.object({ place, actionIds: v.pipe(v.array(uuid), v.minLength(1), v.maxLength(100)) }),
  },
  /** A person says that an issue we could not find was never created. Looks once more with that person's eyes. */
  'actions.confirm-missing': { access: 'edit-page', input: v.object({ place, actionId: uuid }) },
} as const;
