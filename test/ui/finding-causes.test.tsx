import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as v from 'valibot';
import { cause as causeSchema } from '../../src/contract/fields';
import { whyChain } from '../../src/contract/findings';
import type { PostmortemView } from '../../src/contract/postmortem';
import type { Cause } from '../../src/contract/rules';
import { conflict, type FakeHost, failed, freshHost, ok, openApp } from './support/fake-host';
import { anAction, aPostmortem, opened } from './support/postmortems';

const host = freshHost();
const idOf = (number: number) => `01890000-0000-7000-8000-${String(number).padStart(12, '0')}`;

function aCause(number: number, text: string, part: Partial<Cause> = {}) {
  const value: Cause = { id: idOf(number), kind: 'root', text, category: 'process', position: number };
  return { version: 1, value: { ...value, ...part } };
}

function aChain(...answers: string[]) {
  const steps = answers.map((text, index) => ({ id: idOf(900 + index), text, evidence: [] }));
  return { version: 3, value: { id: idOf(800), problem: 'Checkout failed', steps, position: 1 } };
}

/** The record as the functions hold it: what is saved is there when it is read again. */
function holding(part: Partial<PostmortemView>) {
  const held: { record: PostmortemView; answers: FakeHost['calls'] } = {
    record: aPostmortem(part),
    answers: {},
  };
  held.answers = {
    'postmortem.open': () => ok(opened(held.record)),
    'causes.save': ({ value, version }) => {
      const saved = { version: version + 1, value: v.parse(causeSchema, value) };
      const others = held.record.causes.filter((row) => row.value.id !== value.id);
      held.record = { ...held.record, causes: [...others, saved] };
      return ok(saved);
    },
    'causes.remove': ({ id }) => {
      held.record = { ...held.record, causes: held.record.causes.filter((row) => row.value.id !== id) };
      return ok({ version: 2 });
    },
    'five-whys.save': ({ value, version }) => {
      const saved = { version: version + 1, value: v.parse(whyChain, value) };
      const others = held.record.fiveWhys.filter((row) => row.value.id !== value.id);
      held.record = { ...held.record, fiveWhys: [...others, saved] };
      return ok(saved);
    },
  };
  host().calls = held.answers;
  return held;
}

test('Enter goes on to the next answer, and Ctrl+Enter saves', async () => {
  holding({ fiveWhys: [aChain('The pool was empty', 'Nobody had set a limit')] });
  openApp(host());
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: /^Edit .*Checkout failed/ }));
  const answer = (number: number) =>
    screen.findByRole('textbox', { name: `Answer ${String(number)}: why is that?` });
  await user.click(await answer(1));
  await user.keyboard('{Enter}');
  expect(await answer(2)).toHaveFocus();
  await user.keyboard('{Enter}');
  const third = await answer(3);
  expect(third).toHaveFocus();
  await user.keyboard('{Enter}');
  expect(screen.getAllByTestId('why-step-fields')).toHaveLength(3);
  await user.keyboard('It was left{Shift>}{Enter}{/Shift}at its default');
  expect(third).toHaveValue('It was left\nat its default');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(third).not.toBeInTheDocument());
  expect(host().inputsOf('five-whys.save')).toMatchObject([
    { value: { steps: [{}, {}, { text: 'It was left\nat its default' }] } },
  ]);
});

test('somebody’s error alone gets a hint that asks on, and can be saved as it is', async () => {
  holding({});
  openApp(host());
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Add cause' }));
  const form = await screen.findByRole('form', { name: 'cause' });
  await user.type(within(form).getByLabelText(/^Cause/), 'Human error');
  expect(await within(form).findByText(/“Human error” explains nothing on its own\./)).toBeVisible();
  await user.type(within(form).getByLabelText(/^Cause/), ', because both consoles look alike');
  await waitFor(() => expect(within(form).getByTestId('cause-hint')).toBeEmptyDOMElement());
  await user.clear(within(form).getByLabelText(/^Cause/));
  await user.type(within(form).getByLabelText(/^Cause/), 'Human error');
  await user.click(within(form).getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(form).not.toBeInTheDocument());
  expect(host().inputsOf('causes.save')).toMatchObject([{ value: { text: 'Human error' } }]);
});

test('a cause moves to the other list, and a change of somebody else is said', async () => {
  const { answers } = holding({ causes: [aCause(1, 'No limit')] });
  openApp(host());
  const user = userEvent.setup();
  const name = 'Make it a contributing factor: cause “No limit”';
  host().calls = { ...answers, 'causes.save': () => conflict(2, aCause(1, 'A limit').value) };
  await user.click(await screen.findByRole('button', { name }));
  expect(await screen.findByRole('alert')).toHaveTextContent('Somebody changed it a moment ago');
  host().calls = answers;
  await user.click(screen.getByRole('button', { name }));
  const factors = screen.getByRole('list', { name: 'Contributing factors' });
  expect(await within(factors).findByText('No limit')).toBeVisible();
  await waitFor(() => expect(within(factors).getByTestId('cause')).toHaveFocus());
  const sent = host().inputsOf('causes.save');
  expect(sent[0]?.['changeId']).not.toBe(sent[1]?.['changeId']);
});

test('the last answer becomes a root cause: once, however often it is tried, and it can be taken back', async () => {
  const { answers } = holding({ fiveWhys: [aChain('A queue was full', 'The queue has no limit', ' ')] });
  openApp(host());
  const user = userEvent.setup();
  const make = 'Make it a root cause: The queue has no limit';
  host().calls = { ...answers, 'causes.save': () => failed('UNEXPECTED', 'Debrief did not answer.') };
  await user.click(await screen.findByRole('button', { name: make }));
  expect(await screen.findByText('Debrief did not answer.')).toBeVisible();
  host().calls = answers;
  await user.click(screen.getByRole('button', { name: make }));
  const roots = screen.getByRole('list', { name: 'Root causes' });
  expect(await within(roots).findByText('The queue has no limit')).toBeVisible();
  const [first, second] = host().inputsOf('causes.save');
  expect(second).toEqual(first);
  const chain = screen.getByTestId('why-chain');
  expect(await within(chain).findByText(/Is a root cause/)).toBeVisible();
  const went = within(chain).getByRole('link', { name: 'Go to it' });
  await waitFor(() => expect(went).toHaveFocus());
  await user.click(went);
  expect(within(roots).getByTestId('cause')).toHaveFocus();
  await user.click(within(chain).getByRole('button', { name: 'Undo' }));
  expect(await screen.findByRole('button', { name: make })).toHaveFocus();
  expect(host().inputsOf('causes.remove')).toMatchObject([{ id: second?.['changeId'], version: 1 }]);
});

test('the last answer becomes a proposed action, which says that it wants other words', async () => {
  const held = holding({ fiveWhys: [aChain('Nobody\nwas paged')] });
  held.answers['actions.save'] = ({ id, position, value }) => {
    const saved = { ...anAction(1, value), id, position };
    held.record = { ...held.record, actions: [saved] };
    return ok(saved);
  };
  openApp(host());
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Make it an action: Nobody was paged' }));
  expect(await screen.findByText(/Reword it so that it says what will be done/)).toBeVisible();
  expect(host().inputsOf('actions.save')).toMatchObject([
    { version: 0, value: { title: 'Nobody was paged', status: 'proposed', owner: null } },
  ]);
});

test('another answer begins a chain with copies of what leads there', async () => {
  holding({ fiveWhys: [aChain('A queue was full', 'It has no limit')] });
  openApp(host());
  const user = userEvent.setup();
  await user.click(
    await screen.findByRole('button', { name: 'Another answer to why 2, as a chain of its own' }),
  );
  await waitFor(() => expect(screen.getAllByTestId('why-chain')).toHaveLength(2));
  const branch = screen.getAllByTestId('why-chain')[1]!;
  expect(
    within(branch)
      .getAllByTestId('why-step')
      .map((step) => step.querySelector('p')?.textContent),
  ).toEqual(['A queue was full', 'Not answered yet.']);
  await waitFor(() => expect(within(branch).getByRole('heading', { name: 'Checkout failed' })).toHaveFocus());
});

test('a conflict over a chain shows both, and nobody’s answer is lost', async () => {
  const { answers } = holding({ fiveWhys: [aChain('A queue was full')] });
  const theirs = aChain('A queue was full', 'Their answer');
  host().calls = { ...answers, 'five-whys.save': () => conflict(4, theirs.value) };
  openApp(host());
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Edit chain “Checkout failed”' }));
  const form = await screen.findByRole('form', { name: 'chain “Checkout failed”' });
  await user.click(within(form).getByRole('button', { name: 'Add an answer' }));
  expect(within(form).getByLabelText('Answer 2: why is that?')).toHaveFocus();
  await user.type(within(form).getByLabelText('Answer 2: why is that?'), 'My answer');
  await user.click(within(form).getByRole('button', { name: 'Insert an answer after 1' }));
  await user.click(within(form).getByRole('button', { name: 'Remove answer 2' }));
  await user.click(within(form).getByRole('button', { name: 'Save' }));
  expect(await within(form).findByTestId('conflict-theirs')).toHaveTextContent('Their answer');
  expect(within(form).getByTestId('conflict-mine')).toHaveTextContent('My answer');
  host().calls = answers;
  await user.click(within(form).getByRole('button', { name: 'Save on top of theirs' }));
  await waitFor(() => expect(form).not.toBeInTheDocument());
  const sent = host().inputsOf('five-whys.save').at(-1);
  expect(sent).toMatchObject({ version: 4, value: { steps: [{}, { text: 'My answer' }] } });
});
