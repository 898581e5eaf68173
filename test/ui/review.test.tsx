import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as v from 'valibot';
import { NO_MEETING } from '../../src/contract/rules';
import { DEFAULT_DEADLINES, reviewMeeting, reviewPlan } from '../../src/contract/review';
import type { PostmortemView } from '../../src/contract/postmortem';
import { freshHost, ok, openApp } from './support/fake-host';
import { anAction, aPostmortem, opened } from './support/postmortems';
import { pass, settle } from './support/time';

const host = freshHost();
const NAMES: Record<string, string> = { ada: 'Ada Byron', bob: 'Bob Marley', eve: 'Eve Adams' };

function entry(number: number, text: string) {
  const id = `01890000-0000-7000-8000-${String(number).padStart(12, '0')}`;
  const at = `2017-01-31T23:0${String(number)}:00.000Z`;
  const kind = 'change' as const;
  const rest = { precision: 'exact' as const, timeWords: '', link: '', source: '', position: number };
  return { version: 1, value: { id, at, text, kind, ...rest } };
}

/** A backend that keeps what is saved. */
function backend(part: Partial<PostmortemView> = {}) {
  const kept = {
    record: aPostmortem({ reviewDeadlines: DEFAULT_DEADLINES, people: Object.keys(NAMES), ...part }),
  };
  host().calls = {
    'postmortem.open': () => ok(opened(kept.record)),
    'roles.save': ({ role, value, version }) => {
      const saved = { version: version + 1, value };
      const others = kept.record.roles.filter((each) => each.role !== role);
      kept.record = { ...kept.record, roles: [...others, { ...saved, role }] };
      return ok(saved);
    },
    'review.save-plan': ({ value, version }) => {
      const saved = { version: version + 1, value: v.parse(reviewPlan, value) };
      kept.record = { ...kept.record, reviewPlan: saved };
      return ok(saved);
    },
    'review.save-meeting': ({ value, version }) => {
      const saved = { version: version + 1, value: v.parse(reviewMeeting, value) };
      kept.record = { ...kept.record, reviewMeeting: saved };
      return ok(saved);
    },
    'actions.save': ({ value, id }) => {
      const saved = { ...anAction(7, value), id };
      kept.record = { ...kept.record, actions: [...kept.record.actions, saved] };
      return ok(saved);
    },
  };
  host().confluence = (path) =>
    path === '/wiki/api/v2/users-bulk'
      ? {
          status: 200,
          body: {
            results: Object.entries(NAMES).map(([accountId, displayName]) => ({ accountId, displayName })),
          },
        }
      : { status: 200, body: { results: [] } };
  return kept;
}

const roles = (holders: Record<string, string[]>) =>
  Object.entries(holders).map(([role, people]) => ({
    version: 1,
    role: role as 'scribe',
    value: { people },
  }));

test('roles are given by name; a facilitator who was there is warned of; former users stay', async () => {
  const kept = backend({
    timeline: [entry(1, 'Bob rolled back.')],
    roles: roles({ stakeholders: ['', 'eve'] }),
  });
  openApp(host());
  const user = userEvent.setup();
  const stakeholders = await screen.findByTestId('role-stakeholders');
  await waitFor(() => expect(stakeholders).toHaveTextContent('Former user'));
  expect(stakeholders).toHaveTextContent('Eve Adams');
  await user.click(screen.getByRole('button', { name: 'Edit Facilitator' }));
  const form = await screen.findByRole('form', { name: 'Facilitator' });
  await user.click(within(form).getByRole('option', { name: 'Bob Marley' }));
  await user.click(within(form).getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(form).not.toBeInTheDocument());
  expect(screen.getByTestId('role-facilitator')).toHaveTextContent('Bob Marley');
  expect(await screen.findByTestId('facilitator-responded')).toHaveTextContent(
    'The timeline names the facilitator.',
  );
  expect(kept.record.roles.find(({ role }) => role === 'facilitator')?.value).toEqual({ people: ['bob'] });
});

test('a first plan comes with an agenda that adds up and proposes whom to invite', async () => {
  const kept = backend({ roles: roles({ facilitator: ['ada'], scribe: ['bob'] }) });
  openApp(host());
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Edit Review meeting' }));
  const form = await screen.findByRole('form', { name: 'Review meeting' });
  expect(within(form).getByTestId('agenda-sum')).toHaveTextContent('The minutes add up.');
  const length = within(form).getByLabelText('Length in minutes');
  await user.clear(length);
  await user.type(length, '45');
  expect(within(form).getByTestId('agenda-sum')).toHaveTextContent('15 minutes longer than the meeting');
  await user.click(within(form).getByRole('button', { name: 'Use the usual agenda' }));
  expect(within(form).getByTestId('agenda-sum')).toHaveTextContent('The minutes add up.');
  const proposed = within(form).getByRole('group', { name: /^Proposed/ });
  expect(
    within(proposed)
      .getAllByRole('button')
      .map(({ textContent }) => textContent),
  ).toEqual(['+ Ada Byron', '+ Bob Marley', '+ Eve Adams', 'Invite all of them']);
  await user.click(within(proposed).getByRole('button', { name: 'Invite all of them' }));
  await user.click(within(form).getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(form).not.toBeInTheDocument());
  expect(kept.record.reviewPlan.value).toMatchObject({ minutes: 45, invitees: ['ada', 'bob', 'eve'] });
});

test('the deadline counts down from the resolution, and stops once the review was held', async () => {
  const header = {
    version: 1,
    value: { ...aPostmortem().header.value, resolvedAt: '2017-02-01T00:00:00.000Z' },
  };
  backend({
    header,
    reviewMeeting: { version: 1, value: { ...NO_MEETING, heldAt: '2017-02-03T00:00:00.000Z' } },
  });
  openApp(host());
  expect(await screen.findByTestId('review-deadline')).toHaveTextContent(/^Held.*in time$/);
});

test('the meeting: rules once, the timeline by keys, who has spoken nowhere but here, an action at once, its end', async () => {
  const kept = backend({
    timeline: [entry(1, 'First thing'), entry(2, 'Second thing'), entry(3, 'Third thing')],
    roles: roles({ facilitator: ['me'], scribe: ['bob'] }),
    reviewPlan: { version: 1, value: { ...aPostmortem().reviewPlan.value, invitees: ['bob', 'eve'] } },
  });
  openApp(host());
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Start the meeting' }));
  const meeting = await screen.findByTestId('meeting');
  expect(within(meeting).queryByTestId('walk-entry')).not.toBeInTheDocument();
  await user.click(within(meeting).getByRole('button', { name: 'We agree to these rules' }));
  const shown = await within(meeting).findByTestId('walk-entry');
  expect(shown).toHaveTextContent('Entry 1 of 3');
  await user.keyboard('jj');
  expect(shown).toHaveTextContent('Third thing');
  await user.keyboard('k{ArrowUp}{ArrowUp}');
  expect(shown).toHaveTextContent('First thing');
  const sentBefore = JSON.stringify(host().inputsOf('review.save-meeting')).length;
  const spoken = within(meeting).getByTestId('spoken');
  await user.click(within(spoken).getByRole('button', { name: 'Bob Marley' }));
  expect(spoken).toHaveTextContent('Not heard yet: Eve Adams');
  expect(JSON.stringify(host().inputsOf('review.save-meeting'))).toHaveLength(sentBefore);
  const stored = [localStorage, sessionStorage].flatMap((store) => Object.values(store) as string[]);
  expect(stored.join('\n')).not.toContain('bob');
  const form = within(meeting).getByRole('form', { name: 'An action for it' });
  await user.type(within(form).getByLabelText('Task'), 'Add a jack alarm');
  expect(shown).toHaveTextContent('First thing');
  await user.click(within(form).getByRole('button', { name: 'Add the action' }));
  expect(within(form).getByRole('alert')).toHaveTextContent('Choose who owns it.');
  await user.click(within(form).getByRole('option', { name: 'Eve Adams' }));
  await user.click(within(form).getByRole('button', { name: 'Add the action' }));
  expect(await within(form).findByTestId('meeting-actions')).toHaveTextContent('Add a jack alarm Eve Adams');
  expect(kept.record.actions[0]?.fields).toMatchObject({ title: 'Add a jack alarm', owner: 'eve' });
  await user.click(within(meeting).getByRole('checkbox', { name: 'Bob Marley (scribe)' }));
  await user.click(within(meeting).getByRole('button', { name: 'End the meeting' }));
  await waitFor(() => expect(meeting).not.toBeInTheDocument());
  expect(kept.record.reviewMeeting.value).toMatchObject({
    heldAt: expect.any(String),
    attendance: [
      { person: 'bob', role: 'scribe', attended: true },
      { person: 'eve', role: null, attended: false },
    ],
  });
  expect(screen.getByTestId('attendance')).toHaveTextContent('Bob Marleyscribe, came');
});

test('while a meeting runs, everybody reads the record every four seconds, and only then', async () => {
  jest.useFakeTimers({ now: new Date('2017-02-01T00:00:00.000Z') });
  try {
    const startedAt = '2017-02-01T00:00:00.000Z';
    const kept = backend({ reviewMeeting: { version: 1, value: { ...NO_MEETING, startedAt } } });
    openApp(host());
    const reads = () => host().inputsOf('postmortem.open').length;
    await settle();
    await pass(1);
    expect(screen.getByTestId('meeting-running')).toBeVisible();
    const before = reads();
    await pass(20);
    expect(reads() - before).toBe(5);
    kept.record = {
      ...kept.record,
      reviewMeeting: { version: 2, value: { ...NO_MEETING, startedAt, endedAt: startedAt } },
    };
    await pass(4);
    const after = reads();
    await pass(29);
    expect(reads() - after).toBeLessThanOrEqual(1);
  } finally {
    jest.useRealTimers();
  }
});
