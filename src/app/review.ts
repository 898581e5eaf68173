import type { PostmortemView } from '../contract/postmortem';
import { NO_MEETING, NO_PLAN, type ReviewMeeting, type ReviewPlan } from '../domain/review';
import type { Edit, Saved } from './edit';
import { outside, type PeopledValue, savePeopled } from './people-in';
import type { Stored, StoredPostmortem, World } from './ports';
import { REVIEW_DEADLINES } from './review-deadlines';
import { readSetting } from './site-settings';

export const mapPlan: PeopledValue<ReviewPlan>['map'] = (plan, replace) => ({
  ...plan,
  invitees: plan.invitees.flatMap((person) => replace(person) ?? []),
});

export const mapMeeting: PeopledValue<ReviewMeeting>['map'] = (meeting, replace) => ({
  ...meeting,
  attendance: meeting.attendance.flatMap((each) => {
    const person = replace(each.person);
    return person === null ? [] : [{ ...each, person }];
  }),
});

/** When, with whom and about what the review is to be held. A thing of its own: noting who came never meets it. */
export function savePlan(
  world: World,
  edit: Edit,
  input: { version: number; value: ReviewPlan },
): Promise<Saved<ReviewPlan>> {
  return savePeopled(world, world.reviewPlans, edit, {
    name: '',
    what: 'review-planned',
    version: input.version,
    next: () => input.value,
    map: mapPlan,
  });
}

/** What became of the meeting: begun, agreed on, ended; held when, and who came. */
export function saveMeeting(
  world: World,
  edit: Edit,
  input: { version: number; value: ReviewMeeting },
): Promise<Saved<ReviewMeeting>> {
  return savePeopled(world, world.reviewMeetings, edit, {
    name: '',
    what: 'review-meeting-noted',
    version: input.version,
    next: () => input.value,
    map: mapMeeting,
  });
}

type ReviewParts = Pick<PostmortemView, 'reviewPlan' | 'reviewMeeting' | 'reviewDeadlines'>;

/** What a page shows of the review. No statement: all of it was read with the record. */
export async function reviewOf(
  world: Pick<World, 'log'>,
  { reviewPlan, reviewMeeting, people, settings }: StoredPostmortem,
): Promise<ReviewParts> {
  const shown = <T>(stored: Stored<T> | null, none: T, map: PeopledValue<T>['map']) =>
    stored === null
      ? { version: 0, value: none }
      : { version: stored.version, value: outside({ value: stored.value, people }, map) };
  const siteSettings = { read: async (name: string) => Promise.resolve(settings[name] ?? null) };
  return {
    reviewPlan: shown(reviewPlan, NO_PLAN, mapPlan),
    reviewMeeting: shown(reviewMeeting, NO_MEETING, mapMeeting),
    reviewDeadlines: (await readSetting({ log: world.log, siteSettings }, REVIEW_DEADLINES)).value,
  };
}
