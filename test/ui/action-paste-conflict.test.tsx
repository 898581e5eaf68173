import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ActionView } from '../../src/contract/postmortem';
import type { ActionFields } from '../../src/contract/rules';
import { conflict, failed, freshHost, ok, openApp } from './support/fake-host';
import { anAction, aPostmortem, opened } from './support/postmortems';

const host = freshHost();
let added: ActionView | null;
let answers: boolean;

/** Functions that save, and whose answer may get lost. */
beforeEach(() => {
  added = null;
  answers = false;
  const changes = new Map<string, ActionView>();
  host().calls = {
    'postmortem.open': () => ok(opened(aPostmortem({ actions: added ? [added] : [] }))),
    'actions.save': ({ id, changeId, version, position, value }) => {
      const repeated = changes.get(changeId);
      if (repeated) return ok(added ?? repeated);
      if ((added?.version ?? 0) !== version) return conflict(added?.version ?? 0, added?.fields ?? null);
      added = { ...anAction(1, value), id, position, version: version + 1 };
      changes.set(changeId, added);
      return answers ? ok(added) : failed('UNEXPECTED', 'Debrief did not answer.');
    },
  };
});

const elsewhere = (part: Partial<ActionFields>) => {
  if (added) added = { ...added, version: added.version + 1, fields: { ...added.fields, ...part } };
};

/** One row is saved without an answer. */
async function lose() {
  openApp(host());
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Paste actions' }));
  await user.type(await screen.findByLabelText('Text or table'), 'Tune the alerts');
  await user.click(screen.getByRole('button', { name: 'Show preview' }));
  await user.click(await screen.findByRole('button', { name: 'Add 1 action' }));
  await within(screen.getByTestId('paste-actions')).findByText('0 actions added, 1 not');
  answers = true;
  return user;
}

async function correct(words: string) {
  await userEvent.type(screen.getByLabelText('Task, row 1'), words);
  await userEvent.click(screen.getByRole('button', { name: /^(Retry|Add) 1/ }));
}

const saves = () => host().inputsOf('actions.save').length;

test('a correction leaves alone what somebody else edited in other fields', async () => {
  await lose();
  elsewhere({ priority: 'critical', owner: 'ada' });
  await correct(' nightly');
  await waitFor(() =>
    expect(added?.fields).toMatchObject({
      title: 'Tune the alerts nightly',
      priority: 'critical',
      owner: 'ada',
    }),
  );
});

test.each([
  ['Use theirs', 'Theirs'],
  ['Save mine', 'Tune the alerts nightly'],
])('the same field edited by both is put to the person: %s', async (button, kept) => {
  const user = await lose();
  elsewhere({ title: 'Theirs', priority: 'critical' });
  await correct(' nightly');
  const question = await screen.findByTestId('paste-conflict');
  expect(question).toHaveTextContent('Theirs: Theirs. Yours: Tune the alerts nightly.');
  expect(added?.fields.title).toBe('Theirs');
  expect(screen.queryByRole('button', { name: /^(Retry|Add) 1/ })).not.toBeInTheDocument();
  const before = saves();
  await user.click(within(question).getByRole('button', { name: `${button}, row 1` }));
  await waitFor(() => expect(screen.queryByTestId('paste-conflict')).not.toBeInTheDocument());
  expect(added?.fields).toMatchObject({ title: kept, priority: 'critical' });
  expect(saves()).toBe(button === 'Use theirs' ? before : before + 1);
});

test('a correction after a reload is not lost, and overwrites nothing either', async () => {
  await lose();
  elsewhere({ priority: 'critical' });
  cleanup();
  openApp(host());
  await userEvent.click(await screen.findByRole('button', { name: 'Continue writing' }));
  await screen.findByLabelText('Task, row 1');
  await correct(' nightly');
  await waitFor(() =>
    expect(added?.fields).toMatchObject({ title: 'Tune the alerts nightly', priority: 'critical' }),
  );
});
