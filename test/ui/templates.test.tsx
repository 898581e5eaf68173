import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as v from 'valibot';
import { CALLS } from '../../src/contract/calls';
import { BUILT_IN_TEMPLATE, type Template } from '../../src/contract/template-blocks';
import type { TemplateView } from '../../src/contract/templates';
import { conflict, freshHost, ok, openApp } from './support/fake-host';
import { atSettings } from './support/settings';

const host = freshHost();
let templates: TemplateView[] = [];

beforeEach(() => {
  templates = [];
  atSettings(host(), 'services');
  host().calls['templates.list'] = () => ok(templates);
});

const region = () => screen.findByRole('region', { name: 'Templates' });
const prompted = (prompt: string): Template => ({
  blocks: BUILT_IN_TEMPLATE.blocks.map((block) => (block.key === 'summary' ? { ...block, prompt } : block)),
});

test('a template for the whole site: order, prompts, what is required and a section of one’s own', async () => {
  host().calls['templates.save'] = ({ number }) => ok({ number: number + 1 });
  openApp(host());
  const user = userEvent.setup();
  const at = within(await region());
  await user.click(await at.findByRole('button', { name: 'Add a template' }));
  await user.click(at.getByRole('button', { name: 'Continue' }));
  expect(at.getByRole('alert')).toHaveTextContent('Say for what this template holds.');
  await user.selectOptions(at.getByLabelText('It holds for'), 'The whole site');
  await user.click(at.getByRole('button', { name: 'Continue' }));

  const form = within(await at.findByRole('form', { name: 'template of the whole site' }));
  const titles = () =>
    form.getAllByTestId('template-block').map((block) => block.querySelector('strong')?.textContent);
  expect(titles().slice(0, 3)).toEqual(['Summary', 'Timeline', 'Root causes and contributing factors']);
  await user.click(form.getByRole('button', { name: 'Move Impact up' }));
  await user.click(form.getByRole('button', { name: 'Move Impact up' }));
  expect(titles().slice(0, 3)).toEqual(['Summary', 'Impact', 'Timeline']);
  expect(form.getByRole('button', { name: 'Move Summary up' })).toBeDisabled();

  await user.click(form.getByRole('button', { name: 'Add section' }));
  await user.type(form.getByLabelText('Title of the new section'), 'Customer communication');
  await user.click(form.getByRole('button', { name: 'Add section' }));
  const added = within(form.getAllByTestId('template-block').at(-1)!);
  await user.type(added.getByLabelText('Prompt'), 'Who was told what, and when?');
  await user.click(added.getByRole('checkbox', { name: 'Required before publishing' }));
  const preview = within(form.getByTestId('template-preview'));
  expect(preview.getByText('Who was told what, and when?')).toBeVisible();

  await user.click(form.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(host().inputsOf('templates.save')).toHaveLength(1));
  const sent = v.parse(CALLS['templates.save'].input, {
    ...host().inputsOf('templates.save')[0],
  });
  expect(sent).toMatchObject({ scope: { kind: 'site' }, number: 0 });
  expect(sent.template?.blocks.slice(0, 2).map(({ key }) => key)).toEqual(['summary', 'impact']);
  expect(sent.template?.blocks.at(-1)).toEqual({
    key: 'x-customer-communication',
    title: 'Customer communication',
    prompt: 'Who was told what, and when?',
    required: true,
  });
});

test('somebody else’s version is shown beside mine, and mine goes on top of it', async () => {
  templates = [{ scope: { kind: 'site' }, number: 3, template: prompted('old words') }];
  let saves = 0;
  host().calls['templates.save'] = ({ number }) => {
    saves += 1;
    return saves === 1 ? conflict(4, prompted('their words')) : ok({ number: number + 1 });
  };
  openApp(host());
  const user = userEvent.setup();
  const at = within(await region());
  await user.click(await at.findByRole('button', { name: 'Edit the template of the whole site' }));
  const form = within(await at.findByRole('form', { name: 'template of the whole site' }));
  const prompt = () => within(form.getAllByTestId('template-block')[0]!).getByLabelText('Prompt');
  expect(prompt()).toHaveValue('old words');
  await user.clear(prompt());
  await user.type(prompt(), 'my words');
  await user.click(form.getByRole('button', { name: 'Save' }));
  expect(await form.findByTestId('conflict-theirs')).toHaveTextContent('their words');
  expect(form.getByTestId('conflict-mine')).toHaveTextContent('my words');
  await user.click(form.getByRole('button', { name: 'Save on top of theirs' }));
  await waitFor(() =>
    expect(
      host()
        .inputsOf('templates.save')
        .map(({ number }) => number),
    ).toEqual([3, 4]),
  );
});

test('a draft is there again when the editor is, even while it cannot be saved', async () => {
  openApp(host());
  const user = userEvent.setup();
  templates = [{ scope: { kind: 'site' }, number: 3, template: prompted('old words') }];
  const open = async () => {
    const at = within(await region());
    await user.click(await at.findByRole('button', { name: 'Edit the template of the whole site' }));
    return within(await at.findByRole('form', { name: 'template of the whole site' }));
  };
  const first = await open();
  await user.type(first.getByLabelText('Title of the new section'), 'Customers');
  await user.click(first.getByRole('button', { name: 'Add section' }));
  await user.clear(within(first.getAllByTestId('template-block').at(-1)!).getByLabelText(/^Title/));
  cleanup();

  openApp(host());
  const added = within((await open()).getAllByTestId('template-block').at(-1)!);
  expect(added.getByText('Untitled section')).toBeVisible();
  expect(added.getByLabelText(/^Title/)).toHaveValue('');
});

test('a template that is taken back is one more version without words', async () => {
  templates = [{ scope: { kind: 'site' }, number: 3, template: prompted('old words') }];
  host().calls['templates.save'] = ({ number }) => {
    templates = [{ scope: { kind: 'site' }, number: number + 1, template: null }];
    return ok({ number: number + 1 });
  };
  openApp(host());
  const user = userEvent.setup();
  const at = within(await region());
  await user.click(await at.findByRole('button', { name: /^Remove the template/ }));
  await user.click(at.getByRole('button', { name: 'Remove' }));
  await waitFor(() => expect(at.queryByText('The whole site')).not.toBeInTheDocument());
  expect(host().inputsOf('templates.save')).toMatchObject([{ number: 3, template: null }]);
  expect(at.getByText('Debrief’s own template')).toBeVisible();
});
