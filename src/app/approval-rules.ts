import * as v from 'valibot';
import { type ApprovalRules, DEFAULT_APPROVAL_RULES } from '../domain/lifecycle';
import type { SiteSetting } from './site-settings';

/** Who has to approve reports on this site. */
export const APPROVAL_RULES: SiteSetting<ApprovalRules> = {
  name: 'approval',
  shape: v.object({
    approvals: v.object({ SEV1: v.number(), SEV2: v.number(), SEV3: v.number(), SEV4: v.number() }),
    bySomebodyElse: v.boolean(),
  }),
  otherwise: DEFAULT_APPROVAL_RULES,
};
