import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as v from 'valibot';
import { factor as factorSchema } from '../../src/contract/findings';
import { FISHBONE_CATEGORIES, type KeptFactor } from '../../src/contract/fishbone';
import { linesFor } from '../../static/src/postmortem/fishbone-lines';
import { freshHost, ok, openApp } from './support/fake-host';
import { aPostmortem, opened } from './support/postmortems';

const host = freshHost();

function aFactor(number: number, category: KeptFactor['category'], text: string) {
  const id = `01890000-0000-7000-8000-${String(number).padStart(12, '0')}`;
  return { version: 1, value: { id, category, text, position: number } };
}

test('the picture and the list hold the same factors, in the same order', async () => {
  const factors = [
    aFactor(2, 'tools', 'The console hides drained servers'),
    aFactor(1, 'tools', 'No diff before a change'),
    aFactor(3, 'measurement', 'Errors of one server are not measured'),
  ];
  host().calls = { 'postmortem.open': () => ok(opened(aPostmortem({ factors }), [], false)) };
  openApp(host());
  const name = 'Fishbone diagram with 3 factors; the list holds the same';
  // The tools are transformed when they are first imported, which takes a busy machine seconds.
  const picture = await screen.findByRole('img', { name }, { timeout: 30_000 });
  const tools = screen.getByRole('list', { name: 'Tools' });
  expect(
    within(tools)
      .getAllByTestId('factor')
      .map((row) => row.textContent),
  ).toEqual(['No diff before a change', 'The console hides drained servers']);
  const drawn = [...picture.querySelectorAll('.factor')].map((group) =>
    [...group.querySelectorAll('text')].map((line) => line.textContent).join(' '),
  );
  expect(drawn).toEqual([
    'No diff before a change',
    'The console hides drained servers',
    'Errors of one server are not measured',
  ]);
  expect(screen.getAllByRole('heading', { level: 4 })).toHaveLength(FISHBONE_CATEGORIES.length);
  expect(screen.queryByRole('button', { name: /^(Add|Edit|Make)/ })).not.toBeInTheDocument();
});

test('a factor is added where it belongs, and moved to another category by editing it', async () => {
  let record = aPostmortem();
  host().calls = {
    'postmortem.open': () => ok(opened(record)),
    'fishbone.save': ({ value, version }) => {
      const saved = { version: version + 1, value: v.parse(factorSchema, value) };
      const others = record.factors.filter((row) => row.value.id !== value.id);
      record = { ...record, factors: [...others, saved] };
      return ok(saved);
    },
  };
  openApp(host());
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Fishbone' }));
  await user.click(await screen.findByRole('button', { name: 'Add factor to Process' }));
  const form = await screen.findByRole('form', { name: 'factor' });
  await user.click(within(form).getByRole('button', { name: 'Save' }));
  expect(within(form).getByTestId('save-failed')).toHaveTextContent('The factor is empty.');
  await user.type(within(form).getByRole('textbox', { name: /^Factor/ }), 'No second pair of eyes');
  await user.click(within(form).getByRole('button', { name: 'Save' }));
  const process = await screen.findByRole('list', { name: 'Process' });
  expect(process).toHaveTextContent('No second pair of eyes');
  await user.click(screen.getByRole('button', { name: 'Edit factor “No second pair of eyes”' }));
  const edit = await screen.findByRole('form', { name: 'factor “No second pair of eyes”' });
  await user.selectOptions(within(edit).getByLabelText('Category'), 'People and skills');
  await user.click(within(edit).getByRole('button', { name: 'Save' }));
  await waitFor(() =>
    expect(screen.getByRole('list', { name: 'People and skills' })).toHaveTextContent(
      'No second pair of eyes',
    ),
  );
  expect(screen.queryByRole('list', { name: 'Process' })).not.toBeInTheDocument();
});

test.each([
  ['short', ['short']],
  ['two words here and more', ['two words', 'here and…']],
  ['unbreakablelongword', ['unbreakabl', 'elongword']],
  ['unbreakablelongword and more', ['unbreakabl', 'elongword…']],
  ['👩‍🚒👩‍🚒👩‍🚒👩‍🚒👩‍🚒👩‍🚒👩‍🚒👩‍🚒👩‍🚒👩‍🚒', ['👩‍🚒👩‍🚒👩‍🚒👩‍🚒👩‍🚒👩‍🚒👩‍🚒👩‍🚒👩‍🚒👩‍🚒']],
  ['  ', []],
])('words in two lines of ten letters: %s', (text, lines) => {
  expect(linesFor(text, 10, 2)).toEqual(lines);
});
