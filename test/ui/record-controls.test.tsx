import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { PostmortemView } from '../../src/contract/postmortem';
import { RecordParts } from '../../static/src/record/record-parts';
import { conflict, failed, freshHost, ok } from './support/fake-host';
import { aPostmortem, anAction } from './support/postmortems';
import { openReportPart, PLACE } from './support/report-part';

const host = freshHost();
const OWN = [{ key: 'bank', name: 'Bank rules', controls: [{ id: '7.1', title: 'Backups' }] }];
const lists = (value = OWN) => ok({ version: 1, value });
const TAGGED = anAction(1);
const record = (controls: readonly string[] = []) =>
  aPostmortem({
    actions: [TAGGED, anAction(2)],
    controls: controls.length === 0 ? [] : [{ subject: TAGGED.id, version: 3, value: { controls } }],
  });

async function openControls(view: PostmortemView, mayEdit = true) {
  openReportPart(host(), view, <RecordParts />, mayEdit);
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: /^Controls/ }));
  return user;
}

test('nothing to tag is said', async () => {
  host().calls = { 'controls.lists': () => lists() };
  await openControls(aPostmortem());
  expect(await screen.findByText(/can be tagged once there are some/)).toBeVisible();
});

test('an action is tagged with a control of a list of the site, and a tag whose list is gone can be taken away', async () => {
  host().calls = {
    'controls.lists': () => lists(),
    'controls.save': ({ value, version }) => ok({ version: version + 1, value }),
  };
  const user = await openControls(record(['gone:1']));
  expect(await screen.findByText('gone')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Edit controls of Task 1' }));
  const form = await screen.findByRole('form', { name: 'Controls of Task 1' });
  expect(within(form).getByRole('group', { name: 'Bank rules' })).toBeVisible();
  await user.click(within(form).getByRole('checkbox', { name: '7.1 Backups' }));
  await user.click(within(form).getByRole('checkbox', { name: /gone:1/ }));
  await user.click(within(form).getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(form).not.toBeInTheDocument());
  expect(host().inputsOf('controls.save')).toMatchObject([
    { place: PLACE, subject: TAGGED.id, version: 3, value: { controls: ['bank:7.1'] } },
  ]);
});

test('a conflict shows what stands there now, and nothing is lost', async () => {
  host().calls = {
    'controls.lists': () => lists(),
    'controls.save': () => conflict(4, { controls: ['soc-2:CC7.3'] }),
  };
  const user = await openControls(record(['gone:1']));
  await user.click(await screen.findByRole('button', { name: 'Edit controls of Task 1' }));
  const form = await screen.findByRole('form', { name: 'Controls of Task 1' });
  await user.click(within(form).getByRole('checkbox', { name: '7.1 Backups' }));
  await user.click(within(form).getByRole('button', { name: 'Save' }));
  expect(await within(form).findByText(/soc-2:CC7\.3/)).toBeVisible();
  expect(within(form).getByRole('checkbox', { name: '7.1 Backups' })).toBeChecked();
});

test('readers see what is tagged and nothing to change', async () => {
  host().calls = { 'controls.lists': () => lists() };
  await openControls(record(['bank:7.1']), false);
  expect(await screen.findByText('7.1')).toBeVisible();
  expect(screen.getByText('Bank rules')).toBeVisible();
  expect(screen.queryByText('Task 2')).not.toBeInTheDocument();
  expect(screen.queryByRole('button', { name: /^Edit controls/ })).not.toBeInTheDocument();
});

test('lists that could not be read are asked for again by a button; denied they are not', async () => {
  host().calls = { 'controls.lists': () => failed('CONFLUENCE_UNAVAILABLE', 'It did not answer.') };
  const user = await openControls(record());
  expect(await screen.findByTestId('failed')).toHaveTextContent('It did not answer.');
  host().calls['controls.lists'] = () => failed('NOT_SIGNED_IN', 'Log in to Confluence.');
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByTestId('denied')).toHaveTextContent('Log in to Confluence.');
  expect(screen.queryByRole('button', { name: 'Try again' })).not.toBeInTheDocument();
});
