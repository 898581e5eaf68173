import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { BUILT_IN_TEMPLATE } from '../../src/contract/template-blocks';
import type { PostmortemView } from '../../src/contract/postmortem';
import { freshHost, ok, openApp } from './support/fake-host';
import { anAction, aPostmortem, opened } from './support/postmortems';

const host = freshHost();

async function openPanel(record: PostmortemView, mayEdit = true) {
  const held = { record };
  host().calls = {
    'postmortem.open': () => ok(opened(held.record, [], mayEdit)),
    'postmortem.save-section': ({ value }) => {
      const summary = { version: 2, value };
      held.record = { ...held.record, sections: { ...held.record.sections, summary } };
      return ok(summary);
    },
  };
  openApp(host());
  const user = userEvent.setup();
  // The rules of blameless language are transformed when they are first imported, which takes a busy machine seconds.
  const panel = await screen.findByRole('button', { name: /^Quality checks/ }, { timeout: 30_000 });
  await user.click(panel);
  return { user, check: (name: string) => screen.getByTestId(`check-${name}`) };
}

test('says how many pass, what holds publishing back, and what cannot be told', async () => {
  const { check } = await openPanel(aPostmortem());
  expect(screen.getByRole('button', { name: /^Quality checks/ })).toHaveTextContent('of 10 pass');
  expect(check('sections')).toHaveTextContent('Holds back publishing');
  expect(check('template-text')).toHaveTextContent('Required for publishing');
  expect(check('stakeholder')).toHaveTextContent('No stakeholder is named.');
  expect(check('late')).toHaveTextContent('Cannot be told yet');
  expect(check('owner-and-date')).not.toHaveTextContent('publishing');
});

test('one click leads to what is missing and opens its editor', async () => {
  const causes = [
    {
      version: 1,
      value: {
        id: '01890000-0000-7000-8000-000000000001',
        kind: 'root' as const,
        text: 'Human error',
        category: 'unknown' as const,
        position: 1,
      },
    },
  ];
  const { user, check } = await openPanel(
    aPostmortem({ causes, actions: [anAction(1, { priority: 'low' })] }),
  );
  await user.click(within(check('human-error')).getByRole('button'));
  expect(await screen.findByRole('form', { name: 'cause “Human error”' })).toBeVisible();
  await user.click(within(check('sections')).getByRole('button', { name: '“Impact” is empty. Write it.' }));
  expect(await screen.findByRole('form', { name: 'Impact' })).toBeVisible();
  await user.click(within(check('needed-action')).getByRole('button'));
  expect(await screen.findByRole('form', { name: 'Impact in figures' })).toBeVisible();
  await user.click(within(check('sections')).getByRole('button', { name: /^The timeline has no entry/ }));
  expect(screen.getByRole('heading', { name: 'Timeline' })).toHaveFocus();
  await user.click(within(check('owner-and-date')).getByRole('button'));
  expect(await screen.findByTestId('cell-editor')).toBeVisible();
});

test('a reader is led to the place, not into an editor', async () => {
  const { user, check } = await openPanel(aPostmortem(), false);
  await user.click(within(check('sections')).getByRole('button', { name: '“Summary” is empty. Write it.' }));
  expect(screen.getByRole('heading', { name: 'Summary' })).toHaveFocus();
});

test('prompts of the report’s own template that were left are found, and its required parts asked for', async () => {
  const record = aPostmortem();
  const template = {
    blocks: [
      ...BUILT_IN_TEMPLATE.blocks.map((block) => ({
        ...block,
        prompt: block.key === 'summary' ? 'Say what our customers saw.' : '',
        required: block.key === 'actions',
      })),
      { key: 'x-security' as const, title: 'Security', prompt: '', required: true },
    ],
  };
  const summary = { version: 1, value: 'Say what our customers saw.' };
  const { check } = await openPanel({ ...record, template, sections: { ...record.sections, summary } });
  await waitFor(() => expect(check('template-text')).toHaveTextContent('“Say what our customers saw.”'));
  const asked = within(check('sections')).getAllByRole('button');
  expect(asked.map((button) => button.textContent)).toEqual([
    '“Security” is empty. Write it.',
    'There is no action yet. Add one.',
  ]);
});
