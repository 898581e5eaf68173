import type { ActionView } from '../../../src/contract/postmortem';
import type { ActionStatus, Priority } from '../../../src/contract/rules';
import { actionTexts, statusNames } from '../texts/actions';
import type { SeenIssue } from './issues';

export const PRIORITY_LOOKS = {
  critical: 'removed',
  high: 'moved',
  medium: 'inprogress',
  low: 'default',
} as const satisfies Record<Priority, string>;

const STATUS_LOOKS = {
  proposed: 'new',
  committed: 'inprogress',
  done: 'success',
  dropped: 'default',
} as const;

export interface ActionLook {
  readonly text: string;
  readonly look: (typeof STATUS_LOOKS)[ActionStatus];
  /** `open`: Jira says that it is not done, whatever was said here before. */
  readonly kind: ActionStatus | 'open';
}

/**
 * The status in a row: as soon as there is an issue, Jira's word counts, and the viewer's own look is the freshest.
 * What Debrief cannot read holds releases, so it never reads as done, whatever this viewer sees.
 */
export function actionLook({ fields, issue }: ActionView, seen: SeenIssue | undefined): ActionLook {
  if (fields.status === 'dropped' || issue.state === 'none') return lookOf(fields.status);
  const done = issue.state === 'linked' && (seen ? seen.done : issue.issueDone);
  if (done) return lookOf('done');
  // Nothing but Jira says done here, so an old "done" of an editor reads as open.
  return fields.status === 'done'
    ? { text: actionTexts.open, look: STATUS_LOOKS.committed, kind: 'open' }
    : lookOf(fields.status);
}

const lookOf = (status: ActionStatus): ActionLook => ({
  text: statusNames[status],
  look: STATUS_LOOKS[status],
  kind: status,
});
