import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ActionView } from '../../src/contract/postmortem';
import { failed, freshHost, ok, openApp } from './support/fake-host';
import { jiraWith } from './support/jira';
import { anAction, anIssue, aPostmortem, opened } from './support/postmortems';

const host = freshHost();
let actions: ActionView[] = [];
/** What the search was asked for, in order. */
let searches: { jql: string; maxResults: number; fields: string[] }[] = [];
let answer: { status: number; body?: unknown };

const found = (id: string, key: string, summary: string) => ({
  id,
  key,
  fields: { summary, status: { name: 'In Arbeit', statusCategory: { key: 'indeterminate' } } },
});

let recent: [id: string, key: string, summary: string][] = [];
const sectionsOf = (issues: typeof recent) => [
  { id: 'cs', label: 'Current Search', issues: [{ id: 99, key: 'OPS-99' }] },
  { id: 'hs', label: 'History Search', issues: issues.map(([id, key]) => ({ id: Number(id), key })) },
];

beforeEach(() => {
  actions = [anAction(1)];
  recent = [
    ['8', 'OPS-8', 'Alert on lag'],
    ['7', 'OPS-7', 'Restore backups'],
  ];
  searches = [];
  answer = { status: 200, body: { issues: [found('7', 'OPS-7', 'Restore backups')], isLast: true } };
  host().calls = { 'postmortem.open': () => ok(opened(aPostmortem({ actions }))) };
  const jira = jiraWith(() => recent.map((issue) => found(...issue)));
  host().jira = (path, body) => {
    if (path.startsWith('/rest/api/3/issue/picker'))
      return { status: 200, body: { sections: sectionsOf(recent) } };
    if (path !== '/rest/api/3/search/jql') return jira(path);
    searches.push(body as (typeof searches)[number]);
    return answer;
  };
});

async function choose(user: ReturnType<typeof userEvent.setup>) {
  await user.click(await screen.findByRole('button', { name: 'More for “Task 1”' }));
  await user.click(screen.getByRole('menuitem', { name: 'Link an existing issue' }));
}

async function openPanel() {
  openApp(host());
  const user = userEvent.setup();
  await choose(user);
  const dialog = await screen.findByRole('dialog', { name: 'Link an issue to “Task 1”' });
  return { user, dialog, input: within(dialog).getByRole('textbox', { name: 'Find an issue' }) };
}

test('offers what one had to do with lately, and links what is chosen', async () => {
  const { user, dialog, input } = await openPanel();
  expect(input).toHaveFocus();
  const list = await within(dialog).findByRole('list', { name: 'Your recent issues' });
  expect(list).toHaveTextContent('OPS-8Alert on lag In ArbeitOPS-7Restore backups In Arbeit');
  expect(searches).toEqual([]);

  const linked = anAction(1, {}, { state: 'linked', issueId: '7', issueKey: 'OPS-7' });
  host().calls['actions.link-issue'] = () => {
    actions = [linked];
    return ok(linked);
  };
  host().jira = jiraWith(() => [anIssue('7', 'OPS-7', 'new', 'To Do')]);
  await user.click(within(list).getByRole('button', { name: 'Link OPS-7: Restore backups' }));
  expect(await screen.findByRole('link', { name: /OPS-7/ })).toBeVisible();
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  expect(host().inputsOf('actions.link-issue')).toEqual([
    { place: { pageId: '77', localId: 'macro-1' }, actionId: actions[0]?.id, issueId: '7' },
  ]);
  expect(screen.getByTestId('announcements')).toHaveTextContent('OPS-7 is linked');
});

test('words are searched for as they are, quotes and backslashes included', async () => {
  const { user, dialog, input } = await openPanel();
  await user.type(input, 'Plätze "frei" \\ C:\\');
  await within(dialog).findByRole('list', { name: 'Found issues' });
  expect(searches.at(-1)).toEqual({
    jql: String.raw`summary ~ "plätze \\\"frei\\\" c\\:\\\\" ORDER BY updated DESC`,
    fields: ['summary', 'status'],
    maxResults: 20,
  });
  expect(within(dialog).getByText('1 issue found')).toBeVisible();
});

test('a key or an address is read as such, whatever the search knows', async () => {
  const { user, dialog, input } = await openPanel();
  await within(dialog).findByRole('list', { name: 'Your recent issues' });
  host().jira = jiraWith(() => [found('12', 'OPS-12', 'Test restores')]);
  await user.type(input, 'https://example.atlassian.net/browse/ops-12');
  const list = await within(dialog).findByRole('list', { name: 'Found issues' });
  expect(await within(list).findByRole('button', { name: 'Link OPS-12: Test restores' })).toBeVisible();
});

test('what looks like a key and is none is searched for as words', async () => {
  recent = [];
  const { user, dialog, input } = await openPanel();
  await user.type(input, 'UTF-8');
  await within(dialog).findByRole('list', { name: 'Found issues' });
  expect(searches.at(-1)?.jql).toBe(String.raw`summary ~ "utf\\-8" ORDER BY updated DESC`);
});

test('finding nothing says so; a full list says that there is more', async () => {
  answer = { status: 200, body: { issues: [], isLast: true } };
  recent = [];
  const { user, dialog, input } = await openPanel();
  expect(await within(dialog).findByText(/Jira knows of no issue that you had to do with/)).toBeVisible();
  await user.type(input, 'nothing');
  expect(await within(dialog).findByText('No issue found that you may see.')).toBeVisible();
  const many = Array.from({ length: 20 }, (_, at) => found(String(at), `OPS-${at}`, `Issue ${at}`));
  answer = { status: 200, body: { issues: many, nextPageToken: 'x' } };
  await user.clear(input);
  await user.type(input, 'issue');
  expect(await within(dialog).findByText(/Only the 20 changed last are shown/)).toBeVisible();
});

test.each([
  [403, /You have no access to Jira on this site/, false],
  [400, /Jira did not understand these words/, true],
  [503, /Jira did not answer the search/, true],
])('a search that Jira answers %i says what to do', async (status, words, again) => {
  answer = { status };
  const { user, dialog, input } = await openPanel();
  await user.type(input, 'restore');
  expect(await within(dialog).findByText(words)).toBeVisible();
  const button = within(dialog).queryByRole('button', { name: 'Try again' });
  expect(button !== null).toBe(again);
  if (button === null) return;
  answer = { status: 200, body: { issues: [found('7', 'OPS-7', 'Restore backups')] } };
  await user.click(button);
  expect(await within(dialog).findByRole('button', { name: /Link OPS-7/ })).toBeVisible();
});

test('what the functions refuse is said, and another issue can be chosen', async () => {
  const { user, dialog } = await openPanel();
  const choose = await within(dialog).findByRole('button', { name: /Link OPS-7/ });
  host().calls['actions.link-issue'] = () =>
    failed('INVALID_INPUT', 'That issue belongs to another action already.');
  await user.click(choose);
  expect(await within(dialog).findByRole('alert')).toHaveTextContent('belongs to another action already');
  expect(choose).toBeEnabled();
  expect(dialog).toBeVisible();
});

test('an issue of another action is marked as such before anybody chooses it', async () => {
  actions = [anAction(1), anAction(2, {}, { state: 'linked', issueId: '7', issueKey: 'OPS-7' })];
  const { dialog } = await openPanel();
  expect(await within(dialog).findByRole('button', { name: /^Link OPS-7: .*Task 2/ })).toBeDisabled();
  expect(within(dialog).getByText('belongs to “Task 2” already')).toBeVisible();
  expect(within(dialog).getByRole('button', { name: /^Link OPS-8/ })).toBeEnabled();
});

test('Enter takes the only issue that was found, and a problem goes with the next search', async () => {
  const { user, dialog, input } = await openPanel();
  await user.type(input, '{Enter}restore');
  await within(dialog).findByText('1 issue found');
  host().calls['actions.link-issue'] = () => failed('INVALID_INPUT', 'It was linked a moment ago.');
  await user.keyboard('{Enter}');
  expect(await within(dialog).findByRole('alert')).toHaveTextContent('It was linked a moment ago.');
  expect(host().inputsOf('actions.link-issue')).toMatchObject([{ issueId: '7' }]);
  await user.keyboard(' now');
  expect(within(dialog).queryByRole('alert')).not.toBeInTheDocument();
  await within(dialog).findByText('1 issue found');
});

test('Escape and Cancel leave everything as it is, and the focus is back at the menu', async () => {
  const { user, input } = await openPanel();
  await user.type(input, '{Escape}');
  await waitFor(() => expect(screen.getByRole('button', { name: 'More for “Task 1”' })).toHaveFocus());
  await choose(user);
  const dialog = await screen.findByRole('dialog');
  await user.click(within(dialog).getByRole('button', { name: 'Cancel' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  expect(host().inputsOf('actions.link-issue')).toEqual([]);
});
