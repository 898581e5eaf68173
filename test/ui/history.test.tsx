import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { HistoryAnswer, HistoryEntry } from '../../src/contract/history';
import { HistoryView } from '../../static/src/history/history-view';
import { SiteHistory } from '../../static/src/settings/site-history';
import { failed, freshHost, ok, openPart } from './support/fake-host';

const host = freshHost();
const ADA = '01890000-0000-7000-8000-00000000000a';
const PLACE = { pageId: '77', localId: 'macro-1' };

const entry = (version: number, some: Partial<HistoryEntry> = {}): HistoryEntry => ({
  subject: 'postmortem',
  id: 'record',
  version,
  at: `2026-03-02T0${String(version)}:00:00.000Z`,
  changeId: `change-${String(version)}`,
  by: ADA,
  what: 'header-edited',
  isRemoval: false,
  differences: [{ field: 'severity', before: 'SEV2', after: 'SEV1' }],
  ...some,
});

const answer = (entries: HistoryEntry[], some: Partial<HistoryAnswer> = {}): HistoryAnswer => ({
  entries,
  next: null,
  authors: [ADA, null],
  people: { [ADA]: 'account-ada' },
  services: {},
  ...some,
});

beforeEach(() => {
  host().confluence = () => ({
    status: 200,
    body: { results: [{ accountId: 'account-ada', displayName: 'Ada Mbeki' }] },
  });
  host().calls = { 'history.read': () => ok(answer([entry(2)])) };
});

test('reads like sentences, with names that the reader may see', async () => {
  const added = entry(1, {
    by: null,
    what: 'action-added',
    differences: [{ field: 'ownerId', before: null, after: ADA }],
  });
  host().calls = { 'history.read': () => ok(answer([entry(2), added])) };
  openPart(host(), <HistoryView of={PLACE} />);
  await waitFor(() => expect(screen.getAllByTestId('change')[0]).toHaveTextContent('Ada Mbeki'));
  const [first, second] = screen.getAllByTestId('change');
  expect(first).toHaveTextContent('Title, severity or times edited');
  expect(first).toHaveTextContent('Severity: SEV2 → to SEV1');
  expect(second).toHaveTextContent('DebriefAction added');
  expect(second).toHaveTextContent('Owner: Ada Mbeki');
});

test('steps of a report read as what was done, and a service has its name', async () => {
  const SERVICE = '01890000-0000-7000-8000-0000000000aa';
  const attached = entry(1, {
    subject: 'service-link',
    what: 'service-added',
    differences: [{ field: 'serviceId', before: null, after: SERVICE }],
  });
  const sent = entry(3, { subject: 'detail', what: 'lifecycle-sent', differences: [] });
  host().calls = {
    'history.read': () => ok(answer([sent, attached], { services: { [SERVICE]: 'Checkout' } })),
  };
  openPart(host(), <HistoryView of={PLACE} />);
  const [first, second] = await screen.findAllByTestId('change');
  expect(first).toHaveTextContent('Report sent to review');
  expect(second).toHaveTextContent('Service: Checkout');
});

test('asks for what the filters say, and keeps everybody to choose from', async () => {
  const user = userEvent.setup();
  openPart(host(), <HistoryView of={PLACE} />);
  await waitFor(() => expect(screen.getByRole('option', { name: 'Ada Mbeki' })).toBeVisible());
  host().calls = { 'history.read': () => ok(answer([], { authors: [ADA, null] })) };
  await user.selectOptions(screen.getByLabelText('Who'), 'Debrief');
  await user.selectOptions(screen.getByLabelText('What'), 'Sections');
  expect(await screen.findByText('No change fits these filters.')).toBeVisible();
  expect(host().inputsOf('history.read').at(-1)).toMatchObject({
    by: 'app',
    subject: 'section',
    after: null,
  });
  expect(screen.getByRole('option', { name: 'Ada Mbeki' })).toBeInTheDocument();
});

test('earlier ones are read on request, and the export reads all of them first', async () => {
  const user = userEvent.setup();
  const next = { at: '2026-03-02T02:00:00.000Z', subject: 'postmortem', id: 'record', version: 2 };
  host().calls = {
    'history.read': ({ after }) =>
      ok(after ? answer([entry(1)], { authors: null }) : answer([entry(2)], { next })),
  };
  const files: Blob[] = [];
  jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
  URL.createObjectURL = (blob) => {
    files.push(blob as Blob);
    return 'blob:file';
  };
  openPart(host(), <HistoryView of={PLACE} />);
  await user.click(await screen.findByRole('button', { name: /^Export these changes/ }));
  expect(await screen.findByText('2 changes')).toBeVisible();
  expect(host().inputsOf('history.read').at(-1)).toMatchObject({ after: next });
  await user.click(screen.getByRole('button', { name: 'Download CSV' }));
  expect(files).toHaveLength(1);
  expect(screen.getByTestId('history-export')).toHaveTextContent('.csv was handed to the browser');
});

test('says when it cannot be read, and reads it again', async () => {
  const user = userEvent.setup();
  host().calls = { 'history.read': () => failed('UNEXPECTED', 'Something went wrong on our side.') };
  openPart(host(), <HistoryView of={PLACE} />);
  expect(await screen.findByText('Something went wrong on our side.')).toBeVisible();
  host().calls = { 'history.read': () => ok(answer([])) };
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('Nothing was changed yet.')).toBeVisible();
});

describe('in the settings', () => {
  beforeEach(() => {
    host().calls = {
      'history.site': () => ok(answer([entry(1, { subject: 'service', what: 'service-renamed' })])),
      'history.state': () => ok({ report: null, retention: { version: 0, years: null } }),
    };
  });

  async function open() {
    const user = userEvent.setup();
    openPart(host(), <SiteHistory siteUrl="https://example.atlassian.net" />);
    await screen.findByRole('button', { name: 'Check everything now' });
    return user;
  }

  test('an admin has everything checked, part by part, and reads what was found', async () => {
    const user = await open();
    const place = { part: 'rows', subject: 'cause', id: 'x' } as const;
    host().calls = {
      ...host().calls,
      'history.check': ({ after }) =>
        after === null
          ? ok({ looked: 300, breaks: [], next: place })
          : ok({
              looked: 12,
              next: null,
              breaks: [
                {
                  kind: 'altered',
                  subject: 'section',
                  id: 'a',
                  version: 3,
                  at: '2026-03-02T09:00:00.000Z',
                  pageId: '77',
                },
              ],
            }),
    };
    await user.click(screen.getByRole('button', { name: 'Check everything now' }));
    const found = await screen.findByRole('list', { name: 'What was found' });
    expect(found).toHaveTextContent('change 3 was altered, or what the next one says of it');
    expect(within(found).getByRole('link', { name: /Open the page/ })).toHaveAttribute(
      'href',
      'https://example.atlassian.net/wiki/pages/viewpage.action?pageId=77',
    );
    expect(host().inputsOf('history.check')).toEqual([{ after: null }, { after: place }]);
  });

  test('how long changes are kept is chosen, with a warning', async () => {
    const user = await open();
    host().calls = { ...host().calls, 'history.save-retention': () => ok({ version: 1 }) };
    await user.selectOptions(screen.getByLabelText('Keep changes'), '3 years');
    expect(screen.getByText(/cannot be brought back/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(host().inputsOf('history.save-retention')).toEqual([
        expect.objectContaining({ version: 0, years: 3 }),
      ]),
    );
  });
});
