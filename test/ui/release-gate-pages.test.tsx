import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { DEFAULT_POLICY } from '../../src/contract/release-gate-policy';
import type { GatePage, PageGates } from '../../src/contract/release-gate-page';
import { readable } from '../../static/src/shared/instants';
import { failed, freshHost, ok, openApp } from './support/fake-host';

const host = freshHost();
const SERVICE = '01890000-0000-7000-8000-000000000001';
const SITE = 'https://example.atlassian.net';

const page = (some: Partial<GatePage> = {}): GatePage => ({
  serviceId: SERVICE,
  serviceName: 'Checkout',
  verdict: 'prevented',
  code: 'OVERDUE',
  policy: DEFAULT_POLICY,
  policySource: 'product',
  heldSince: '2026-03-01T10:00:00.000Z',
  blockers: [],
  quiet: [],
  heldByOthers: false,
  waivers: [],
  sweptAt: null,
  ...some,
});

const blocker = (some: Partial<GatePage['blockers'][number]> = {}): GatePage['blockers'][number] => ({
  actionId: 'a',
  title: 'Rehearse the restore',
  priority: 'critical',
  pageId: '77',
  pageTitle: 'Outage of March',
  issueKey: 'OPS-7',
  owner: null,
  dueOn: '2026-02-27',
  overdue: true,
  ...some,
});

function at(path: string) {
  host().context = { ...host().context, moduleKey: 'debrief-home', extension: { type: 'globalPage' } };
  host().path = path;
}

async function opened(gate: GatePage) {
  at(`/gate/${SERVICE}`);
  host().calls = {
    'release-gate.page': () => ok(gate),
    'release-gate.waiving': () => ok({ may: false, by: [], mostDays: 14 }),
  };
  openApp(host());
  return screen.findByTestId('gate');
}

describe('the page of a service', () => {
  test('opens by its address, says why it is held and since when, and leads to what holds it', async () => {
    const gate = await opened(
      page({
        blockers: [
          blocker(),
          blocker({ actionId: 'b', issueKey: null, dueOn: null, overdue: false, title: 'Second' }),
        ],
        heldByOthers: true,
      }),
    );
    expect(host().inputsOf('release-gate.page')).toEqual([{ serviceId: SERVICE }]);
    expect(within(gate).getByRole('heading')).toHaveTextContent('Release gate of Checkout');
    expect(gate).toHaveTextContent(
      'Open actions of critical priority hold this service. At least one of them is past its due date.',
    );
    expect(gate).toHaveTextContent(`Held since at least ${readable('2026-03-01T10:00:00.000Z')}.`);
    expect(gate).toHaveTextContent('Other postmortems hold it too.');
    expect(gate).toHaveTextContent('Jira was never looked through yet.');
    const [first, second] = within(screen.getByRole('table', { name: 'Open actions that hold it' }))
      .getAllByRole('row')
      .slice(1);
    expect(first).toHaveTextContent('Overdue: 27 Feb 2026');
    expect(second).toHaveTextContent('Issue None yet');
    expect(second).toHaveTextContent('Owner Nobody');
    const user = userEvent.setup();
    for (const link of within(first!).getAllByRole('link')) await user.click(link);
    expect(host().opened).toMatchObject([
      { url: `${SITE}/wiki/pages/viewpage.action?pageId=77` },
      { url: `${SITE}/browse/OPS-7` },
    ]);
    expect(screen.getByRole('heading', { name: 'What holds a release' })).toBeVisible();
    expect(screen.getByText(/Nobody has set a policy/)).toBeVisible();
  });

  test('names incidents that are quiet, and waivers with their reason, release and end', async () => {
    const ends = '2026-03-04T10:00:00.000Z';
    const gate = await opened(
      page({
        verdict: 'awaiting',
        code: 'QUIET',
        policy: { ...DEFAULT_POLICY, quietHours: 24 },
        quiet: [
          { pageId: '77', pageTitle: 'Outage of March', startedAt: null, resolvedAt: null },
          { pageId: '78', pageTitle: 'Another', startedAt: null, resolvedAt: '2026-03-01T09:00:00.000Z' },
        ],
        waivers: [
          {
            id: 'w',
            version: 1,
            reason: 'The fix itself',
            by: '',
            endsAt: ends,
            release: '3.6',
            coversNew: false,
          },
        ],
        sweptAt: new Date(Date.now() - 7_200_000).toISOString(),
      }),
    );
    expect(gate).toHaveTextContent('It has waited since at least');
    expect(gate).toHaveTextContent('Jira was last looked through 2 hours ago.');
    const quiet = screen.getByRole('list', { name: 'Incidents after which it waits' });
    expect(quiet).toHaveTextContent('goes on, or its end is not written down');
    expect(quiet).toHaveTextContent(`ended ${readable('2026-03-01T09:00:00.000Z')}`);
    const waivers = screen.getByRole('list', { name: 'Waivers that hold' });
    expect(waivers).toHaveTextContent(
      `The fix itselfFor release 3.6, until ${readable(ends)}, given by Former user`,
    );
  });

  test.each([
    ['allowed', 'ALLOWED', 'No open action of critical priority holds this service.'],
    ['waived', 'OVERRIDDEN', 'Open actions are left; a waiver lets the release through.'],
    ['awaiting', 'STALE', 'Debrief cannot tell right now'],
  ] as const)('says in words that it is %s, and nothing of since when', async (verdict, code, words) => {
    const gate = await opened(page({ verdict, code, heldSince: null }));
    expect(gate).toHaveTextContent(words);
    expect(gate).not.toHaveTextContent('since');
    expect(screen.queryByRole('table')).not.toBeInTheDocument();
  });

  test('that the reader may not know of, or that fails, says so', async () => {
    at(`/gate/${SERVICE}`);
    let answer: ReturnType<typeof failed> | ReturnType<typeof ok<GatePage>> = failed(
      'CONFLUENCE_UNAVAILABLE',
      'Confluence did not answer.',
    );
    host().calls = { 'release-gate.page': () => answer };
    openApp(host());
    expect(await screen.findByTestId('failed')).toHaveTextContent('Confluence did not answer.');
    answer = failed('NOT_FOUND', 'There is no such service.');
    await userEvent.setup().click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByTestId('denied')).toHaveTextContent('There is no such service.');
  });
});

describe('the list of services', () => {
  test('is reached from the home, leads to each, and back', async () => {
    at('/');
    host().calls = {
      'reminders.mine': () =>
        ok({
          today: '2026-03-02',
          actions: [],
          more: false,
          reviews: [],
          old: [],
          mails: { site: { version: 0, on: true }, mine: { version: 0, on: true } },
        }),
      'release-gate.overview': () =>
        ok({
          services: [
            { serviceId: SERVICE, serviceName: 'Checkout', verdict: 'prevented', code: 'UNASSIGNED' },
          ],
          more: true,
        }),
      'release-gate.page': () => ok(page()),
      'release-gate.waiving': () => ok({ may: false, by: [], mostDays: 14 }),
    };
    openApp(host());
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'Release gate of each service' }));
    const row = within(await screen.findByRole('table', { name: /Services and whether/ })).getAllByRole(
      'row',
    )[1];
    expect(row).toHaveTextContent(
      'CheckoutRelease preventedWhy Open actions hold it, at least one has no owner.',
    );
    expect(screen.getByText('There are more services than fit here.')).toBeVisible();
    expect(host().path).toBe('/gate');
    await user.click(screen.getByRole('link', { name: 'Checkout' }));
    expect(await screen.findByTestId('gate')).toBeVisible();
    expect(host().path).toBe(`/gate/${SERVICE}`);
    await user.click(screen.getByRole('link', { name: 'All services' }));
    await user.click(await screen.findByRole('button', { name: 'Back to Debrief' }));
    expect(await screen.findByRole('button', { name: 'New postmortem' })).toBeVisible();
  });

  test('says that there is none', async () => {
    at('/gate');
    host().calls = { 'release-gate.overview': () => ok({ services: [], more: false }) };
    openApp(host());
    expect(await screen.findByText(/No service is known here yet/)).toBeVisible();
  });
});

describe('what the byline opens', () => {
  const gates = (some: Partial<PageGates> = {}): PageGates => ({
    services: [{ serviceId: SERVICE, serviceName: 'Checkout', verdict: 'prevented', code: 'CRITICAL_OPEN' }],
    blockers: [{ actionId: 'a', title: 'Rehearse the restore' }],
    open: 1,
    ...some,
  });
  beforeEach(() => {
    host().context = {
      ...host().context,
      moduleKey: 'release-gate-byline',
      localId: 'byline',
      extension: { type: 'confluence:contentBylineItem', content: { id: '77', type: 'page', subtype: null } },
    };
  });

  test('is the verdict on each service, this page’s own actions, and the way to the whole gate', async () => {
    host().calls = { 'release-gate.on-page': () => ok(gates({ open: 3 })) };
    openApp(host());
    expect(await screen.findByRole('list', { name: /Services/ })).toHaveTextContent(
      'Checkout preventedOpen actions hold it.',
    );
    expect(screen.getByRole('list', { name: /Open actions of this page/ })).toHaveTextContent(
      'Rehearse the restore',
    );
    expect(screen.getByText(/There are more of them/)).toBeVisible();
    await userEvent.setup().click(await screen.findByRole('link', { name: /Checkout/ }));
    expect(host().opened).toMatchObject([
      { url: `${SITE}/wiki/apps/app/environment/debrief-home/gate/${SERVICE}` },
    ]);
    expect(host().inputsOf('release-gate.on-page')).toEqual([{ pageId: '77' }]);
  });

  test('says that nothing of this page holds, that no service is named, and why it could not be read', async () => {
    let answer: ReturnType<typeof failed> | ReturnType<typeof ok<PageGates>> = failed(
      'UNEXPECTED',
      'Try again.',
    );
    host().calls = { 'release-gate.on-page': () => answer };
    const { unmount } = openApp(host());
    await screen.findByTestId('failed');
    answer = ok(gates({ blockers: [], open: 0 }));
    await userEvent.setup().click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('No open action of this page holds a release.')).toBeVisible();
    unmount();
    answer = ok(gates({ services: [], blockers: [], open: 0 }));
    openApp(host());
    expect(await screen.findByText(/No postmortem of this page names a service/)).toBeVisible();
  });
});
