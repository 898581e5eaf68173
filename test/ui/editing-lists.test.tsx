import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as v from 'valibot';
import { timelineEntry } from '../../src/contract/fields';
import type { TimelineEntry } from '../../src/contract/rules';
import { conflict, freshHost, ok, openApp } from './support/fake-host';
import { anAction, aPostmortem, opened } from './support/postmortems';

const host = freshHost();

function anEntry(number: number, at: string | null, text: string) {
  const id = `01890000-0000-7000-8000-${String(number).padStart(12, '0')}`;
  const precision = at === null ? 'unknown' : 'exact';
  const words = { timeWords: '', text, source: '', link: '' };
  const value: TimelineEntry = { id, at, precision, ...words, kind: 'symptom', position: number };
  return { version: 1, value };
}

test('the timeline reads by time, keeps an entry without one in its place and flags what is out of order', async () => {
  const timeline = [
    anEntry(1, '2017-01-31T23:20:00.000Z', 'second'),
    anEntry(2, '2017-01-31T23:10:00.000Z', 'first'),
    anEntry(3, null, 'after the first'),
  ];
  host().calls = { 'postmortem.open': () => ok(opened(aPostmortem({ timeline }))) };
  openApp(host());
  const rows = await screen.findAllByTestId('timeline-entry');
  expect(rows.map((row) => row.querySelector('p')?.textContent)).toEqual([
    'first',
    'after the first',
    'second',
  ]);
  expect(rows[0]).toHaveTextContent('Earlier than an entry arranged before it');
  expect(rows[1]).toHaveTextContent('Time unknown');
});

test('a new entry is placed by its time, and its seconds survive an edit of its text', async () => {
  const timeline = [
    anEntry(1, '2017-01-31T23:00:00.000Z', 'early'),
    anEntry(2, '2017-01-31T23:30:17.250Z', 'late'),
  ];
  host().calls = {
    'postmortem.open': () => ok(opened(aPostmortem({ timeline }))),
    'timeline.save': ({ value }) => ok({ version: 2, value: v.parse(timelineEntry, value) }),
  };
  openApp(host());
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Add timeline entry' }));
  const form = await screen.findByRole('form', { name: 'timeline entry' });
  await user.click(within(form).getByRole('button', { name: 'Save' }));
  expect(within(form).getByTestId('save-failed')).toHaveTextContent('The entry is empty. Say what happened.');
  await user.type(within(form).getByLabelText(/What happened/), 'middle');
  const instant = new Date('2017-01-31T23:10:00.000Z');
  const local = new Date(instant.getTime() - instant.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
  fireEvent.change(within(form).getByLabelText('Time'), { target: { value: local } });
  await user.click(within(form).getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(form).not.toBeInTheDocument());

  await user.click(screen.getByRole('button', { name: 'Edit entry “late”' }));
  const edit = await screen.findByRole('form', { name: 'entry “late”' });
  await user.type(within(edit).getByLabelText(/What happened/), 'r');
  await user.click(within(edit).getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(host().inputsOf('timeline.save')).toHaveLength(2));
  expect(host().inputsOf('timeline.save')).toMatchObject([
    { version: 0, value: { at: instant.toISOString(), position: 1.5 } },
    { version: 1, value: { at: '2017-01-31T23:30:17.250Z', text: 'later', position: 2 } },
  ]);
});

test('an owner is found by name, and committing without a due date is refused before anything is sent', async () => {
  host().calls = {
    'postmortem.open': () => ok(opened(aPostmortem())),
    'actions.save': ({ id, position, value }) => ok({ ...anAction(1, value), id, position }),
  };
  host().confluence = (path) => {
    if (path === '/wiki/api/v2/users-bulk')
      return { status: 200, body: { results: [{ accountId: 'ada', displayName: 'Ada Lovelace' }] } };
    expect(decodeURIComponent(path)).toBe('/wiki/rest/api/search/user?cql=user.fullname~"ada"&limit=10');
    return { status: 200, body: { results: [{ user: { accountId: 'ada', displayName: 'Ada Lovelace' } }] } };
  };
  openApp(host());
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Add action' }));
  const form = await screen.findByRole('form', { name: 'action' });
  await user.type(within(form).getByLabelText(/Task/), 'Check the backups');
  await user.type(within(form).getByLabelText('Find a person'), 'ada');
  await user.click(await within(form).findByRole('button', { name: 'Choose Ada Lovelace' }));
  expect(within(form).getByTestId('owner-name')).toHaveTextContent('Ada Lovelace');
  await user.selectOptions(within(form).getByLabelText('Status'), 'Committed');
  await user.click(within(form).getByRole('button', { name: 'Save' }));
  expect(within(form).getByTestId('save-failed')).toHaveTextContent('needs an owner and a due date');
  expect(host().inputsOf('actions.save')).toEqual([]);

  fireEvent.change(within(form).getByLabelText('Due date'), { target: { value: '2026-11-30' } });
  await user.click(within(form).getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(form).not.toBeInTheDocument());
  expect(host().inputsOf('actions.save')).toMatchObject([
    {
      version: 0,
      value: { title: 'Check the backups', owner: 'ada', status: 'committed', dueOn: '2026-11-30' },
    },
  ]);
});

test('a conflict over an action shows both, and theirs can be taken', async () => {
  const action = anAction(1);
  const answers = [
    conflict(5, { ...action.fields, title: 'Their task', priority: 'low' }),
    ok({ ...action, version: 6 }),
  ];
  host().calls = {
    'postmortem.open': () => ok(opened(aPostmortem({ actions: [action] }))),
    'actions.save': () => answers.shift() ?? conflict(0, null),
  };
  openApp(host());
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'More for “Task 1”' }));
  await user.click(screen.getByRole('menuitem', { name: 'Edit' }));
  const form = await screen.findByRole('form', { name: 'action “Task 1”' });
  await user.type(within(form).getByLabelText(/Task/), ' mine');
  await user.click(within(form).getByRole('button', { name: 'Save' }));
  expect(await within(form).findByTestId('conflict-theirs')).toHaveTextContent('Their task');
  expect(within(form).getByTestId('conflict-mine')).toHaveTextContent('Task 1 mine');
  await user.click(within(form).getByRole('button', { name: 'Use theirs' }));
  await user.click(within(form).getByRole('button', { name: 'Save on top of theirs' }));
  await waitFor(() => expect(form).not.toBeInTheDocument());
  expect(host().inputsOf('actions.save').at(-1)).toMatchObject({
    id: action.id,
    version: 5,
    value: { title: 'Their task', priority: 'low' },
  });
});

test('removing asks once, and leaves the keyboard at the section', async () => {
  let timeline = [anEntry(1, null, 'Not ours')];
  host().calls = {
    'postmortem.open': () => ok(opened(aPostmortem({ timeline }))),
    'timeline.remove': () => {
      timeline = [];
      return ok({ version: 2 });
    },
  };
  openApp(host());
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Remove entry “Not ours”' }));
  expect(host().inputsOf('timeline.remove')).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Remove' }));
  expect(await screen.findByText('No entries yet.')).toBeVisible();
  expect(screen.getByRole('heading', { name: 'Timeline' })).toHaveFocus();
  expect(host().inputsOf('timeline.remove')).toMatchObject([{ version: 1 }]);
});
