import Button from '@atlaskit/button/default/button';
import { lazy } from 'react';
import { minutesLeft, sharingWarning } from '../../../src/contract/review';
import { call } from '../backend';
import { draftKeyOf, useHere } from '../postmortem/here';
import { useReport } from '../postmortem/report';
import { useOneClick } from '../postmortem/use-one-click';
import { useRecordChanged } from '../postmortem/use-open';
import { useAnnounce } from '../shared/announcer';
import { Editable } from '../shared/editable';
import { readable } from '../shared/instants';
import { Problem } from '../shared/problem';
import { reviewTexts } from '../texts/review';
import { sumInWords } from './agenda-fields';
import { Person } from './person';
import { withPlan } from './record-review';
import { PLAN_DRAFT, PLAN_PLACE } from './review-places';
import type { ReviewPeople } from './use-review';

const PlanEditor = lazy(async () => ({ default: (await import('./plan-editor')).PlanEditor }));

/** When the review is to be held, with whom and about what. */
export function Plan({ people, now }: { readonly people: ReviewPeople; readonly now: number }) {
  const { place, mayEdit } = useHere();
  const { reviewPlan, reviewMeeting } = useReport();
  const plan = reviewPlan.value;
  const isAhead = reviewMeeting.value.heldAt === null;
  return (
    <div id={PLAN_PLACE} className="stack" data-testid="review-plan">
      <Editable
        name={reviewTexts.plan}
        heading={<h3>{reviewTexts.plan}</h3>}
        mayEdit={mayEdit}
        draftKey={draftKeyOf(place, PLAN_DRAFT)}
        editor={(close) => <PlanEditor plan={reviewPlan} people={people} onClose={close} />}
      >
        {plan.at === null && plan.invitees.length === 0 && plan.agenda.length === 0 ? (
          <p className="subtle">{reviewTexts.notPlanned}</p>
        ) : (
          <>
            <p>
              {plan.at === null ? reviewTexts.notPlanned : readable(plan.at)} ·{' '}
              {reviewTexts.lengthOf(plan.minutes)}
            </p>
            {plan.invitees.length > 0 && (
              <ul className="plain-list row" aria-label={reviewTexts.invitees}>
                {plan.invitees.map((person, index) => (
                  <li key={`${person}${String(index)}`}>
                    <Person person={person} known={people.known} />
                  </li>
                ))}
              </ul>
            )}
            <Agenda />
            {isAhead && <Sharing now={now} />}
          </>
        )}
      </Editable>
    </div>
  );
}

function Agenda() {
  const { value } = useReport().reviewPlan;
  if (value.agenda.length === 0) return null;
  const left = minutesLeft(value);
  return (
    <>
      <ol aria-label={reviewTexts.agenda}>
        {value.agenda.map(({ title, minutes }, index) => (
          <li key={index}>
            {title} <span className="small subtle">{reviewTexts.lengthOf(minutes)}</span>
          </li>
        ))}
      </ol>
      {left !== 0 && <p className="small wrong">{sumInWords(left)}</p>}
    </>
  );
}

/** Whether those invited have a day to prepare. */
function Sharing({ now }: { readonly now: number }) {
  const { place, config, mayEdit } = useHere();
  const { reviewPlan } = useReport();
  const recordChanged = useRecordChanged();
  const announce = useAnnounce();
  const { isBusy, problem, run } = useOneClick();
  const plan = reviewPlan.value;
  const warning = sharingWarning(plan, now);
  if (plan.at === null) return null;
  const share = () =>
    run(async (changeId) => {
      const value = {
        ...plan,
        invitees: [...plan.invitees],
        agenda: [...plan.agenda],
        sharedAt: new Date().toISOString(),
      };
      const saved = await call('review.save-plan', {
        place,
        config,
        changeId,
        version: reviewPlan.version,
        value,
      });
      await recordChanged(withPlan(saved));
      announce(reviewTexts.shared);
    });
  return (
    <div className="row" data-testid="sharing">
      {plan.sharedAt !== null && (
        <span className="small subtle">{reviewTexts.sharedAt(readable(plan.sharedAt))}</span>
      )}
      {warning?.kind === 'share-by' && (
        <span className="small subtle">{reviewTexts.shareBy(readable(warning.by))}</span>
      )}
      {warning !== null && warning.kind !== 'share-by' && (
        <span className="small wrong">
          <span aria-hidden="true">⚠ </span>
          {warning.kind === 'not-shared' ? reviewTexts.notShared : reviewTexts.sharedLate}
        </span>
      )}
      {mayEdit && plan.sharedAt === null && (
        <Button spacing="compact" isLoading={isBusy} onClick={() => void share()}>
          {reviewTexts.share}
        </Button>
      )}
      <Problem text={problem} isSmall />
    </div>
  );
}
