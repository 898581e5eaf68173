import * as v from 'valibot';
import { numericId } from './fields';

/** Calls about the gate from within Jira, by whoever may see the project or the issue there. */
export const RELEASE_GATE_JIRA_CALLS = {
  'release-gate.of-project': { access: 'view-project', input: v.object({ projectId: numericId }) },
  /** Puts the gate's address into the related work of a version, as the caller. */
  'release-gate.link-version': {
    access: 'view-project',
    input: v.object({ projectId: numericId, versionId: numericId }),
  },
  'release-gate.of-issue': { access: 'view-issue', input: v.object({ issueId: numericId }) },
} as const;
