import * as v from 'valibot';
import type { PostmortemView } from '../../../src/contract/postmortem';
import { type Attendance, attendanceOf, reviewMeeting } from '../../../src/contract/review';
import { call } from '../backend';
import { checkedBy, whyNotBy } from '../postmortem/checks';
import { draftKeyOf, useHere } from '../postmortem/here';
import { useReport } from '../postmortem/report';
import { useRecordChanged } from '../postmortem/use-open';
import { EditorForm } from '../shared/editor-form';
import { browserZone, readable } from '../shared/instants';
import { isInstant, whyNoInstant } from '../shared/typed-time';
import { useThingEditor } from '../shared/use-thing-editor';
import { ZonedTimeField } from '../shared/zoned-time-field';
import { reviewTexts } from '../texts/review';
import { sharedTexts } from '../texts/shared';
import { AttendanceFields } from './attendance';
import { nameIn } from './person';
import { withMeeting } from './record-review';
import { HELD_DRAFT } from './review-places';
import type { ReviewPeople } from './use-review';

/** `heldAt` may be no time yet while it is typed. */
const heldShape = v.object({ ...reviewMeeting.entries, heldAt: v.nullable(v.string()) });
type Held = v.InferOutput<typeof heldShape>;

interface HeldEditorProps {
  readonly meeting: PostmortemView['reviewMeeting'];
  readonly people: ReviewPeople;
  readonly onClose: () => void;
}

/** When the review was held and who came, where nobody used the page for it, or to correct it. */
export function HeldEditor({ meeting, people, onClose }: HeldEditorProps) {
  const { place, config } = useHere();
  const { reviewPlan } = useReport();
  const recordChanged = useRecordChanged();
  const zone = browserZone();
  const { attendance } = meeting.value;
  const withInvited = [...attendanceOf(reviewPlan.value.invitees, people.holders, attendance)];
  const editor = useThingEditor<Held>(
    {
      name: reviewTexts.noteHeld,
      draftKey: draftKeyOf(place, HELD_DRAFT),
      version: meeting.version,
      value: { ...meeting.value, attendance: withInvited },
      check: checkedBy(heldShape),
      whyNot: (value) => whyNoInstant(value.heldAt, zone) ?? whyNotBy(reviewMeeting)(value),
      save: async ({ value, ...change }) => {
        const saved = await call('review.save-meeting', { place, config, ...change, value });
        await recordChanged(withMeeting(saved));
        return saved.version;
      },
    },
    onClose,
  );
  const { value, set } = editor;
  const came = ({ person, attended }: Attendance) =>
    `${nameIn(people.known, person)}: ${attended ? reviewTexts.attended : reviewTexts.missed}`;
  const describe = (held: Held) => [
    {
      label: reviewTexts.heldOn,
      text: held.heldAt !== null && isInstant(held.heldAt) ? readable(held.heldAt) : sharedTexts.unknown,
    },
    { label: reviewTexts.attendance, text: held.attendance.map(came).join('\n') },
  ];
  return (
    <div className="panel">
      <EditorForm editor={editor} describe={describe}>
        <ZonedTimeField
          label={reviewTexts.heldOn}
          value={value.heldAt}
          zone={zone}
          onChange={(heldAt) => set({ ...value, heldAt })}
        />
        <AttendanceFields
          attendance={value.attendance}
          known={people.known}
          onChange={(next) => set({ ...value, attendance: [...next] })}
        />
      </EditorForm>
    </div>
  );
}
