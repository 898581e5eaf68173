import { ApprovalRules } from './approval-rules';
import { Reminders } from './reminders';
import { ReviewDeadlines } from './review-deadlines';

/** Until when reviews are held, who approves, and who is reminded. */
export function ReviewsArea() {
  return (
    <>
      <ReviewDeadlines />
      <ApprovalRules />
      <Reminders />
    </>
  );
}
