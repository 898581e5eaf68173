import Lozenge from '@atlaskit/lozenge/lozenge';
import { reviewStanding } from '../../../src/contract/review';
import { inWords, readable } from '../shared/instants';
import { reviewTexts } from '../texts/review';
import { deadlineOf, type Reviewed } from './deadline-of';

/** How long there is for the review, how long it is overdue, or when it was held. */
export function DeadlineLine({ record, now }: { readonly record: Reviewed; readonly now: number }) {
  const deadline = deadlineOf(record);
  const standing = reviewStanding(deadline, record.reviewMeeting.value.heldAt, now);
  const own = record.reviewPlan.value.deadline === null ? '' : ` ${reviewTexts.ownDeadlineSet}`;
  switch (standing.kind) {
    case 'unknown': {
      const isResolved = record.header.value.resolvedAt !== null;
      return (
        <p className="subtle" data-testid="review-deadline">
          {isResolved ? reviewTexts.deadlineSite : reviewTexts.deadlineUnknown}
        </p>
      );
    }
    case 'held': {
      const { heldAt, lateBy } = standing;
      const how =
        lateBy === null ? '' : lateBy === 0 ? reviewTexts.inTime : reviewTexts.lateBy(inWords(lateBy));
      return (
        <p className="row" data-testid="review-deadline">
          <Lozenge appearance="success">{reviewTexts.held}</Lozenge>
          <span>
            {reviewTexts.heldAt(readable(heldAt))}
            {how && `, ${how}`}
          </span>
        </p>
      );
    }
    default: {
      const isAhead = standing.kind === 'ahead';
      const when = readable(standing.deadline);
      const long = inWords(standing.minutes);
      return (
        <p className="row" data-testid="review-deadline">
          <Lozenge appearance={isAhead ? 'inprogress' : 'removed'}>
            {isAhead ? reviewTexts.ahead : reviewTexts.overdue}
          </Lozenge>
          <span>
            {isAhead
              ? `${reviewTexts.dueBy(when)}: ${reviewTexts.left(long)}.`
              : `${reviewTexts.wasDueBy(when)}: ${reviewTexts.overdueBy(long)}.`}
            {own}
          </span>
        </p>
      );
    }
  }
}
