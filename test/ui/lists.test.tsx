import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Evidence, EvidenceAnswer } from '../../src/contract/controls';
import type { Answer } from '../../src/contract/failure';
import type { PeriodEntry } from '../../src/contract/period-summary';
import { Lists } from '../../static/src/lists/lists';
import { failed, freshHost, ok, openPart } from './support/fake-host';

const host = freshHost();
const finding = (some: Partial<Evidence> = {}): Evidence => ({
  pageId: '77',
  postmortemTitle: 'Database removed',
  kind: 'cause',
  text: 'Both hosts looked alike',
  isOpen: null,
  controls: ['soc-2:CC7.4'],
  ...some,
});
const entry = (title: string): PeriodEntry => ({
  title,
  severity: 'SEV1',
  services: [],
  startedAt: '2026-03-01T10:00:00.000Z',
  resolvedAt: null,
  zone: 'UTC',
  summary: '',
  causes: [],
  actions: [],
  lessons: '',
});

async function openList(name: string) {
  openPart(host(), <Lists siteUrl="https://example.atlassian.net" />);
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name }));
  return user;
}

describe('evidence by control', () => {
  const own = () => ok({ version: 0, value: [] });
  const first = finding();
  const second = finding({
    kind: 'action',
    text: 'Name hosts apart',
    isOpen: true,
    controls: ['soc-2:CC7.5'],
  });

  test('is read to its end, and shown by control; a finding has no state, nor a label for one', async () => {
    host().calls = {
      'controls.lists': own,
      'controls.evidence': ({ after }) =>
        ok(after === '' ? { evidence: [first], next: 'x' } : { evidence: [second], next: null }),
    };
    const user = await openList('Evidence by control');
    const table = await screen.findByRole('group', { name: 'Evidence by control' });
    expect(within(table).getAllByText(/^State/)).toHaveLength(2);
    await user.selectOptions(screen.getByLabelText('Control'), 'soc-2:CC7.4');
    expect(table).toHaveTextContent('Both hosts looked alike');
    expect(table).not.toHaveTextContent('Name hosts apart');
    expect(within(table).getAllByText(/^State/)).toHaveLength(1);
    await user.selectOptions(screen.getByLabelText('Control'), 'dora:Art. 13');
    expect(screen.getByText('Nothing is tagged with it.')).toBeVisible();
  });

  test('that could not be read is asked for again by a button', async () => {
    host().calls = {
      'controls.lists': own,
      'controls.evidence': () => failed('CONFLUENCE_UNAVAILABLE', 'It did not answer.'),
    };
    const user = await openList('Evidence by control');
    expect(await screen.findByTestId('failed')).toHaveTextContent('It did not answer.');
    host().calls['controls.evidence'] = () => ok({ evidence: [first], next: null });
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Both hosts looked alike')).toBeVisible();
  });

  test('says what is being read, then that nothing is tagged; who may not see it is told so', async () => {
    let answer: (evidence: Answer<EvidenceAnswer>) => void = () => undefined;
    host().calls = {
      'controls.lists': own,
      'controls.evidence': () => new Promise((done) => (answer = done)),
    };
    await openList('Evidence by control');
    expect(await screen.findByTestId('loading')).toHaveTextContent('Reading the lists of controls…');
    await waitFor(() => expect(host().inputsOf('controls.evidence')).toHaveLength(1));
    answer(ok({ evidence: [], next: null }));
    expect(await screen.findByText('Nothing is tagged with it.')).toBeVisible();
    host().calls['controls.evidence'] = () => failed('NOT_SIGNED_IN', 'Log in to Confluence.');
    cleanup();
    await openList('Evidence by control');
    expect(await screen.findByTestId('denied')).toHaveTextContent('Log in to Confluence.');
  });
});

describe('incidents of a period', () => {
  test('are read to their end, also where an answer ran out of time, and stand there as one text', async () => {
    const next = { at: '2026-03-01T10:00:00.000Z', id: 'a' };
    host().calls = {
      'record.period-summary': ({ after }) =>
        ok(after ? { entries: [entry('Second')], next: null } : { entries: [entry('First')], next }),
    };
    const user = await openList('Incidents of a period');
    await user.click(screen.getByRole('button', { name: 'Make the text' }));
    const box = await screen.findByLabelText('The text');
    expect((box as HTMLTextAreaElement).value).toMatch(/1\. First[^]+2\. Second/);
    expect(host().inputsOf('record.period-summary')[1]).toMatchObject({ after: next });
  });

  test('say that there is none, what is wrong with the days, and why it failed; the retry is the same button', async () => {
    host().calls = { 'record.period-summary': () => failed('CONFLUENCE_UNAVAILABLE', 'It did not answer.') };
    const user = await openList('Incidents of a period');
    await user.click(screen.getByRole('button', { name: 'Make the text' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('It did not answer.');
    host().calls['record.period-summary'] = () => ok({ entries: [], next: null });
    await user.click(screen.getByRole('button', { name: 'Make the text' }));
    await waitFor(() => expect(screen.queryByRole('alert')).not.toBeInTheDocument());
    expect(screen.getAllByText('No incident in these days that you may see.').length).toBeGreaterThan(0);
  });
});
