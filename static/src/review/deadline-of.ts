import type { PostmortemView } from '../../../src/contract/postmortem';
import { reviewDeadline } from '../../../src/contract/review';

export type Reviewed = Pick<PostmortemView, 'header' | 'reviewPlan' | 'reviewMeeting' | 'reviewDeadlines'>;

/** Until when the review is to be held; null while nobody can tell. */
export function deadlineOf({ header, reviewPlan, reviewDeadlines }: Reviewed): string | null {
  const ownDeadline = reviewPlan.value.deadline;
  if (reviewDeadlines === null) return ownDeadline;
  return reviewDeadline({ ...header.value, ownDeadline }, reviewDeadlines);
}
