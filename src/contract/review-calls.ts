import * as v from 'valibot';
import { edit } from './edits';
import { version } from './fields';
import { lifecycleStep, publishing } from './lifecycle';
import { reviewMeeting, reviewPlan } from './review';
import { roleHolding } from './roles';

/** Calls about how a postmortem comes about: who does what, the review, its approval. */
export const REVIEW_CALLS = {
  'roles.save': {
    access: 'edit-page',
    input: v.intersect([v.object({ ...edit, version }), roleHolding]),
  },
  'review.save-plan': { access: 'edit-page', input: v.object({ ...edit, version, value: reviewPlan }) },
  'review.save-meeting': { access: 'edit-page', input: v.object({ ...edit, version, value: reviewMeeting }) },
  /** Sends to review, approves, takes back, or says that no postmortem is required. */
  'lifecycle.step': { access: 'edit-page', input: lifecycleStep },
  /** Puts a snapshot of the approved report on the page, as the caller. */
  'lifecycle.publish': { access: 'edit-page', input: publishing },
} as const;
