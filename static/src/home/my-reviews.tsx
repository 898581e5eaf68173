import Lozenge from '@atlaskit/lozenge/lozenge';
import type { MyReminders } from '../../../src/contract/reminders';
import { readable } from '../shared/instants';
import { reminderTexts } from '../texts/reminders';
import { PostmortemList } from './postmortem-list';

interface MyReviewsProps {
  readonly mine: MyReminders;
  readonly siteUrl: string;
}

/** Reviews of what the viewer recorded, with their deadlines. */
export function MyReviews({ mine, siteUrl }: MyReviewsProps) {
  return (
    <PostmortemList
      id="heading-reviews"
      heading={reminderTexts.reviews}
      intro={reminderTexts.reviewsIntro}
      none={reminderTexts.noReviews}
      postmortems={mine.reviews}
      siteUrl={siteUrl}
    >
      {({ deadline, overdue }) => (
        <>
          {overdue && <Lozenge appearance="removed">{reminderTexts.overdue}</Lozenge>}
          <span>
            {overdue
              ? reminderTexts.reviewMissed(readable(deadline))
              : reminderTexts.reviewBy(readable(deadline))}
          </span>
        </>
      )}
    </PostmortemList>
  );
}
