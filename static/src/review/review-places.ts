import type { Role } from '../../../src/contract/roles';

/** Where the parts of the review stand, and where what is typed there is kept. */
export const rolePlaceId = (role: Role): string => `role-place-${role}`;
export const PLAN_PLACE = 'review-plan-place';
export const roleDraft = (role: Role): string => `role:${role}`;
export const PLAN_DRAFT = 'review-plan';
export const HELD_DRAFT = 'review-held';
export const MEETING_ACTION_DRAFT = 'review-action';
