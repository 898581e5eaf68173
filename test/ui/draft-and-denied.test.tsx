import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { OpenAnswer } from '../../src/contract/postmortem';
import { failed, freshHost, ok, openApp } from './support/fake-host';
import { aPostmortem, opened } from './support/postmortems';
import { pass, settle } from './support/time';

const host = freshHost();

test('a draft shows what the macro says, and the first save hands it over', async () => {
  const link = 'https://status.gitlab.example/2017-01-31';
  const config = { title: 'Database removed', severity: 'SEV1', services: ['gitlab.com'], link };
  host().extend({ config });
  let answer: OpenAnswer = { kind: 'draft', mayEdit: true, template: null };
  host().calls = {
    'postmortem.open': () => ok(answer),
    'postmortem.save-section': ({ value }) => {
      const record = aPostmortem();
      answer = opened({ ...record, sections: { ...record.sections, impact: { version: 1, value } } });
      return ok({ version: 1, value });
    },
  };
  openApp(host());

  expect(await screen.findByRole('heading', { level: 1, name: 'Database removed' })).toBeVisible();
  expect(screen.getByTestId('severity')).toHaveTextContent('SEV1');
  expect(screen.getByText('gitlab.com')).toBeVisible();
  expect(screen.getByText(/^What was given so far is kept with this page and shown below\./)).toBeVisible();
  expect(screen.getByRole('link', { name: /status\.gitlab\.example/ })).toHaveAttribute('href', link);
  expect(screen.queryByRole('button', { name: /^(Edit|Remove) link/i })).not.toBeInTheDocument();
  expect(host().sent.map(({ name }) => name)).toEqual(['postmortem.open']);

  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: 'Edit Impact' }));
  const form = await screen.findByRole('form', { name: 'Impact' });
  await user.type(within(form).getByRole('textbox', { name: 'Impact' }), '5,037 projects');
  await user.click(within(form).getByRole('button', { name: 'Save' }));

  await waitFor(() => expect(form).not.toBeInTheDocument());
  expect(screen.getByText('5,037 projects')).toBeVisible();
  expect(
    screen.queryByText(/^What was given so far is kept with this page and shown below\./),
  ).not.toBeInTheDocument();
  expect(host().inputsOf('postmortem.save-section')).toMatchObject([{ config, version: 0 }]);
});

test('a draft of which nothing is known says so', async () => {
  host().calls = { 'postmortem.open': () => ok({ kind: 'draft', mayEdit: true, template: null }) };
  openApp(host());
  expect(
    await screen.findByText('Nothing is stored yet; your first edit creates the postmortem.'),
  ).toBeVisible();
});

test('a malformed part of the config does not stand in the way of the rest', async () => {
  host().extend({ config: { title: 'Outage', severity: 'APOCALYPSE', startedAt: null } });
  host().calls = { 'postmortem.open': () => ok({ kind: 'draft', mayEdit: true, template: null }) };
  openApp(host());
  expect(await screen.findByRole('heading', { level: 1, name: 'Outage' })).toBeVisible();
  expect(screen.getByTestId('severity')).toHaveTextContent('SEV3');
});

test('in the page editor it is a preview, even of a page that nobody can open yet', async () => {
  host().extend({ isEditing: true, config: { title: 'Database removed' } });
  host().calls = { 'postmortem.open': () => failed('NOT_FOUND', 'There is no such page.') };
  openApp(host());
  expect(await screen.findByText('This is a preview. Publish the page to write.')).toBeVisible();
  expect(screen.getByRole('heading', { level: 1, name: 'Database removed' })).toBeVisible();
  expect(screen.queryByRole('button', { name: /Edit/ })).not.toBeInTheDocument();
});

test('somebody who may not edit reads, and is offered nothing but to read more', async () => {
  host().calls = { 'postmortem.open': () => ok(opened(aPostmortem(), [], false)) };
  openApp(host());
  expect(await screen.findByRole('heading', { level: 1 })).toBeVisible();
  await screen.findByText('No action items yet.');
  const offered = screen.queryAllByRole('button').map((button) => button.textContent);
  expect(offered.filter((name) => name !== 'Export' && name !== 'History')).toEqual([]);
});

test.each([
  ['NOT_ALLOWED', 'You may not see this page. Ask its owner.'],
  ['NOT_SIGNED_IN', 'Log in to Confluence to see this postmortem.'],
  ['NOT_FOUND', 'There is no such page.'],
] as const)('%s says so and does not ask again', async (code, message) => {
  jest.useFakeTimers();
  host().calls = { 'postmortem.open': () => failed(code, message) };
  openApp(host());
  await settle();
  expect(screen.getByTestId('denied')).toHaveTextContent(message);
  expect(screen.queryByRole('button', { name: 'Try again' })).not.toBeInTheDocument();
  await pass(120);
  expect(host().sent).toHaveLength(1);
});

test('losing the permission takes the text away, once it was refused three times in a row', async () => {
  jest.useFakeTimers();
  const answers = [ok(opened(aPostmortem()))];
  host().calls = { 'postmortem.open': () => answers.shift() ?? failed('NOT_ALLOWED', 'Not any more.') };
  openApp(host());
  await settle();
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Database removed');
  await pass(31);
  expect(screen.getByTestId('notices')).toHaveTextContent('Confluence just said that you may not see this.');
  await pass(22);
  expect(screen.getByTestId('denied')).toHaveTextContent('Not any more.');
  expect(screen.queryByText('Database removed')).not.toBeInTheDocument();
  expect(host().sent).toHaveLength(4);
});

test('whoever may see it again sees it again, and goes on writing', async () => {
  jest.useFakeTimers();
  const user = userEvent.setup({ advanceTimers: (ms) => jest.advanceTimersByTime(ms) });
  let isAllowed = true;
  host().calls = {
    'postmortem.open': () => (isAllowed ? ok(opened(aPostmortem())) : failed('NOT_FOUND', 'No such page.')),
    'postmortem.save-section': () => failed('NOT_FOUND', 'No such page.'),
  };
  openApp(host());
  await settle();
  await user.click(screen.getByRole('button', { name: 'Edit Impact' }));
  await settle();
  await user.type(screen.getByRole('textbox', { name: 'Impact' }), '5,037 projects');
  isAllowed = false;
  await pass(60);
  expect(screen.getByTestId('denied')).toBeVisible();
  expect(screen.getByText(/What you were writing is kept in this browser/)).toBeVisible();
  isAllowed = true;
  await pass(31);
  await user.click(screen.getByRole('button', { name: 'Continue writing' }));
  await settle();
  expect(screen.getByRole('textbox', { name: 'Impact' })).toHaveTextContent('5,037 projects');
});

test.each(['NOT_SIGNED_IN', 'NOT_ALLOWED', 'NOT_FOUND'] as const)(
  'a passing %s leaves the editor that is open as it is',
  async (code) => {
    jest.useFakeTimers();
    const user = userEvent.setup({ advanceTimers: (ms) => jest.advanceTimersByTime(ms) });
    let isAllowed = true;
    host().calls = {
      'postmortem.open': () => (isAllowed ? ok(opened(aPostmortem())) : failed(code, 'Refused.')),
      'postmortem.save-section': ({ version, value }) =>
        isAllowed ? ok({ version: version + 1, value }) : failed(code, 'Refused.'),
    };
    openApp(host());
    await settle();
    await user.click(screen.getByRole('button', { name: 'Edit Impact' }));
    await settle();
    const box = screen.getByRole('textbox', { name: 'Impact' });
    await user.type(box, '5,037');
    isAllowed = false;
    await pass(8);
    await user.type(box, ' projects');
    expect(screen.getByTestId('notices')).toBeVisible();
    isAllowed = true;
    await pass(11);
    expect(screen.queryByTestId('notices')).not.toBeInTheDocument();
    expect(box).toBeInTheDocument();
    expect(box).toHaveTextContent('5,037 projects');
  },
);

test('while the site is being prepared it tries again by itself', async () => {
  jest.useFakeTimers();
  const answers = [failed('PREPARING', 'Debrief is being prepared on this site.')];
  host().calls = { 'postmortem.open': () => answers.shift() ?? ok(opened(aPostmortem())) };
  openApp(host());
  await settle();
  expect(screen.getByTestId('preparing')).toBeVisible();
  await pass(6);
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Database removed');
});

test('a failure to load can be tried again', async () => {
  let works = false;
  host().calls = {
    'postmortem.open': () => (works ? ok(opened(aPostmortem())) : failed('UNEXPECTED', 'Something broke.')),
  };
  openApp(host());
  expect(await screen.findByTestId('failed', {}, { timeout: 3000 })).toHaveTextContent('Something broke.');
  works = true;
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() =>
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Database removed'),
  );
});

test('times that are not known or contradict each other are said, never shown as numbers', async () => {
  const record = aPostmortem();
  const value = { ...record.header.value, detectedAt: '2017-01-31T22:00:00.000Z' };
  host().calls = { 'postmortem.open': () => ok(opened({ ...record, header: { version: 1, value } })) };
  openApp(host());
  expect(await screen.findByText('invalid: detection is before start')).toBeVisible();
  expect(screen.getByText('unknown: resolution is not known')).toBeVisible();
});
