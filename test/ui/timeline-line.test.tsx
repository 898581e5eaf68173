import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import * as v from 'valibot';
import { timelineEntry } from '../../src/contract/fields';
import { failed, freshHost, ok, openApp } from './support/fake-host';
import { aPostmortem, opened } from './support/postmortems';

const host = freshHost();

async function openField(timeline: ReturnType<typeof aPostmortem>['timeline'] = []) {
  host().calls['postmortem.open'] = () => ok(opened(aPostmortem({ timeline })));
  openApp(host());
  const field = await screen.findByRole('textbox', { name: 'Type an entry' }, { timeout: 20_000 });
  const form = screen.getByRole('form', { name: 'Type an entry' });
  const type = (line: string) => {
    fireEvent.change(field, { target: { value: line } });
    fireEvent.submit(form);
  };
  return { field, form, type };
}

test('lines wait for one another, a failed one is sent again as the same change', async () => {
  let isDown = true;
  const sent: { changeId: string; texts: string[] }[] = [];
  host().calls['timeline.add'] = ({ changeId, entries }) => {
    const values = entries.map((entry) => v.parse(timelineEntry, entry));
    sent.push({ changeId, texts: values.map(({ text }) => text) });
    return isDown
      ? failed('UNEXPECTED', 'Debrief did not answer.')
      : ok(values.map((value) => ({ version: 1, value })));
  };
  const { field, form, type } = await openField();
  type('23:10 alert fired, PagerDuty');
  expect(field).toHaveValue('');
  await within(form).findByText('Debrief did not answer.');
  type('23:12 on-call looked at it');
  await waitFor(() => expect(sent).toHaveLength(2));
  expect(within(form).getByText('Not saved yet: 23:12 on-call looked at it')).toBeInTheDocument();
  isDown = false;
  fireEvent.click(await within(form).findByText('Retry'));
  await waitFor(() => expect(screen.queryByTestId('typed-lines')).toBeNull());
  expect(sent.map(({ texts }) => texts)).toEqual([
    ['alert fired'],
    ['alert fired'],
    ['alert fired'],
    ['on-call looked at it'],
  ]);
  expect(new Set(sent.slice(0, 3).map(({ changeId }) => changeId)).size).toBe(1);
});

test('a line that was not saved before the page was left can be sent, and corrected without losing what is typed', async () => {
  host().calls['timeline.add'] = () => failed('UNEXPECTED', 'Debrief did not answer.');
  const left = await openField();
  left.type('23:10 alert fired, PagerDuty');
  await within(left.form).findByText('Debrief did not answer.');
  cleanup();

  const { field, form } = await openField();
  expect(within(form).getByText('Not saved yet: 23:10 alert fired, PagerDuty')).toBeInTheDocument();
  fireEvent.click(within(form).getByRole('button', { name: 'Retry' }));
  await waitFor(() => expect(host().inputsOf('timeline.add')).toHaveLength(2));
  const [first, second] = host().inputsOf('timeline.add');
  expect(second?.['changeId']).toBe(first?.['changeId']);

  await within(form).findByText('Debrief did not answer.');
  fireEvent.change(field, { target: { value: '23:12 on-call' } });
  fireEvent.click(within(form).getByRole('button', { name: 'Correct it' }));
  expect(field).toHaveValue('23:10 alert fired, PagerDuty 23:12 on-call');
});

test('a line without words, or with a time of no known day, is not sent', async () => {
  const { form, type, field } = await openField();
  type('   ');
  expect(within(form).getByRole('alert')).toHaveTextContent('Type what happened first.');
  type('23:10');
  expect(within(form).getByRole('alert')).toHaveTextContent('Type what happened first.');
  expect(field).toHaveValue('23:10');
  expect(host().inputsOf('timeline.add')).toEqual([]);
});

test('a time that cannot be read is said, and the line is added without one only when it is sent again', async () => {
  host().calls['timeline.add'] = ({ entries }) =>
    ok(entries.map((entry) => ({ version: 1, value: v.parse(timelineEntry, entry) })));
  const { form, type, field } = await openField();
  expect(field).toHaveAccessibleDescription(/A time without a zone is read in UTC\./);
  type('25:99 nonsense');
  expect(within(form).getByRole('alert')).toHaveTextContent('“25:99” is not a time that Debrief can read.');
  expect(host().inputsOf('timeline.add')).toEqual([]);
  fireEvent.submit(form);
  await waitFor(() => expect(host().inputsOf('timeline.add')).toHaveLength(1));
  expect(within(form).queryByRole('alert')).not.toBeInTheDocument();
});

test('in which zone times are shown is remembered', async () => {
  const header = { ...aPostmortem().header };
  const record = aPostmortem({ header: { ...header, value: { ...header.value, zone: 'Asia/Tokyo' } } });
  host().calls['postmortem.open'] = () => ok(opened(record));
  openApp(host());
  const [toIncidents] = await screen.findAllByRole('button', { name: 'Show the incident’s time zone' });
  if (toIncidents) fireEvent.click(toIncidents);
  cleanup();
  openApp(host());
  const [back] = await screen.findAllByRole('button', { name: 'Show my time zone' });
  expect(screen.getAllByText('Times in the incident’s time zone, Asia/Tokyo.')[0]).toBeVisible();
  if (back) fireEvent.click(back);
  cleanup();
  openApp(host());
  expect((await screen.findAllByRole('button', { name: 'Show the incident’s time zone' }))[0]).toBeVisible();
});
