import Button from '@atlaskit/button/default/button';
import * as v from 'valibot';
import type { PostmortemView } from '../../../src/contract/postmortem';
import { defaultAgenda, proposedInvitees, reviewPlan } from '../../../src/contract/review';
import { call } from '../backend';
import { checkedBy, whyNotBy } from '../postmortem/checks';
import { draftKeyOf, useHere } from '../postmortem/here';
import { useRecordChanged } from '../postmortem/use-open';
import { TextLine } from '../shared/controls';
import { EditorForm } from '../shared/editor-form';
import { browserZone, readable } from '../shared/instants';
import { isInstant } from '../shared/typed-time';
import { useThingEditor } from '../shared/use-thing-editor';
import { ZonedTimeField } from '../shared/zoned-time-field';
import { reviewTexts } from '../texts/review';
import { sharedTexts } from '../texts/shared';
import { AgendaFields } from './agenda-fields';
import { PeopleField } from './people-field';
import { nameIn } from './person';
import { draftOfPlan, minutesOf, type PlanDraft, planDraftShape, planOf, whyNoPlan } from './plan-draft';
import { withPlan } from './record-review';
import { PLAN_DRAFT } from './review-places';
import type { ReviewPeople } from './use-review';

const checkPlan = checkedBy(reviewPlan);
const checkDraft = checkedBy(planDraftShape);
const whyNotPlan = whyNotBy(reviewPlan);
const MOST_INVITED = 100;

interface PlanEditorProps {
  readonly plan: PostmortemView['reviewPlan'];
  readonly people: ReviewPeople;
  readonly onClose: () => void;
}

/** When, how long, with whom and about what. A first plan begins with the usual agenda and everybody concerned. */
export function PlanEditor({ plan, people, onClose }: PlanEditorProps) {
  const { place, config } = useHere();
  const recordChanged = useRecordChanged();
  const zone = browserZone();
  const first = { ...plan.value, agenda: defaultAgenda(plan.value.minutes) };
  const editor = useThingEditor<PlanDraft>(
    {
      name: reviewTexts.plan,
      draftKey: draftKeyOf(place, PLAN_DRAFT),
      version: plan.version,
      value: draftOfPlan(plan.version === 0 ? first : plan.value),
      check: (value) => {
        const saved = checkPlan(value);
        return saved ? draftOfPlan(saved) : checkDraft(value);
      },
      whyNot: (draft) => whyNoPlan(draft, zone) ?? whyNotPlan(planOf(draft)),
      save: async ({ value: draft, ...change }) => {
        const value = v.parse(reviewPlan, planOf(draft));
        const saved = await call('review.save-plan', { place, config, ...change, value });
        await recordChanged(withPlan(saved));
        return saved.version;
      },
    },
    onClose,
  );
  const { value, set } = editor;
  const proposed = proposedInvitees(people.holders, people.people, value.invitees);
  const invite = (persons: readonly string[]) => set({ ...value, invitees: [...value.invitees, ...persons] });
  const time = (at: string | null) =>
    at === null ? sharedTexts.none : isInstant(at) ? readable(at) : sharedTexts.unknown;
  const describe = (draft: PlanDraft) => [
    { label: reviewTexts.when, text: time(draft.at) },
    { label: reviewTexts.length, text: draft.minutes },
    {
      label: reviewTexts.invitees,
      text: draft.invitees.map((person) => nameIn(people.known, person)).join(', '),
    },
    {
      label: reviewTexts.agenda,
      text: draft.agenda.map(({ title, minutes }) => `${minutes} min: ${title}`).join('\n'),
    },
    { label: reviewTexts.ownDeadline, text: time(draft.deadline) },
  ];
  return (
    <div className="panel">
      <EditorForm editor={editor} describe={describe}>
        <div className="fields">
          <ZonedTimeField
            label={reviewTexts.when}
            value={value.at}
            zone={zone}
            onChange={(at) => set({ ...value, at })}
          />
          <TextLine
            label={reviewTexts.length}
            value={value.minutes}
            error={Number.isNaN(minutesOf(value.minutes)) ? reviewTexts.wholeMinutes : undefined}
            onChange={(minutes) => set({ ...value, minutes })}
          />
        </div>
        <div className="stack">
          <span className="label">{reviewTexts.invitees}</span>
          {proposed.length > 0 && (
            <div className="stack" role="group" aria-label={reviewTexts.proposed}>
              <span className="small subtle">{reviewTexts.proposed}</span>
              <div className="row">
                {proposed.map((person) => (
                  <Button
                    key={person}
                    spacing="compact"
                    aria-label={reviewTexts.invite(nameIn(people.known, person))}
                    onClick={() => invite([person])}
                  >
                    + {nameIn(people.known, person)}
                  </Button>
                ))}
                {proposed.length > 1 && (
                  <Button spacing="compact" appearance="subtle" onClick={() => invite(proposed)}>
                    {reviewTexts.inviteAll}
                  </Button>
                )}
              </div>
            </div>
          )}
          <PeopleField
            label={reviewTexts.invitees}
            value={value.invitees}
            most={MOST_INVITED}
            people={people.people}
            known={people.known}
            onChange={(invitees) => set({ ...value, invitees: [...invitees] })}
          />
        </div>
        <AgendaFields value={value} onChange={(agenda) => set({ ...value, agenda })} />
        <ZonedTimeField
          label={reviewTexts.ownDeadline}
          hint={reviewTexts.ownDeadlineHint(zone)}
          value={value.deadline}
          zone={zone}
          onChange={(deadline) => set({ ...value, deadline })}
        />
      </EditorForm>
    </div>
  );
}
