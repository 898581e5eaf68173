import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Answer } from '../../src/contract/failure';
import type { Versioned } from '../../src/contract/postmortem';
import { conflict, failed, freshHost, ok, openApp } from './support/fake-host';
import { aPostmortem, opened } from './support/postmortems';
import { pass, settle } from './support/time';

const host = freshHost();

let stored: Versioned<string>;
let answers: ((value: string) => Answer<Versioned<string>>)[];

beforeEach(() => {
  jest.useFakeTimers();
  stored = { version: 3, value: 'Old' };
  answers = [];
  const record = aPostmortem();
  host().calls = {
    'postmortem.open': () => ok(opened({ ...record, sections: { ...record.sections, summary: stored } })),
    'postmortem.save-section': ({ version, value }) => {
      const answer = answers.shift()?.(value);
      if (answer !== undefined) return answer;
      stored = { version: version + 1, value };
      return ok(stored);
    },
  };
});
afterEach(() => jest.useRealTimers());

async function write(text: string) {
  const page = openApp(host());
  await settle();
  const user = userEvent.setup({ advanceTimers: (ms) => jest.advanceTimersByTime(ms) });
  await user.click(screen.getByRole('button', { name: 'Edit Summary' }));
  await settle();
  const form = screen.getByRole('form', { name: 'Summary' });
  const box = within(form).getByRole('textbox', { name: 'Summary' });
  /** The editor hands over what is typed in a short pause. */
  const type = async (more: string) => {
    await user.type(box, more);
    await pass(1);
  };
  if (text !== '') await type(text);
  const press = async (name: string) => {
    await user.click(within(form).getByRole('button', { name }));
    await settle();
  };
  return { page, user, form, type, press };
}

const sent = () =>
  host()
    .inputsOf('postmortem.save-section')
    .map(({ version, value }) => [version, value]);
const standing = () => screen.getByTestId('saved-so-far').textContent;

test('what is typed is saved in a pause while the form stays open, and so is what comes after', async () => {
  const { type, form, press } = await write(' and new');
  expect(standing()).toBe('Not saved yet; saved by itself within a minute');
  await pass(9);
  expect(sent()).toEqual([]);
  await pass(1);
  expect(sent()).toEqual([[3, 'Old and new']]);
  expect(standing()).toBe('Saved');
  expect(form).toBeInTheDocument();
  expect(localStorage).toHaveLength(0);

  await type('!');
  await pass(9);
  expect(sent()).toHaveLength(1);
  expect(JSON.stringify(localStorage)).toContain('Old and new!');
  await pass(6);
  expect(sent()[1]).toEqual([4, 'Old and new!']);

  await press('Save');
  expect(form).not.toBeInTheDocument();
  expect(sent()).toHaveLength(2);
});

test('nothing is sent while keys follow each other', async () => {
  const { type } = await write('');
  for (let times = 0; times < 6; times += 1) {
    await type('x');
    await pass(4);
  }
  expect(sent()).toEqual([]);
});

test('who never pauses loses a minute at most', async () => {
  const { type } = await write('');
  for (let times = 0; times < 14; times += 1) {
    await type('x');
    await pass(4);
  }
  expect(sent()).toHaveLength(1);
});

test('Save, pressed while it saves by itself, saves the rest and closes', async () => {
  const waiting: ((answer: Answer<Versioned<string>>) => void)[] = [];
  const calls = host().calls;
  const save = calls['postmortem.save-section'];
  calls['postmortem.save-section'] = () => new Promise((answer) => waiting.push(answer));
  const { type, form, press } = await write('1');
  await pass(10);
  await type('2');
  await press('Save');
  expect(waiting).toHaveLength(1);
  if (save) calls['postmortem.save-section'] = save;
  await act(async () => {
    stored = { version: 4, value: 'Old1' };
    waiting[0]?.(ok(stored));
    await Promise.resolve();
  });
  await settle();
  expect(sent()).toEqual([
    [3, 'Old1'],
    [4, 'Old12'],
  ]);
  expect(form).not.toBeInTheDocument();
});

describe('Cancel, after it saved by itself', () => {
  test('puts back what stood there, when asked to', async () => {
    const { form, press } = await write('!');
    await pass(10);
    await press('Cancel');
    expect(within(form).getByTestId('giving-up')).toHaveTextContent('Put back the text from before');
    expect(within(form).getByRole('button', { name: 'Put it back' })).toHaveFocus();
    await press('Put it back');
    expect(sent()).toEqual([
      [3, 'Old!'],
      [4, 'Old'],
    ]);
    expect(form).not.toBeInTheDocument();
  });

  test('keeps it, when asked to', async () => {
    const { type, form, press } = await write('!');
    await pass(10);
    await type('?');
    await press('Cancel');
    await pass(120);
    expect(sent()).toHaveLength(1);
    await press('Keep what is saved');
    expect(form).not.toBeInTheDocument();
    expect(screen.getByText('Old!')).toBeVisible();
    expect(localStorage).toHaveLength(0);
  });

  test('goes on', async () => {
    const { form, press } = await write('!');
    await pass(10);
    await press('Cancel');
    await press('Go on writing');
    expect(within(form).queryByTestId('giving-up')).not.toBeInTheDocument();
    expect(form).toBeInTheDocument();
  });
});

test('somebody else’s save is told of, interrupts nobody, and stops it until it is settled', async () => {
  answers = [() => conflict(9, 'Theirs')];
  const { type, form, press } = await write('!');
  await pass(10);
  expect(within(form).queryByTestId('conflict')).not.toBeInTheDocument();
  expect(within(form).getByTestId('meanwhile')).toHaveTextContent('Somebody changed this since you began.');
  expect(standing()).toBe('Not saved');
  await type('?');
  await pass(120);
  expect(sent()).toHaveLength(1);
  await press('Show differences');
  expect(screen.getByTestId('conflict-theirs')).toHaveTextContent('Theirs');
  expect(screen.getByTestId('conflict-mine')).toHaveTextContent('Old!?');
  await press('Save on top of theirs');
  expect(sent()[1]).toEqual([9, 'Old!?']);
});

test('nothing is called saved where another’s version stands, and who saved it is said once it is known', async () => {
  const { type, form } = await write('!');
  await pass(10);
  expect(standing()).toBe('Saved');
  stored = { version: 9, value: 'Theirs' };
  await pass(8);
  expect(within(form).getByTestId('meanwhile')).toHaveTextContent('Somebody changed this since you began.');
  expect(standing()).toBe('');

  const saved = { by: null, at: new Date().toISOString() };
  const current = { ...stored, saved };
  answers = [() => ({ ok: false, failure: { code: 'CONFLICT', message: 'Somebody was first.', current } })];
  await type('?');
  await pass(15);
  expect(within(form).getByTestId('meanwhile')).toHaveTextContent('Debrief saved this a moment ago.');
  expect(standing()).toBe('Not saved');
  await pass(60);
  expect(sent()).toHaveLength(2);
});

test('a failure is told, not repeated by itself, and tried again with what is typed next', async () => {
  answers = [() => failed('CONFLUENCE_UNAVAILABLE', 'Confluence did not answer.')];
  const { type, form } = await write('!');
  await pass(10);
  expect(within(form).getByTestId('save-failed')).toHaveTextContent('Confluence did not answer.');
  expect(standing()).toBe('Not saved');
  await pass(300);
  expect(sent()).toHaveLength(1);
  await type('?');
  await pass(60);
  expect(sent()[1]).toEqual([3, 'Old!?']);
  expect(within(form).queryByTestId('save-failed')).not.toBeInTheDocument();
});

describe('an answer that was lost is nobody else’s change', () => {
  const loseTheAnswer = () =>
    answers.push((value) => {
      stored = { version: 4, value };
      throw new Error('No network.');
    });

  test('to whoever types on', async () => {
    loseTheAnswer();
    const { type, form } = await write('!');
    await pass(10);
    expect(within(form).getByTestId('save-failed')).toBeInTheDocument();
    answers = [() => conflict(4, 'Old!')];
    await type('?');
    await pass(60);
    expect(sent().slice(1)).toEqual([
      [3, 'Old!?'],
      [4, 'Old!?'],
    ]);
    expect(standing()).toBe('Saved');
  });

  test('nor after the page was closed', async () => {
    loseTheAnswer();
    const { page, user, type } = await write('!');
    await pass(10);
    await type('?');
    page.unmount();

    openApp(host());
    await settle();
    await user.click(screen.getByRole('button', { name: 'Continue writing' }));
    await settle();
    expect(screen.queryByTestId('meanwhile')).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await settle();
    expect(sent()[1]).toEqual([4, 'Old!?']);
  });
});
