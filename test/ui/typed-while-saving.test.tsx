import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Answer } from '../../src/contract/failure';
import type { ActionView, Versioned } from '../../src/contract/postmortem';
import { conflict, freshHost, ok, openApp } from './support/fake-host';
import { anAction, aPostmortem, opened } from './support/postmortems';

const host = freshHost();

/** A call that is answered when the test says so. */
class Waiting<T> {
  private answers: ((answer: Answer<T>) => void)[] = [];
  readonly ask = () => new Promise<Answer<T>>((answer) => this.answers.push(answer));
  async answer(answer: Answer<T>): Promise<void> {
    await act(async () => {
      this.answers.shift()?.(answer);
      await Promise.resolve();
    });
  }
}

describe('a section', () => {
  let saving: Waiting<Versioned<string>>;
  let stored: Versioned<string>;
  beforeEach(() => {
    saving = new Waiting();
    stored = { version: 3, value: 'Old' };
    const record = aPostmortem();
    host().calls = {
      'postmortem.open': () => ok(opened({ ...record, sections: { ...record.sections, summary: stored } })),
      'postmortem.save-section': () => saving.ask(),
    };
  });

  async function saveAndTypeOn() {
    openApp(host());
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'Edit Summary' }));
    const box = await screen.findByRole('textbox', { name: 'Summary' });
    await user.type(box, ' and sent');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    act(() => box.focus());
    // jsdom forgets the cursor of an editable that lost the focus; a browser does not.
    act(() => {
      document.getSelection()?.selectAllChildren(box);
      document.getSelection()?.collapseToEnd();
      document.dispatchEvent(new Event('selectionchange'));
    });
    await user.keyboard(', and typed on');
    return { user, box };
  }

  test('what is typed while it is saved stays, on top of what was saved', async () => {
    const { user, box } = await saveAndTypeOn();
    stored = { version: 4, value: 'Old and sent' };
    await saving.answer(ok(stored));
    expect(await screen.findByTestId('typed-on')).toHaveTextContent(
      'Summary is saved, without what you typed while it was being saved.',
    );
    expect(box).toHaveTextContent('Old and sent, and typed on');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await saving.answer(ok({ version: 5, value: 'Old and sent, and typed on' }));
    await waitFor(() => expect(box).not.toBeInTheDocument());
    const [first, second] = host().inputsOf('postmortem.save-section');
    expect(first).toMatchObject({ version: 3, value: 'Old and sent' });
    expect(second).toMatchObject({ version: 4, value: 'Old and sent, and typed on' });
    expect(second?.['changeId']).not.toBe(first?.['changeId']);
  });

  test('it is offered again after a reload, on top of what was saved', async () => {
    await saveAndTypeOn();
    stored = { version: 4, value: 'Old and sent' };
    await saving.answer(ok(stored));
    await screen.findByTestId('typed-on');
    cleanup();
    openApp(host());
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'Continue writing' }));
    expect(await screen.findByRole('textbox', { name: 'Summary' })).toHaveTextContent(
      'Old and sent, and typed on',
    );
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(host().inputsOf('postmortem.save-section')[1]).toMatchObject({ version: 4 });
  });

  test('a conflict keeps it, too', async () => {
    const { box } = await saveAndTypeOn();
    await saving.answer(conflict(9, 'Theirs'));
    expect(await screen.findByTestId('conflict-mine')).toHaveTextContent('Old and sent, and typed on');
    expect(box).toHaveTextContent('Old and sent, and typed on');
    expect(JSON.stringify(localStorage)).toContain('and typed on');
  });
});

describe('a cell', () => {
  let saving: Waiting<ActionView>;
  let action: ActionView;
  beforeEach(() => {
    saving = new Waiting();
    action = anAction(1, { title: 'Old' });
    host().calls = {
      'postmortem.open': () => ok(opened(aPostmortem({ actions: [action] }))),
      'actions.save': () => saving.ask(),
    };
  });

  const saved = (title: string) => {
    action = { ...action, version: action.version + 1, fields: { ...action.fields, title } };
    return saving.answer(ok(action));
  };
  const titles = () =>
    host()
      .inputsOf('actions.save')
      .map(({ version, value }) => [version, (value as ActionView['fields']).title]);

  async function saveAndTypeOn() {
    openApp(host());
    const user = userEvent.setup();
    (await screen.findByRole('button', { name: 'Old' })).focus();
    await user.keyboard('{Enter}');
    const input = await within(await screen.findByTestId('cell-editor')).findByLabelText('Task');
    await user.keyboard('Sent{Enter} and more');
    return { user, input };
  }

  test('stays open for what is typed while it is saved', async () => {
    const { user, input } = await saveAndTypeOn();
    await saved('Sent');
    expect(await screen.findByTestId('typed-on')).toHaveTextContent('Task is saved, without what you typed');
    expect(input).toHaveValue('Sent and more');
    await user.keyboard('{Enter}');
    await saved('Sent and more');
    expect(await screen.findByRole('button', { name: 'Sent and more' })).toHaveFocus();
    expect(titles()).toEqual([
      [1, 'Sent'],
      [2, 'Sent and more'],
    ]);
    expect(localStorage).toHaveLength(0);
  });

  test('saves it by itself when the person has left the cell by then', async () => {
    const { user } = await saveAndTypeOn();
    await user.click(screen.getByRole('button', { name: 'Priority: High' }));
    await saved('Sent');
    await waitFor(() => expect(titles()).toHaveLength(2));
    await saved('Sent and more');
    expect(await screen.findByRole('button', { name: 'Sent and more' })).toBeVisible();
  });

  test('takes back what was saved when it is typed back meanwhile', async () => {
    const { user, input } = await saveAndTypeOn();
    await user.clear(input);
    await user.type(input, 'Old');
    await saved('Sent');
    await screen.findByTestId('typed-on');
    await user.keyboard('{Enter}');
    await saved('Old');
    expect(await screen.findByRole('button', { name: 'Old' })).toHaveFocus();
    expect(titles()).toEqual([
      [1, 'Sent'],
      [2, 'Old'],
    ]);
  });
});
