import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { IssueGate, ProjectGate } from '../../src/contract/release-gate-jira';
import { DEFAULT_POLICY } from '../../src/domain/release-gate-policy';
import { failed, freshHost, ok, openApp } from './support/fake-host';

const host = freshHost();

const SERVICE = {
  serviceId: '01890000-0000-7000-8000-000000000101',
  serviceName: 'Checkout',
  verdict: 'prevented',
  code: 'OVERDUE',
  policy: DEFAULT_POLICY,
  gatePage: 'https://example.atlassian.net/wiki/apps/a/e/debrief/gate/1',
  waivedUntil: null,
} as const;
const GATE: ProjectGate = {
  project: { key: 'PAY', name: 'Payments' },
  verdict: 'prevented',
  code: 'OVERDUE',
  services: [SERVICE],
  versions: [
    {
      id: '10200',
      name: '2.4.0',
      releaseDate: '2026-04-01',
      verdict: 'prevented',
      code: 'OVERDUE',
      waivedUntil: null,
    },
    {
      id: '10201',
      name: '2.5.0',
      releaseDate: null,
      verdict: 'waived',
      code: 'OVERRIDDEN',
      waivedUntil: '2026-03-03T10:00:00.000Z',
    },
  ],
  released: [
    {
      versionId: '10199',
      release: '2.3.0',
      serviceName: 'Checkout',
      at: '2026-03-01T10:00:00.000Z',
      verdict: 'prevented',
      code: 'UNASSIGNED',
    },
  ],
};
const ISSUE: IssueGate = {
  project: GATE.project,
  release: '2.4.0',
  verdict: 'prevented',
  code: 'OVERDUE',
  services: [SERVICE],
  blockers: [
    { actionId: 'a', issueKey: 'OPS-7', seen: null },
    { actionId: 'b', issueKey: null, seen: { title: 'Alert earlier', pageId: '65601' } },
  ],
  others: true,
};

const atProject = () => {
  host().context['moduleKey'] = 'release-gate-project';
  host().context['extension'] = { type: 'jira:projectPage', project: { id: '10000', key: 'PAY' } };
};
const atIssue = () => {
  host().context['moduleKey'] = 'release-gate-issue';
  host().context['extension'] = { type: 'jira:issuePanel', issue: { id: '10100' }, project: { id: '10000' } };
};

describe('the page of a project', () => {
  beforeEach(atProject);

  it('says what holds which service, what each version may, and what was released anyway', async () => {
    host().calls['release-gate.of-project'] = () => ok(GATE);
    openApp(host());
    expect(await screen.findByRole('heading', { name: 'Payments: release prevented' })).toBeVisible();
    const services = screen.getByRole('list', { name: 'Services' });
    expect(services).toHaveTextContent('Checkout');
    expect(services).toHaveTextContent('At least one of them is past its due date.');
    const link = within(services).getByRole('link', { name: /Gate of Checkout in Confluence/ });
    expect(link).toHaveAttribute('href', SERVICE.gatePage);
    const versions = screen.getByRole('table', { name: 'Unreleased versions' });
    expect(within(versions).getAllByRole('row')[1]).toHaveTextContent(/2\.4\.0.*prevented/);
    expect(within(versions).getAllByRole('row')[2]).toHaveTextContent(
      /2\.5\.0.*waived.*A waiver for this release/,
    );
    expect(screen.getByText('2.3.0, while the gate said of Checkout: prevented')).toBeVisible();
    expect(host().inputsOf('release-gate.of-project')).toEqual([{ projectId: '10000' }]);
  });

  it('puts its link on a version, and says who may when the viewer may not', async () => {
    host().calls['release-gate.of-project'] = () => ok(GATE);
    host().calls['release-gate.link-version'] = ({ versionId }) =>
      versionId === '10200'
        ? ok({ outcome: 'linked' })
        : failed('NOT_ALLOWED', 'Ask an administrator of the project.');
    openApp(host());
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'Put link on version 2.4.0' }));
    expect((await screen.findAllByText('Version 2.4.0 has a link to this page now.'))[0]).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Put link on version 2.5.0' }));
    expect(await screen.findByText('Ask an administrator of the project.')).toBeVisible();
  });

  it('says that there is nothing to watch where no service is released', async () => {
    host().calls['release-gate.of-project'] = () => ok({ ...GATE, services: [], verdict: 'awaiting' });
    openApp(host());
    expect(await screen.findByText(/No service is released in it/)).toBeVisible();
    expect(screen.queryByText(/release awaiting/)).not.toBeInTheDocument();
  });

  it.each([
    ['NOT_FOUND', 'denied'],
    ['PREPARING', 'preparing'],
    ['JIRA_UNAVAILABLE', 'failed'],
  ] as const)('%s: nothing is said of the gate', async (code, shown) => {
    host().calls['release-gate.of-project'] = () => failed(code, 'Why not.');
    openApp(host());
    expect(await screen.findByTestId(shown)).toHaveTextContent('Why not.');
    expect(screen.queryByTestId('gate')).not.toBeInTheDocument();
  });
});

describe('the panel of an issue', () => {
  beforeEach(atIssue);

  it('names what holds its release by issue, and by page where the viewer may see it', async () => {
    host().calls['release-gate.of-issue'] = () => ok(ISSUE);
    openApp(host());
    expect(await screen.findByRole('heading', { name: 'Release 2.4.0: prevented' })).toBeVisible();
    const key = screen.getByRole('link', { name: /OPS-7/ });
    expect(key).toHaveAttribute('href', 'https://example.atlassian.net/browse/OPS-7');
    expect(screen.getByRole('link', { name: /Alert earlier/ })).toBeVisible();
    expect(screen.getByText('Others hold it as well, on pages that you may not see.')).toBeVisible();
  });

  it('speaks of any release of the project when it is not of exactly one version', async () => {
    const none = { release: null, blockers: [], others: false, verdict: 'allowed', code: 'ALLOWED' } as const;
    host().calls['release-gate.of-issue'] = () => ok({ ...ISSUE, ...none });
    openApp(host());
    expect(await screen.findByRole('heading', { name: 'Payments: release allowed' })).toBeVisible();
    expect(screen.queryByText('What holds it')).not.toBeInTheDocument();
  });

  it('says nothing of the gate to whoever may not see the issue', async () => {
    host().calls['release-gate.of-issue'] = () => failed('NOT_FOUND', 'Ask for access.');
    openApp(host());
    expect(await screen.findByTestId('denied')).toHaveTextContent('Ask for access.');
  });
});
