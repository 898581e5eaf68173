import Lozenge from '@atlaskit/lozenge/lozenge';
import type { MyReminders } from '../../../src/contract/reminders';
import { readable } from '../shared/instants';
import { SiteLink } from '../shared/site-link';
import { reminderTexts } from '../texts/reminders';
import { pageAddress } from './page-address';

interface MyReviewsProps {
  readonly mine: MyReminders;
  readonly siteUrl: string;
}

/** Reviews of what the viewer recorded, with their deadlines. */
export function MyReviews({ mine, siteUrl }: MyReviewsProps) {
  return (
    <section aria-labelledby="heading-reviews" className="stack">
      <h2 id="heading-reviews">{reminderTexts.reviews}</h2>
      <p className="subtle">{reminderTexts.reviewsIntro}</p>
      {mine.reviews.length === 0 ? (
        <p>{reminderTexts.noReviews}</p>
      ) : (
        <ul className="plain-list stack" aria-label={reminderTexts.reviews}>
          {mine.reviews.map(({ postmortemId, postmortemTitle, pageId, deadline, overdue }) => (
            <li key={postmortemId} className="row">
              <SiteLink href={pageAddress(siteUrl, pageId)}>{postmortemTitle}</SiteLink>
              {overdue && <Lozenge appearance="removed">{reminderTexts.overdue}</Lozenge>}
              <span>
                {overdue
                  ? reminderTexts.reviewMissed(readable(deadline))
                  : reminderTexts.reviewBy(readable(deadline))}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
