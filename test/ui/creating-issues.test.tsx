import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { CreateIssuesPanel } from '../../static/src/postmortem/create-issues-panel';
import { HereProvider } from '../../static/src/postmortem/here';
import { IssueOrdersProvider } from '../../static/src/postmortem/use-issue-orders';
import { failed, freshHost, ok, openApp, openPart } from './support/fake-host';
import { IssueFunctions } from './support/issue-functions';
import { jiraWith } from './support/jira';
import { anAction, anIssue } from './support/postmortems';

const host = freshHost();
let functions: IssueFunctions;

beforeEach(() => {
  functions = new IssueFunctions(
    host(),
    [1, 2, 3, 4, 5, 6, 7].map((number) => anAction(number)),
  );
  host().jira = jiraWith(() =>
    functions.actions.flatMap(({ issue }) =>
      issue.issueId === null ? [] : [anIssue(issue.issueId, issue.issueKey ?? '', 'new', 'To Do')],
    ),
  );
});

type User = ReturnType<typeof userEvent.setup>;

async function openPanel(button: string) {
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: button }));
  const dialog = await screen.findByRole('dialog');
  await within(dialog).findByRole('option', { name: 'Operations (OPS)' });
  return { user, dialog };
}

async function choose(user: User, dialog: HTMLElement) {
  await user.selectOptions(within(dialog).getByRole('combobox', { name: 'Project' }), 'Operations (OPS)');
  await within(dialog).findByRole('option', { name: 'Task' });
  await user.selectOptions(within(dialog).getByRole('combobox', { name: 'Issue type' }), 'Task');
  await within(dialog).findByTestId('create-form');
}

async function create(user: User, dialog: HTMLElement) {
  await choose(user, dialog);
  await user.click(createButton(dialog));
}

const createButton = (dialog: HTMLElement) =>
  within(dialog).getByRole('button', { name: /^Create \d+ issues?$/ });
/** All went well: the panel is gone by itself, and what it did is said. */
async function created(words: string) {
  await waitFor(() => expect(screen.getByTestId('announcements')).toHaveTextContent(words));
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  expect(screen.queryByTestId('order-going-on')).not.toBeInTheDocument();
}

const orders = () => host().inputsOf('actions.create-issues');
const idsOf = (input: Record<string, unknown> | undefined) => input?.['actionIds'] as string[];
const rowOf = (dialog: HTMLElement, title: string) =>
  within(dialog).getByText(title).closest('li') ?? document.body;

test('creates all in one order, says so, marks and links them, and leads back to the table', async () => {
  openApp(host());
  const { user, dialog } = await openPanel('Create all 7 in Jira');
  expect(within(dialog).queryByRole('option', { name: 'Sub-task' })).not.toBeInTheDocument();
  await create(user, dialog);

  await created('Created 7 issues');
  expect(orders()).toMatchObject([
    {
      place: { pageId: '77', localId: 'macro-1' },
      actionIds: functions.actions.map(({ id }) => id),
      target: { projectId: '10', issueTypeId: '3' },
      extra: {},
    },
  ]);
  expect(screen.getByRole('search')).toHaveTextContent('Created 7 issues');
  expect(screen.getByTestId(`action-${functions.actions[2]?.id ?? ''}`)).toHaveClass('row-fresh');
  expect(await screen.findByRole('link', { name: /OPS-7/ })).toHaveAttribute(
    'href',
    'https://example.atlassian.net/browse/OPS-7',
  );
});

test('goes on with the same order until nothing is left, asking only for what is open', async () => {
  functions.perCall = 3;
  openApp(host());
  const { user, dialog } = await openPanel('Create all 7 in Jira');
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  host().calls['actions.create-issues'] = async ({ actionIds }) => {
    if (functions.round === 1) await held;
    return ok(functions.create(actionIds));
  };
  await create(user, dialog);

  expect(await within(dialog).findByText(/3 of 7 handled/)).toBeVisible();
  expect(Number(within(dialog).getByRole('progressbar').getAttribute('aria-valuenow'))).toBeCloseTo(3 / 7);
  expect(rowOf(dialog, 'Task 4')).toHaveTextContent('Waiting for its turn');
  release();
  await created('Created 7 issues');
  expect(orders().map((input) => idsOf(input).length)).toEqual([7, 4, 1]);
  expect(new Set(orders().map(({ orderId }) => orderId)).size).toBe(1);
});

test('every outcome has its words, and what was refused can be created again, as a new order', async () => {
  const notes = {
    created: 'Jira did not take the due date.',
    refused: 'The project needs a component.',
    busy: 'In another tab.',
    'not-eligible': 'This action is done; it needs no issue.',
    checking: 'We look for it.',
    'already-linked': '',
  } as const;
  const outcomes = ['created', 'refused', 'busy', 'not-eligible', 'checking', 'already-linked'] as const;
  functions.actions = functions.actions.slice(0, 6);
  functions.outcomeOf = (id, round) => {
    const outcome = round === 1 ? (outcomes[Number(id.slice(-1)) - 1] ?? 'created') : 'created';
    return { outcome, note: round === 1 ? notes[outcome] : '' };
  };
  openApp(host());
  const { user, dialog } = await openPanel('Create all 6 in Jira');
  await create(user, dialog);

  expect(await within(dialog).findByText('2 of 6 are in Jira')).toBeVisible();
  expect(rowOf(dialog, 'Task 1')).toHaveTextContent(/Created OPS-1 .* Jira did not take the due date\.$/);
  expect(rowOf(dialog, 'Task 2')).toHaveTextContent('Not created The project needs a component.');
  expect(rowOf(dialog, 'Task 3')).toHaveTextContent('Somebody else is creating it In another tab.');
  expect(rowOf(dialog, 'Task 4')).toHaveTextContent('Not to be created This action is done');
  expect(rowOf(dialog, 'Task 5')).toHaveTextContent('Checking whether Jira created it We look for it.');
  expect(rowOf(dialog, 'Task 6')).toHaveTextContent('Already in Jira OPS-6');

  await user.click(within(dialog).getByRole('button', { name: 'Create the other 1' }));
  expect(within(dialog).getByRole('heading', { name: 'Create 1 issue in Jira' })).toHaveFocus();
  await within(dialog).findByTestId('create-form');
  await user.click(createButton(dialog));
  await created('Created OPS-2');
  expect(idsOf(orders()[1])).toEqual([functions.actions[1]?.id]);
  expect(orders()[1]?.['orderId']).not.toBe(orders()[0]?.['orderId']);
});

test('a first call without an answer says so, and going on is the same order', async () => {
  const create1 = host().calls['actions.create-issues'];
  host().calls['actions.create-issues'] = () => failed('UNEXPECTED', 'Debrief did not answer.');
  openApp(host());
  const { user, dialog } = await openPanel('Create all 7 in Jira');
  await create(user, dialog);

  expect(await within(dialog).findByText('Debrief did not answer.')).toBeVisible();
  expect(within(dialog).getByText(/It is not certain what was ordered/)).toBeVisible();
  expect(rowOf(dialog, 'Task 1')).toHaveTextContent('Not certain');
  expect(orders()).toHaveLength(1);
  host().calls['actions.create-issues'] = create1 ?? (() => failed('UNEXPECTED', ''));
  await user.click(within(dialog).getByRole('button', { name: 'Go on now' }));
  await created('Created 7 issues');
  expect(orders()[1]).toEqual(orders()[0]);
});

test('a first call that is answered with a failure ordered nothing, and another place can be chosen', async () => {
  host().calls['actions.create-issues'] = () => failed('JIRA_UNAVAILABLE', 'Jira is not connected.');
  openApp(host());
  const { user, dialog } = await openPanel('Create all 7 in Jira');
  await create(user, dialog);
  expect(await within(dialog).findByText('Jira is not connected.')).toBeVisible();
  expect(within(dialog).getByText(/7 issues are not ordered yet/)).toBeVisible();
  expect(rowOf(dialog, 'Task 1')).toHaveTextContent('Not ordered yet');
  expect(within(dialog).queryByRole('button', { name: 'Stop' })).not.toBeInTheDocument();
  expect(within(dialog).getByRole('button', { name: 'Go on now' })).toBeVisible();
  await user.click(within(dialog).getByRole('button', { name: 'Choose again' }));
  expect(await within(dialog).findByRole('combobox', { name: 'Project' })).toBeVisible();
  await user.click(within(dialog).getByRole('button', { name: 'Cancel' }));
  expect(screen.queryByTestId('order-going-on')).not.toBeInTheDocument();
});

test('a limit in the middle: the rest is queued, goes on without the page, and the page shows it', async () => {
  functions.perCall = 2;
  host().calls['actions.create-issues'] = ({ actionIds }) =>
    functions.round === 1
      ? failed('JIRA_UNAVAILABLE', 'Jira limits how much Debrief may ask right now.')
      : ok(functions.create(actionIds));
  openApp(host());
  const { user, dialog } = await openPanel('Create all 7 in Jira');
  await create(user, dialog);

  expect(await within(dialog).findByText('Jira limits how much Debrief may ask right now.')).toBeVisible();
  expect(within(dialog).getByText(/5 issues wait\. Debrief goes on by itself within minutes/)).toBeVisible();
  // What is queued cannot be made another order.
  expect(within(dialog).queryByRole('button', { name: /Create the other|Choose again/ })).toBeNull();
  await user.keyboard('{Escape}');
  const notice = await screen.findByTestId('order-going-on');
  expect(notice).toHaveTextContent('2 of 7 handled');
  await user.click(within(notice).getByRole('button', { name: 'Show each' }));
  expect(rowOf(notice, 'Task 7')).toHaveTextContent('Waiting for its turn');

  functions.finishQueued();
  await user.click(within(notice).getByRole('button', { name: 'Go on now' }));
  expect(await within(notice).findByText('All 7 are in Jira')).toBeVisible();
  await user.click(within(notice).getByRole('button', { name: 'Dismiss' }));
  expect(screen.queryByTestId('order-going-on')).not.toBeInTheDocument();
});

test('a closed panel stops nothing: the page goes on and shows the end', async () => {
  functions.perCall = 4;
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  host().calls['actions.create-issues'] = async ({ actionIds }) => {
    await held;
    return ok(functions.create(actionIds));
  };
  openApp(host());
  const { user, dialog } = await openPanel('Create all 7 in Jira');
  await create(user, dialog);
  await user.click(await within(dialog).findByRole('button', { name: 'Close' }));
  expect(await screen.findByTestId('order-going-on')).toHaveTextContent('0 of 7 handled');
  release();
  expect(await screen.findByText('All 7 are in Jira', { selector: 'p' })).toBeVisible();
  expect(orders()).toHaveLength(2);
});

test('an order survives the page: it is offered again, with the same id', async () => {
  functions.perCall = 2;
  host().calls['actions.create-issues'] = ({ actionIds }) =>
    functions.round === 1 ? failed('UNEXPECTED', 'No answer.') : ok(functions.create(actionIds));
  const page = openApp(host());
  const { user, dialog } = await openPanel('Create all 7 in Jira');
  await create(user, dialog);
  await within(dialog).findByText('No answer.');
  page.unmount();

  host().calls['actions.create-issues'] = ({ actionIds }) => ok(functions.create(actionIds));
  functions.perCall = 100;
  const again = openApp(host());
  const notice = await screen.findByTestId('order-going-on');
  expect(notice).toHaveTextContent('2 of 7 handled5 issues wait');
  await user.click(within(notice).getByRole('button', { name: 'Go on now' }));
  expect(await within(notice).findByText('All 7 are in Jira')).toBeVisible();
  expect(new Set(orders().map(({ orderId }) => orderId)).size).toBe(1);
  again.unmount();
  openApp(host());
  await screen.findByRole('link', { name: /OPS-7/ });
  expect(screen.queryByTestId('order-going-on')).not.toBeInTheDocument();
});

test('an order that ended without this page shows its end', async () => {
  functions.perCall = 2;
  host().calls['actions.create-issues'] = ({ actionIds }) =>
    functions.round === 1 ? failed('UNEXPECTED', 'No answer.') : ok(functions.create(actionIds));
  const page = openApp(host());
  const { user, dialog } = await openPanel('Create all 7 in Jira');
  await create(user, dialog);
  await within(dialog).findByText('No answer.');
  page.unmount();

  functions.finishQueued();
  functions.put(functions.actions[6]?.id ?? '', 'refused', 'Debrief may not create there by itself.');
  openApp(host());
  const notice = await screen.findByTestId('order-going-on');
  await waitFor(() => expect(notice).toHaveTextContent('6 of 7 are in Jira'));
  await user.click(within(notice).getByRole('button', { name: 'Show each' }));
  expect(rowOf(notice, 'Task 7')).toHaveTextContent('Not created Debrief may not create there by itself.');
  expect(within(notice).queryByRole('button', { name: 'Go on now' })).not.toBeInTheDocument();
});

test('stopping takes back what is not begun, and once more when the call under way has ended', async () => {
  functions.perCall = 3;
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  host().calls['actions.create-issues'] = async ({ actionIds }) => {
    await held;
    return ok(functions.create(actionIds));
  };
  openApp(host());
  const { user, dialog } = await openPanel('Create all 7 in Jira');
  await create(user, dialog);
  await user.click(await within(dialog).findByRole('button', { name: 'Stop' }));
  await waitFor(() => expect(host().inputsOf('actions.stop-order')).toHaveLength(1));
  release();

  expect(await within(dialog).findByText('Stopped. What was not begun is not created.')).toBeVisible();
  expect(within(dialog).getByText('3 of 7 are in Jira')).toBeVisible();
  expect(rowOf(dialog, 'Task 7')).toHaveTextContent('Not ordered');
  const orderId = orders()[0]?.['orderId'];
  expect(host().inputsOf('actions.stop-order')).toMatchObject([{ orderId }, { orderId }]);
  expect(orders()).toHaveLength(1);
  expect(within(dialog).getByRole('button', { name: 'Create the other 4' })).toBeVisible();
});

test('a stop that fails says so, and what is queued is still shown as such', async () => {
  functions.perCall = 2;
  host().calls['actions.create-issues'] = ({ actionIds }) =>
    functions.round === 1 ? failed('UNEXPECTED', 'No answer.') : ok(functions.create(actionIds));
  const stop = host().calls['actions.stop-order'];
  host().calls['actions.stop-order'] = () => failed('UNEXPECTED', 'Try again.');
  openApp(host());
  const { user, dialog } = await openPanel('Create all 7 in Jira');
  await create(user, dialog);
  await within(dialog).findByText('No answer.');
  await user.click(await within(dialog).findByRole('button', { name: 'Stop' }));
  expect(await within(dialog).findByText('This could not be stopped. Try again.')).toBeVisible();
  expect(within(dialog).getByText(/5 issues wait/)).toBeVisible();
  host().calls['actions.stop-order'] = stop ?? (() => failed('UNEXPECTED', ''));
  await user.click(within(dialog).getByRole('button', { name: 'Stop' }));
  expect(await within(dialog).findByText('Stopped. What was not begun is not created.')).toBeVisible();
});

test('rounds in which nothing is begun come to an end', async () => {
  functions.perCall = 0;
  openApp(host());
  const { user, dialog } = await openPanel('Create all 7 in Jira');
  await create(user, dialog);
  expect(await within(dialog).findByText(/7 issues wait\. Debrief goes on by itself/)).toBeVisible();
  expect(orders()).toHaveLength(2);
});

test('more than two hundred are created two hundred at a time', async () => {
  const many = Array.from({ length: 203 }, (_, at) => anAction(at + 1));
  functions.actions = many;
  const place = { pageId: '77', localId: 'macro-1' };
  openPart(
    host(),
    <HereProvider value={{ place, config: {}, siteUrl: '', accountId: 'me', mayEdit: true }}>
      <IssueOrdersProvider actions={many}>
        <CreateIssuesPanel
          actions={many}
          nameOf={() => ''}
          onCreated={() => undefined}
          onClose={() => undefined}
        />
      </IssueOrdersProvider>
    </HereProvider>,
  );
  const user = userEvent.setup();
  const dialog = await screen.findByRole('dialog');
  await within(dialog).findByRole('option', { name: 'Operations (OPS)' });
  expect(within(dialog).getByText(/The first 200 are created now/)).toHaveTextContent(
    'the other 3 afterwards',
  );
  await create(user, dialog);
  expect(await within(dialog).findByText('All 200 are in Jira')).toBeVisible();
  expect(idsOf(orders()[0])).toHaveLength(200);
});

test('says of each whom and by when, leaves out what is unticked, and which priority becomes another', async () => {
  functions.actions = [
    anAction(1, { owner: 'me', dueOn: '2026-12-10', priority: 'critical', status: 'committed' }),
    anAction(2, { priority: 'high' }),
    anAction(3, { priority: 'low' }),
  ];
  functions.form = {
    ...functions.form,
    priorities: [
      { ours: 'critical', theirs: 'Highest' },
      { ours: 'high', theirs: 'High' },
      { ours: 'medium', theirs: 'Medium' },
      { ours: 'low', theirs: 'Minor' },
    ],
  };
  host().confluence = () => ({
    status: 200,
    body: { results: [{ accountId: 'me', displayName: 'Ada Lovelace' }] },
  });
  openApp(host());
  const { user, dialog } = await openPanel('Create all 3 in Jira');
  await choose(user, dialog);
  expect(rowOf(dialog, 'Task 1')).toHaveTextContent('Task 1 Ada Lovelace, due 10 Dec 2026, critical');
  expect(rowOf(dialog, 'Task 2')).toHaveTextContent('Task 2 nobody assigned, no due date, high');
  expect(dialog).toHaveTextContent(
    'Priority in this project: Critical becomes Highest and Low becomes Minor.',
  );
  expect(dialog).toHaveTextContent('2 stay proposed until somebody commits them');
  await user.click(within(dialog).getByRole('checkbox', { name: /Task 3/ }));
  expect(within(dialog).getByRole('heading', { name: 'Create 2 issues in Jira' })).toBeVisible();
  expect(dialog).toHaveTextContent('Priority in this project: Critical becomes Highest.');
  await user.click(within(dialog).getByRole('button', { name: 'Create 2 issues' }));
  await created('Created OPS-1, OPS-2');
  expect(idsOf(orders()[0])).toEqual(functions.actions.slice(0, 2).map(({ id }) => id));
});
