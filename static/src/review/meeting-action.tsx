import Button from '@atlaskit/button/default/button';
import { useRef, useState } from 'react';
import { NEW_ACTION } from '../../../src/contract/rules';
import { call } from '../backend';
import { actionPlaceId, goToAction } from '../postmortem/action-place';
import { draftKeyOf, useHere } from '../postmortem/here';
import { OwnerCombobox, type PersonOption } from '../postmortem/owner-combobox';
import { PlaceLink } from '../postmortem/place-link';
import { withActions } from '../postmortem/record';
import { useReport } from '../postmortem/report';
import { useOneClick } from '../postmortem/use-one-click';
import { useRecordChanged } from '../postmortem/use-open';
import { useAnnounce } from '../shared/announcer';
import { TextLine } from '../shared/controls';
import { dropDraft, readItem, writeItem } from '../shared/kept-drafts';
import { Problem } from '../shared/problem';
import { actionTexts } from '../texts/actions';
import { reviewTexts } from '../texts/review';
import { MEETING_ACTION_DRAFT } from './review-places';
import type { ReviewPeople } from './use-review';

/** What comes up in the meeting: a line and whose it is, and it is an action. */
export function MeetingAction({ people }: { readonly people: ReviewPeople }) {
  const { place, config } = useHere();
  const { actions } = useReport();
  const recordChanged = useRecordChanged();
  const announce = useAnnounce();
  const { isBusy, problem, run } = useOneClick();
  const draftKey = draftKeyOf(place, MEETING_ACTION_DRAFT);
  const [title, setTitle] = useState(() => readItem(draftKey) ?? '');
  const [owner, setOwner] = useState<PersonOption | null>(null);
  const [isOwnerMissing, setOwnerMissing] = useState(false);
  const [turn, setTurn] = useState(0);
  const [added, setAdded] = useState<readonly string[]>([]);
  const form = useRef<HTMLFormElement>(null);
  const position = Math.max(0, ...actions.map((action) => action.position)) + 1;
  const write = (text: string) => {
    setTitle(text);
    if (text === '') dropDraft(draftKey);
    else writeItem(draftKey, text);
  };
  const add = () =>
    run(async (changeId) => {
      const accountId = owner?.accountId ?? null;
      setOwnerMissing(accountId === null);
      if (accountId === null) return;
      const value = { ...NEW_ACTION, title: title.trim(), owner: accountId };
      const input = { place, config, changeId, id: changeId, version: 0, position, value };
      const saved = await call('actions.save', input);
      await recordChanged(withActions([saved]));
      announce(reviewTexts.meetingActionAdded(saved.fields.title, owner?.name ?? ''));
      setAdded((before) => [...before, saved.id]);
      write('');
      setOwner(null);
      setTurn((before) => before + 1);
      form.current?.querySelector('input')?.focus();
    });
  const mine = actions.filter(({ id }) => added.includes(id));
  return (
    <form
      ref={form}
      className="stack"
      aria-label={reviewTexts.meetingAction}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <h4>{reviewTexts.meetingAction}</h4>
      <TextLine
        label={actionTexts.task}
        hint={reviewTexts.meetingActionHint}
        value={title}
        onChange={write}
      />
      {owner?.accountId ? <p>{reviewTexts.meetingActionOwner(owner.name)}</p> : null}
      <OwnerCombobox
        key={turn}
        label={actionTexts.owner}
        people={people.people}
        nameOf={people.known.nameOf}
        startWith={owner?.name ?? ''}
        staysOpen
        onChoose={(person) => {
          setOwner(person.accountId === null ? null : person);
          setOwnerMissing(false);
          setTurn((before) => before + 1);
        }}
      />
      <div className="row">
        <Button type="submit" isLoading={isBusy}>
          {reviewTexts.addMeetingAction}
        </Button>
        <Problem text={isOwnerMissing ? reviewTexts.chooseOwner : problem} isSmall />
      </div>
      {mine.length > 0 && (
        <ul aria-label={reviewTexts.meetingActions} data-testid="meeting-actions">
          {mine.map(({ id, fields }) => (
            <li key={id}>
              <PlaceLink id={actionPlaceId(id)} onGo={() => goToAction(id)}>
                {fields.title}
              </PlaceLink>{' '}
              <span className="small subtle">
                {fields.owner === null ? actionTexts.nobodyOwns : people.known.nameOf(fields.owner)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </form>
  );
}
