import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { SAMPLES } from '../../src/contract/sample-list';
import { Example } from '../../static/src/examples/example';
import { Examples } from '../../static/src/examples/examples';
import { inWords } from '../../static/src/shared/instants';
import { INCIDENTS } from '../support/builders-incidents';
import { freshHost, openPart } from './support/fake-host';

const host = freshHost();
const open = (id: string) =>
  openPart(host(), <Example id={id} siteUrl="https://example.atlassian.net" onClose={() => undefined} />);

/** What stands after a term of the header. */
const told = (label: string) =>
  screen.getAllByText(label, { selector: 'dt' })[0]?.nextElementSibling?.textContent ?? '';

test('the list says of each what its file says', () => {
  expect([...SAMPLES].map(({ load: _load, ...said }) => said).sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
    [...INCIDENTS]
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map(({ id, title, company, severity, times }) => ({
        id,
        title,
        company,
        severity,
        startedAt: times.started,
        resolvedAt: times.resolved,
      })),
  );
});

test('each can be opened from the list', async () => {
  const opened: string[] = [];
  openPart(host(), <Examples focused={null} onOpen={(id) => opened.push(id)} />);
  const rows = screen.getAllByRole('row').slice(1);
  expect(rows).toHaveLength(INCIDENTS.length);
  expect(rows[0]).toHaveTextContent('GitLab');
  expect(rows[0]).toHaveTextContent('18 h 30 min');
  await userEvent.click(within(rows[0]!).getByRole('button', { name: /Open the example/ }));
  expect(opened).toEqual(['gitlab-2017-database']);
});

test.each(INCIDENTS.map((one) => [one.id, one] as const))(
  '%s shows what comes out of it, read only, and asks nobody for anything',
  async (id, { expected, source, title, actions }) => {
    open(id);
    expect(await screen.findByRole('heading', { level: 1, name: title })).toBeVisible();
    const notice = screen.getByTestId('example-notice');
    expect(notice).toHaveTextContent('This is an example, read only. The facts are those of');
    expect(within(notice).getByRole('link')).toHaveAttribute('href', source.url);
    const { time_to_detect_min: detect, duration_min: duration } = expected;
    expect(told('Time to detect')).toBe(
      detect === null ? 'unknown: detection is not known' : inWords(detect),
    );
    expect(told('Time to resolve')).toBe(duration === null ? 'unknown' : inWords(duration));
    await waitFor(() =>
      expect(screen.getAllByTestId('timeline-entry')).toHaveLength(expected.timeline_entries),
    );
    const flagged = screen.queryAllByText(/Earlier than an entry arranged before it/).length;
    expect(flagged === 0).toBe(expected.timeline_in_order);
    for (const action of actions)
      expect((await screen.findAllByText(action.title)).length).toBeGreaterThan(0);
    expect(screen.getAllByTestId('action-status')).toHaveLength(expected.actions);
    expect(screen.queryAllByRole('button', { name: /^(Edit|Add|Remove|Create)/ })).toEqual([]);
    expect([host().sent, host().asked, host().submitted]).toEqual([[], [], []]);
    expect(Object.keys(localStorage).filter((key) => key.includes('example'))).toEqual([]);
  },
);
