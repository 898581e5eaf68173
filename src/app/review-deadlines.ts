import * as v from 'valibot';
import { DEADLINE_UNITS, type DeadlineRules, DEFAULT_DEADLINES } from '../domain/review-deadline';
import type { SiteSetting } from './site-settings';

const rule = v.object({ unit: v.picklist(DEADLINE_UNITS), count: v.number() });

/** Until when reviews are to be held, by severity. */
export const REVIEW_DEADLINES: SiteSetting<DeadlineRules> = {
  name: 'review-deadlines',
  shape: v.object({ SEV1: rule, SEV2: rule, SEV3: rule, SEV4: rule }),
  otherwise: DEFAULT_DEADLINES,
};
