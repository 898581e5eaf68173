import type { ReviewMeeting } from '../../../src/contract/review';
import { call } from '../backend';
import { useHere } from '../postmortem/here';
import { useReport } from '../postmortem/report';
import { type OneClick, useOneClick } from '../postmortem/use-one-click';
import { useRecordChanged } from '../postmortem/use-open';
import { useAnnounce } from '../shared/announcer';
import { withMeeting } from './record-review';

interface MeetingChange extends Pick<OneClick, 'isBusy' | 'problem'> {
  /**
   * False when it was not saved.
   * @param said read out once it is
   */
  readonly change: (part: Partial<ReviewMeeting>, said: string) => Promise<boolean>;
}

/** Changes what is known of the meeting, from what this page shows of it: two people at once are a conflict. */
export function useMeetingChange(): MeetingChange {
  const { place, config } = useHere();
  const { reviewMeeting } = useReport();
  const recordChanged = useRecordChanged();
  const announce = useAnnounce();
  const { isBusy, problem, run } = useOneClick();
  const change: MeetingChange['change'] = async (part, said) => {
    let isDone = false;
    await run(async (changeId) => {
      const meeting = { ...reviewMeeting.value, ...part };
      const value = { ...meeting, attendance: [...meeting.attendance] };
      const input = { place, config, changeId, version: reviewMeeting.version, value };
      const saved = await call('review.save-meeting', input);
      await recordChanged(withMeeting(saved));
      announce(said);
      isDone = true;
    });
    return isDone;
  };
  return { isBusy, problem, change };
}
