import Lozenge from '@atlaskit/lozenge/lozenge';
import type { MyReminders } from '../../../src/contract/reminders';
import { readableDate } from '../shared/instants';
import { reminderTexts } from '../texts/reminders';
import { PostmortemList } from './postmortem-list';

interface MyOldPostmortemsProps {
  readonly mine: MyReminders;
  readonly siteUrl: string;
}

/** What the viewer recorded weeks ago and is not done with. */
export function MyOldPostmortems({ mine, siteUrl }: MyOldPostmortemsProps) {
  return (
    <PostmortemList
      id="heading-old"
      heading={reminderTexts.old}
      intro={reminderTexts.oldIntro}
      none={reminderTexts.noOld}
      postmortems={mine.old}
      siteUrl={siteUrl}
    >
      {({ resolvedAt, openActions, unfinished }) => (
        <>
          {openActions && <Lozenge appearance="moved">{reminderTexts.openActions}</Lozenge>}
          {unfinished && <Lozenge appearance="moved">{reminderTexts.unfinished}</Lozenge>}
          <span>{reminderTexts.resolvedOn(readableDate(resolvedAt.slice(0, 10)))}</span>
        </>
      )}
    </PostmortemList>
  );
}
