import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as v from 'valibot';
import { NO_EXTERNAL_SUMMARY } from '../../src/domain/external-summary';
import { RecordParts } from '../../static/src/record/record-parts';
import { failed, freshHost, ok } from './support/fake-host';
import { aPostmortem, opened } from './support/postmortems';
import { openReportPart, PLACE } from './support/report-part';

const host = freshHost();
const text = { ...NO_EXTERNAL_SUMMARY.text, impact: 'Some waited.' };
const external = ok({ version: 1, value: { text, approval: null } });

async function openExport(mayEdit = true) {
  openReportPart(host(), aPostmortem(), <RecordParts />, mayEdit);
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: 'Export' }));
  return user;
}

const shown = () => screen.getByLabelText<HTMLTextAreaElement>('What is exported').value;
const anyFile = v.object({ record: v.record(v.string(), v.unknown()) });
const fileShown = () => v.parse(anyFile, JSON.parse(shown()));

test('the record as it stands on the server is exported, in either format, with the text for people outside', async () => {
  host().calls = {
    'postmortem.open': () => ok(opened(aPostmortem({ services: [{ id: 's', name: 'Checkout' }] }))),
    'external-summary.open': () => external,
  };
  const user = await openExport();
  await screen.findByLabelText('What is exported');
  expect(shown()).toMatch(/^# Database removed/);
  await user.selectOptions(screen.getByLabelText('Format'), 'JSON');
  expect(fileShown().record).toMatchObject({ services: ['Checkout'], externalSummary: text });
  await user.click(screen.getByRole('button', { name: 'Copy' }));
  expect(await navigator.clipboard.readText()).toBe(shown());
});

test.each([
  ['Export', 'Reading the record…'],
  ['External summary', 'Reading the external summary…'],
  ['Controls', 'Reading the lists of controls…'],
])('%s says what is being read as long as no answer came', async (part, words) => {
  const never = () => new Promise<never>(() => undefined);
  host().calls = { 'postmortem.open': never, 'external-summary.open': never, 'controls.lists': never };
  openReportPart(host(), aPostmortem(), <RecordParts />);
  await userEvent.setup().click(screen.getByRole('button', { name: part }));
  expect(await screen.findByTestId('loading')).toHaveTextContent(words);
});

test('readers export without the text for people outside, which is not even asked for', async () => {
  host().calls = { 'postmortem.open': () => ok(opened(aPostmortem(), [], false)) };
  const user = await openExport(false);
  await user.selectOptions(await screen.findByLabelText('Format'), 'JSON');
  expect(fileShown().record).toMatchObject({ externalSummary: null });
  expect(host().inputsOf('external-summary.open')).toEqual([]);
  expect(screen.queryByRole('button', { name: 'External summary' })).not.toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Controls' })).not.toBeInTheDocument();
});

test('what could not be read is asked for again by a button, and then it is there', async () => {
  host().calls = {
    'postmortem.open': () => failed('CONFLUENCE_UNAVAILABLE', 'Confluence did not answer.'),
    'external-summary.open': () => external,
  };
  const user = await openExport();
  expect(await screen.findByTestId('failed')).toHaveTextContent('Confluence did not answer.');
  host().calls['postmortem.open'] = () => ok(opened(aPostmortem()));
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByLabelText('What is exported')).toBeVisible();
  expect(screen.queryByTestId('failed')).not.toBeInTheDocument();
});

test('whoever may not see it any more is told so, without a way to try again', async () => {
  host().calls = {
    'postmortem.open': () => failed('NOT_FOUND', 'There is no published page here.'),
    'external-summary.open': () => external,
  };
  await openExport();
  expect(await screen.findByTestId('denied')).toHaveTextContent('There is no published page here.');
  expect(screen.queryByRole('button', { name: 'Try again' })).not.toBeInTheDocument();
});

test('a record that is gone meanwhile is said to be gone', async () => {
  host().calls = {
    'postmortem.open': () => ok({ kind: 'draft', mayEdit: true, template: null }),
    'external-summary.open': () => external,
  };
  await openExport();
  expect(await screen.findByTestId('denied')).toHaveTextContent('There is no record here any more.');
});

describe('the text for people outside', () => {
  async function openExternal() {
    openReportPart(host(), aPostmortem(), <RecordParts />);
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: 'External summary' }));
    return user;
  }

  test('says that nothing is written yet, and offers nothing to approve', async () => {
    host().calls = { 'external-summary.open': () => ok({ version: 0, value: NO_EXTERNAL_SUMMARY }) };
    await openExternal();
    expect(await screen.findByText('Nothing is written yet.')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Approve this text' })).not.toBeInTheDocument();
  });

  test('is approved as it was read; a refusal is said and the retry is the same change', async () => {
    const approval = { by: 'ada', at: '2026-03-02T09:00:00.000Z' };
    host().confluence = () => ({
      status: 200,
      body: { results: [{ accountId: 'ada', displayName: 'Ada B' }] },
    });
    host().calls = {
      'external-summary.open': () => external,
      'external-summary.approve': () => failed('UNEXPECTED', 'It could not be saved. Try again.'),
    };
    const user = await openExternal();
    await user.click(await screen.findByRole('button', { name: 'Approve this text' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('It could not be saved.');
    host().calls['external-summary.approve'] = () => ok({ version: 2, value: { text, approval } });
    await user.click(screen.getByRole('button', { name: 'Approve this text' }));
    expect(await screen.findByText(/^Approved by Ada B/)).toBeVisible();
    const [first, second] = host().inputsOf('external-summary.approve');
    expect(first).toMatchObject({ place: PLACE, version: 1 });
    expect(second?.['changeId']).toBe(first?.['changeId']);
  });

  test('that cannot be read can be tried again; denied it cannot', async () => {
    host().calls = { 'external-summary.open': () => failed('PREPARING', 'Debrief is being prepared.') };
    const user = await openExternal();
    expect(await screen.findByTestId('preparing')).toBeVisible();
    host().calls['external-summary.open'] = () =>
      failed('NOT_ALLOWED', 'You may read this page but not edit it.');
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(screen.getByTestId('denied')).toHaveTextContent('not edit it'));
  });
});
