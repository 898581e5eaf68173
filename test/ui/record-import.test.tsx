import { webcrypto } from 'node:crypto';
import { screen, waitFor } from '@testing-library/react';
import { TextEncoder } from 'node:util';
import userEvent from '@testing-library/user-event';
import type { ImportPiece } from '../../src/contract/record-import';
import { ImportRecord } from '../../static/src/record/import-record';
import { importIdOf } from '../../static/src/record/import-check';
import { aFullFile } from '../support/builders-files';
import { failed, freshHost, ok } from './support/fake-host';
import { aPostmortem } from './support/postmortems';
import { openReportPart, PLACE } from './support/report-part';

// Every browser has them; jsdom has not.
Object.defineProperty(globalThis, 'crypto', { value: webcrypto });
Object.assign(globalThis, { TextEncoder });

const host = freshHost();
const FILE = aFullFile();

/** jsdom's files cannot be read as text, which every browser can. */
function aFile(text: string, fails = false): File {
  const file = new File([text], 'record.json', { type: 'application/json' });
  return Object.assign(file, {
    text: () => (fails ? Promise.reject(new Error('gone')) : Promise.resolve(text)),
  });
}

const people = (...known: string[]) =>
  ({
    status: 200,
    body: { results: known.map((accountId) => ({ accountId, displayName: accountId })) },
  }) as const;

function openImport() {
  openReportPart(host(), aPostmortem(), <ImportRecord />);
  const user = userEvent.setup();
  return { user, choose: (file: File) => user.upload(screen.getByLabelText('File (JSON)'), file) };
}

const piecesSent = (): ImportPiece[] =>
  host()
    .inputsOf('record.import')
    .flatMap(({ pieces }) => pieces as ImportPiece[]);

beforeEach(() => {
  host().confluence = () => people('ada', 'bob', 'eve');
  host().calls = { 'record.import': ({ pieces }) => ok({ done: pieces.length, kept: 0 }) };
});

test('a file is looked at before it is imported, and said to be a draft with history', async () => {
  const { choose } = openImport();
  await choose(aFile(JSON.stringify(FILE)));
  expect(await screen.findByText('The file holds “Checkout was down”:')).toBeVisible();
  expect(screen.getByText(/^Where the report stood: it starts as a draft here/)).toBeVisible();
  expect(screen.queryByText(/without an account on this site/)).not.toBeInTheDocument();
  expect(host().inputsOf('record.import')).toEqual([]);
});

describe('people of a file', () => {
  const readsAs = async (known: readonly string[]) => {
    host().confluence = () => people(...known);
    const { user, choose } = openImport();
    await choose(aFile(JSON.stringify(FILE)));
    await user.click(await screen.findByRole('button', { name: 'Import' }));
    await waitFor(() => expect(piecesSent().at(-1)?.kind).toBe('lifecycle'));
    return piecesSent();
  };
  const valuesOf = (pieces: readonly ImportPiece[], kind: ImportPiece['kind']) =>
    pieces.filter((piece) => piece.kind === kind).map(({ value }) => value);

  test('who all have accounts here stay who they are, with those who closed theirs', async () => {
    const pieces = await readsAs(['ada', 'bob', 'eve']);
    expect(valuesOf(pieces, 'role')).toEqual(FILE.record.roles);
    expect(valuesOf(pieces, 'review-plan')).toEqual([FILE.record.reviewPlan]);
    expect(valuesOf(pieces, 'lifecycle')).toEqual([FILE.record.lifecycle]);
    expect(valuesOf(pieces, 'action')).toMatchObject([{ owner: 'ada' }, { owner: null }]);
  });

  test('who have none are left out where they would be responsible, and stay as nobody where they were', async () => {
    const pieces = await readsAs(['bob']);
    expect(screen.getByText(/^2 people without an account on this site/)).toBeVisible();
    expect(valuesOf(pieces, 'role')).toEqual([
      { role: 'facilitator', value: { people: [] } },
      { role: 'scribe', value: { people: [''] } },
      { role: 'stakeholders', value: { people: ['bob', '', ''] } },
    ]);
    expect(valuesOf(pieces, 'action')).toMatchObject([{ owner: null }, { owner: null }]);
    expect(JSON.stringify(valuesOf(pieces, 'section'))).toContain('person:nobody');
    expect(valuesOf(pieces, 'review-plan')).toMatchObject([{ invitees: ['', '', 'bob'] }]);
    expect(valuesOf(pieces, 'review-meeting')).toMatchObject([
      { attendance: [{ person: '' }, { person: '' }] },
    ]);
    expect(valuesOf(pieces, 'lifecycle')).toMatchObject([
      { last: { by: '' }, approvals: [{ by: '' }, { by: 'bob' }], published: { by: '' } },
    ]);
    expect(JSON.stringify(pieces)).not.toMatch(/"(ada|eve)"/);
  });

  test('who cannot be asked about now can be asked about again, by the same file', async () => {
    host().confluence = () => ({ status: 503 });
    const { user, choose } = openImport();
    await choose(aFile(JSON.stringify(FILE)));
    expect(await screen.findByRole('alert')).toHaveTextContent('Confluence did not say which people');
    host().confluence = () => people('ada', 'bob', 'eve');
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('button', { name: 'Import' })).toBeVisible();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });
});

test('an import that stopped goes on with what is missing, as the same import', async () => {
  let calls = 0;
  host().calls['record.import'] = () => {
    calls += 1;
    return calls === 2 ? failed('UNEXPECTED', 'Something went wrong.') : ok({ done: 9, kept: 1 });
  };
  const { user, choose } = openImport();
  await choose(aFile(JSON.stringify(FILE)));
  await user.click(await screen.findByRole('button', { name: 'Import' }));
  expect(await screen.findByText('Nothing is lost: going on adds only what is missing.')).toBeVisible();
  expect(screen.getByRole('alert')).toHaveTextContent('Something went wrong.');
  await user.click(screen.getByRole('button', { name: 'Go on importing' }));
  await waitFor(() => expect(screen.queryByText(/^Nothing is lost/)).not.toBeInTheDocument());
  await waitFor(() => expect(screen.getByText(/^Imported\. \d+ parts were left/)).toBeInTheDocument());
  const ids = new Set(
    host()
      .inputsOf('record.import')
      .map(({ importId }) => importId),
  );
  expect([...ids]).toEqual([await importIdOf(PLACE, JSON.stringify(FILE))]);
});

test('whoever may not edit the page any more is told so', async () => {
  host().calls['record.import'] = () => failed('NOT_ALLOWED', 'You may read this page but not edit it.');
  const { user, choose } = openImport();
  await choose(aFile(JSON.stringify(FILE)));
  await user.click(await screen.findByRole('button', { name: 'Import' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('You may read this page but not edit it.');
});

test.each([
  ['is no JSON', '{', /^This is no JSON/],
  ['is somebody else’s', '{"a": 1}', /no postmortem that Debrief exported/],
  ['is of a newer version', JSON.stringify({ ...FILE, version: 2 }), /newer Debrief/],
  ['says what no record may', JSON.stringify({ ...FILE, record: { ...FILE.record, roles: 5 } }), /roles/],
])('a file that %s is refused with what to do', async (_name, text, why) => {
  const { choose } = openImport();
  await choose(aFile(text));
  expect(await screen.findByRole('alert')).toHaveTextContent(why);
  expect(screen.queryByRole('button', { name: 'Import' })).not.toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Try again' })).not.toBeInTheDocument();
});

test('a file that the browser cannot read any more is asked for again', async () => {
  const { choose } = openImport();
  await choose(aFile('', true));
  expect(await screen.findByRole('alert')).toHaveTextContent('The browser could not read this file.');
  expect(screen.getByRole('button', { name: 'Try again' })).toBeVisible();
});

test('parts that this Debrief does not know are named', async () => {
  const { choose } = openImport();
  await choose(aFile(JSON.stringify({ ...FILE, record: { ...FILE.record, weather: 'rain' } })));
  expect(await screen.findByText('Parts that this Debrief does not know: weather.')).toBeVisible();
});

test('of two files chosen one after the other the last counts, however long the first takes', async () => {
  const { choose } = openImport();
  let answer: (text: string) => void = () => undefined;
  const slow = Object.assign(aFile(''), { text: () => new Promise<string>((done) => (answer = done)) });
  await choose(slow);
  const other = {
    ...FILE,
    record: { ...FILE.record, header: { ...FILE.record.header, title: 'The second' } },
  };
  await choose(aFile(JSON.stringify(other)));
  expect(await screen.findByText('The file holds “The second”:')).toBeVisible();
  answer(JSON.stringify(FILE));
  await new Promise((done) => setTimeout(done, 50));
  expect(screen.getByText('The file holds “The second”:')).toBeVisible();
});
