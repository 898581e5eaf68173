import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as v from 'valibot';
import { uuid } from '../../src/contract/fields';
import { freshHost, ok, openApp } from './support/fake-host';
import { aPostmortem, opened } from './support/postmortems';

const host = freshHost();
const ZONE = 'Europe/Atlantis';

test('a zone that this browser does not know is UTC by name, and outlives an edit of something else', async () => {
  let record = aPostmortem();
  record = { ...record, header: { version: 1, value: { ...record.header.value, zone: ZONE } } };
  const entry = { at: '2017-01-31T23:27:00.000Z', precision: 'exact', kind: 'detection' } as const;
  const id = v.parse(uuid, '01890000-0000-7000-8000-000000000002');
  record = {
    ...record,
    timeline: [
      {
        version: 1,
        value: { ...entry, id, text: 'Alert', timeWords: '', source: '', link: '', position: 1 },
      },
    ],
  };
  host().calls = {
    'postmortem.open': () => ok(opened(record)),
    'services.list': () => ok([]),
    'postmortem.save-header': ({ version, value }) => {
      record = {
        ...record,
        header: { version: version + 1, value: { ...record.header.value, title: value.title } },
      };
      return ok(record.header);
    },
  };
  openApp(host());
  const user = userEvent.setup();
  await screen.findByRole('heading', { level: 1 });
  // None where the browser of this test is in UTC itself.
  const [toggle] = screen.queryAllByRole('button', { name: 'Show the incident’s time zone' });
  if (toggle) await user.click(toggle);
  expect(
    screen.getAllByText(`Times in UTC: this browser does not know the incident’s time zone, ${ZONE}.`)[0],
  ).toBeVisible();
  expect(screen.getAllByText(/23:27.* (UTC|GMT)/)[0]).toBeVisible();

  await user.click(screen.getByRole('button', { name: 'Edit Incident' }));
  const form = await screen.findByRole('form', { name: 'Incident' });
  const zone = within(form).getByRole('combobox', { name: /Time zone/ });
  expect(zone).toHaveValue(ZONE);
  expect(zone).toHaveAccessibleDescription(/does not know this time zone, so times are in UTC/);
  expect(within(form).getAllByText(/Time zone: UTC/)[0]).toBeVisible();
  // Services are saved one by one: they stand apart from what Save and Cancel are about.
  const apart = screen.getByRole('form', { name: 'Services' });
  expect(apart).toHaveAccessibleDescription('Each is saved as soon as you add or remove it.');
  expect(apart.closest('.panel')).not.toBe(form.closest('.panel'));
  const title = within(form).getByRole('textbox', { name: /^Incident title/ });
  await user.type(title, '!');
  await user.click(within(form).getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(form).not.toBeInTheDocument());
  expect(host().inputsOf('postmortem.save-header')).toMatchObject([
    { value: { title: 'Database removed!', zone: ZONE, startedAt: '2017-01-31T23:00:00.000Z' } },
  ]);
});

describe('the zone of the incident, typed', () => {
  async function typeZone(words: string) {
    const record = aPostmortem();
    host().calls = {
      'postmortem.open': () => ok(opened(record)),
      'services.list': () => ok([]),
      'postmortem.save-header': ({ version, value }) =>
        ok({ version: version + 1, value: { ...record.header.value, title: value.title } }),
    };
    openApp(host());
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'Edit Incident' }));
    const form = await screen.findByRole('form', { name: 'Incident' });
    const zone = within(form).getByRole('combobox', { name: /Time zone/ });
    await user.clear(zone);
    await user.type(zone, words);
    await user.tab();
    await user.click(within(form).getByRole('button', { name: 'Save' }));
    return { form, zone };
  }
  test('a city is its zone', async () => {
    const { form } = await typeZone('new york');
    await waitFor(() => expect(form).not.toBeInTheDocument());
    expect(host().inputsOf('postmortem.save-header')).toMatchObject([
      { value: { zone: 'America/New_York' } },
    ]);
  });

  test.each(['PST', 'Atlantis'])('%s stays, with what is wrong, and is not saved', async (words) => {
    const { form, zone } = await typeZone(words);
    expect(await within(form).findByTestId('save-failed')).toHaveTextContent(
      'Time zone of the incident: No such time zone. Type a city such as Berlin',
    );
    expect(zone).toHaveValue(words);
    expect(zone).toBeInvalid();
    expect(within(form).getAllByText(/^Time zone: UTC/)[0]).toBeVisible();
    expect(host().inputsOf('postmortem.save-header')).toEqual([]);
  });
});
