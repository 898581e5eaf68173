import Lozenge from '@atlaskit/lozenge/lozenge';
import type { MyReminders } from '../../../src/contract/reminders';
import { readableDate } from '../shared/instants';
import { SiteLink } from '../shared/site-link';
import { reminderTexts } from '../texts/reminders';
import { pageAddress } from './page-address';

interface MyOldPostmortemsProps {
  readonly mine: MyReminders;
  readonly siteUrl: string;
}

/** What the viewer recorded weeks ago and is not done with. */
export function MyOldPostmortems({ mine, siteUrl }: MyOldPostmortemsProps) {
  return (
    <section aria-labelledby="heading-old" className="stack">
      <h2 id="heading-old">{reminderTexts.old}</h2>
      <p className="subtle">{reminderTexts.oldIntro}</p>
      {mine.old.length === 0 ? (
        <p>{reminderTexts.noOld}</p>
      ) : (
        <ul className="plain-list stack" aria-label={reminderTexts.old}>
          {mine.old.map(({ postmortemId, postmortemTitle, pageId, resolvedAt, openActions, unfinished }) => (
            <li key={postmortemId} className="row">
              <SiteLink href={pageAddress(siteUrl, pageId)}>{postmortemTitle}</SiteLink>
              {openActions && <Lozenge appearance="moved">{reminderTexts.openActions}</Lozenge>}
              {unfinished && <Lozenge appearance="moved">{reminderTexts.unfinished}</Lozenge>}
              <span>{reminderTexts.resolvedOn(readableDate(resolvedAt.slice(0, 10)))}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
