import { idFrom } from '../../local/incident';
import type { Invocation } from '../../local/invocation';
import { ADMIN, EDITOR } from '../../local/site/people';
import { SEEDED_MACRO } from '../../local/site/seed';
import { actionInput, createInput, must, place } from '../support/debrief';
import { pointsOf, strikesAt } from '../support/fault-points';
import { freshDebrief } from '../support/fresh-debrief';

const debrief = freshDebrief();

const as = EDITOR.accountId;
const ACTION = idFrom('rule');
const FUNCTION = 'release-gate-rule-fn';
const START = { projectKey: 'WEB', issueTypeId: null, transitionId: '11' };
const UNKNOWN = 'Debrief cannot know right now';

/** Checkout, released in project WEB, with one open critical action; answers its id. */
async function checkout(): Promise<string> {
  await must(debrief, 'actions.save', actionInput(debrief, ACTION, 1), as);
  const named = { place: place(debrief), changeId: idFrom('a'), name: 'Checkout' };
  const { id } = await must(debrief, 'services.attach', named, as);
  const projectIds = debrief.jira.projects().flatMap((one) => (one.key === 'WEB' ? one.id : []));
  await must(
    debrief,
    'release-gate.save-projects',
    { changeId: idFrom('pr'), serviceId: id, version: 0, projectIds },
    ADMIN.accountId,
  );
  return id;
}

const rule = (configuration: unknown) =>
  debrief.jira.saveRule(ADMIN.accountId, START, {
    id: null,
    moduleKey: 'release-gate-validator',
    configuration: JSON.stringify(configuration),
  });

const release = () =>
  debrief.jira.create(as, {
    fields: { project: { key: 'WEB' }, issuetype: { id: '10001' }, summary: 'Release 3.6' },
  }).key;

async function start(key: string, actor: { kind: 'app' } | { kind: 'user'; accountId: string } = user) {
  const body = { transition: { id: START.transitionId } };
  const { status, body: answer } = await debrief.host.request(
    'jira',
    'POST',
    `/rest/api/3/issue/${key}/transitions`,
    { as: actor, body },
  );
  return { status, message: (answer as { errorMessages?: string[] } | undefined)?.errorMessages?.join() };
}
const user = { kind: 'user', accountId: as } as const;

const statusOf = (key: string): unknown =>
  (debrief.jira.issue(key)?.fields['status'] as { name: string } | undefined)?.name;
const decisions = () =>
  debrief.host.sql.query(
    'SELECT caller AS caller, caller_id AS caller_id, asked_service AS asked, verdict AS verdict, blockers AS blockers FROM gate_decisions ORDER BY id',
  );
const asked = (): Invocation => {
  const found = debrief.host.invocations.findLast(({ functionKey }) => functionKey === FUNCTION);
  if (!found) throw new Error('The rule was not asked.');
  return found;
};

test('an open action refuses the transition with its key; done, it happens; each is logged', async () => {
  const serviceId = await checkout();
  rule({ services: 'project' });
  const made = await must(debrief, 'actions.create-issues', createInput(debrief, [ACTION]), as);
  const issue = made.actions[0]?.issue;
  const key = release();
  const refused = await start(key);
  expect(refused.status).toBe(400);
  expect(refused.message).toBe(
    `Checkout: 1 open action of a past incident holds the release: ${issue?.issueKey ?? ''}. ` +
      `See ${debrief.host.baseUrl}/wiki/apps/${debrief.host.manifest.app.id.split('/').at(-1) ?? ''}/` +
      `e0000000-0000-4000-8000-000000000002/debrief/gate/${serviceId}`,
  );
  expect(refused.message).not.toContain('Rehearse');
  expect(statusOf(key)).toBe('To Do');
  // One look at the issue, one for the site's address; the verdict, and the log of it.
  expect(asked()).toMatchObject({ requests: 2, statements: 2, kind: 'validator' });
  expect(asked().accountId).toBeUndefined();

  debrief.jira.moveTo(as, issue?.issueId ?? '', 'Done');
  await debrief.host.deliverEvents();
  await debrief.host.drain();
  expect(await start(key)).toEqual({ status: 204, message: undefined });
  expect(statusOf(key)).toBe('In Progress');
  expect(asked()).toMatchObject({ requests: 1, statements: 2 });
  expect(await decisions()).toMatchObject([
    { caller: 'workflow', caller_id: key, asked: 'WEB', verdict: 'prevented', blockers: `["${ACTION}"]` },
    { caller: 'workflow', caller_id: key, asked: 'WEB', verdict: 'allowed', blockers: '[]' },
  ]);
});

test('a waiver lets it happen, for people and for the app', async () => {
  const serviceId = await checkout();
  rule({ services: [serviceId] });
  const [one, other] = [release(), release()];
  expect(await start(one)).toMatchObject({ status: 400 });
  await must(
    debrief,
    'release-gate.give-waiver',
    {
      changeId: idFrom('waiver'),
      serviceId,
      reason: 'The fix itself',
      endsAt: new Date(debrief.clock.now() + 3_600_000).toISOString(),
      release: null,
      coversNew: false,
    },
    ADMIN.accountId,
  );
  expect(await start(one)).toMatchObject({ status: 204 });
  expect(await start(other, { kind: 'app' })).toMatchObject({ status: 204 });
});

test('the release that the transition’s screen sets counts, and releasing a version asks no rule', async () => {
  const serviceId = await checkout();
  debrief.jira.setWorkflow('WEB', {
    statuses: [
      { name: 'Open', category: 'new' },
      { name: 'Out', category: 'done' },
    ],
    transitions: [{ name: 'Ship', to: 'Out', screen: ['fixVersions'] }],
  });
  rule({ services: [serviceId] });
  const [fixed, other] = ['3.6', '3.7'].map(
    (name) => debrief.jira.addVersion(ADMIN.accountId, 'WEB', { name }).id,
  );
  const waiver = {
    changeId: idFrom('waiver'),
    serviceId,
    reason: 'The fix itself',
    endsAt: new Date(debrief.clock.now() + 3_600_000).toISOString(),
    release: '3.6',
    coversNew: false,
  };
  await must(debrief, 'release-gate.give-waiver', waiver, ADMIN.accountId);
  const key = release();
  const ship = async (versionId = '') => {
    const body = { transition: { id: '11' }, fields: { fixVersions: [{ id: versionId }] } };
    const path = `/rest/api/3/issue/${key}/transitions`;
    return (await debrief.host.request('jira', 'POST', path, { as: user, body })).status;
  };
  expect(await ship(other)).toBe(400);
  expect(debrief.jira.issue(key)?.fields['fixVersions']).toEqual([]);
  expect(await ship(fixed)).toBe(204);
  expect(asked()).toMatchObject({ requests: 0, statements: 2 });
  const before = debrief.host.invocations.filter(({ functionKey }) => functionKey === FUNCTION).length;
  debrief.jira.editVersion(ADMIN.accountId, fixed ?? '', { released: true });
  await debrief.host.deliverEvents();
  await debrief.host.drain();
  expect(debrief.host.invocations.filter(({ functionKey }) => functionKey === FUNCTION)).toHaveLength(before);
});

test('a rule about nothing that Debrief knows waits and says who mends it', async () => {
  const key = release();
  const id = rule({ services: 'project' });
  expect(await start(key)).toMatchObject({
    status: 400,
    message: expect.stringContaining('No service is released in this project') as unknown,
  });
  const saved = { id, moduleKey: 'release-gate-validator' };
  const save = (configuration: unknown) =>
    debrief.jira.saveRule(ADMIN.accountId, START, { ...saved, configuration: JSON.stringify(configuration) });
  save({ services: [idFrom('gone')] });
  expect((await start(key)).message).toContain('names a service that does not exist any more');
  save({ services: '__proto__' });
  expect((await start(key)).message).toContain('not set up in a way that it understands');
  debrief.jira.setAppAccess('WEB', false);
  save({ services: 'project' });
  expect((await start(key)).message).toContain('may not see this work item');
  debrief.host.setJiraConnected(false);
  expect((await start(key)).message).toContain('not installed');
  debrief.host.setJiraConnected(true);
  expect(statusOf(key)).toBe('To Do');
});

test('before the tables are there it waits', async () => {
  rule({ services: 'project' });
  const key = release();
  await debrief.host.sql.reset({ drop: true });
  expect((await start(key)).message).toContain(UNKNOWN);
  await debrief.host.lifecycle('installed');
  await debrief.host.drain();
});

/** Done, so that nothing but the failure holds the transition. */
async function nothingOpen(): Promise<void> {
  await checkout();
  const input = actionInput(debrief, ACTION, 1, { status: 'done' });
  await must(debrief, 'actions.save', { ...input, version: 1, changeId: idFrom('done') }, as);
  rule({ services: 'project' });
}

test('whatever fails at whichever of its calls, the transition does not happen', async () => {
  await nothingOpen();
  expect(await start(release())).toMatchObject({ status: 204 });
  const points = pointsOf(asked());
  expect(points).toHaveLength(3);
  for (const point of points)
    for (const strike of strikesAt(point, point.at, true)) {
      const { at, what } = point;
      const key = release();
      const fault = debrief.host.faults.inject({ ...strike, at, of: 'any', in: FUNCTION });
      const answer = await start(key);
      debrief.host.faults.clear();
      const { name } = strike;
      expect({ what, name, fired: fault.fired, ...answer, at: statusOf(key) }).toMatchObject({
        fired: true,
        status: 400,
        at: 'To Do',
        message: expect.stringMatching(/Try again|could not be checked|Ask an administrator/) as unknown,
      });
      expect(await start(key)).toMatchObject({ status: 204 });
    }
});

test('without the address of the site the reasons are said all the same', async () => {
  await checkout();
  rule({ services: 'project' });
  const key = release();
  for (const kind of ['error', 'status', 'timeout'] as const) {
    debrief.host.faults.inject({ at: 1, of: 'request', kind, in: FUNCTION, on: /serverInfo/ });
    expect((await start(key)).message).toBe(
      'Checkout: 1 open action of a past incident holds the release. Of these, 1 has no issue in Jira.',
    );
    debrief.host.faults.clear();
  }
});

test('services are listed for whoever sets a rule up, from a screen in Jira, and closed pages stay closed', async () => {
  const id = await checkout();
  const secret = debrief.confluence.addPage({
    spaceId: debrief.seeded.spaces.engineering,
    title: 'For few eyes',
    authorId: as,
    body: { type: 'doc', version: 1, content: [] },
    readers: [as],
  });
  const hidden = { place: { pageId: secret, localId: SEEDED_MACRO }, config: {}, changeId: idFrom('b') };
  await must(debrief, 'services.attach', { ...hidden, name: 'Wallaby' }, as);
  const list = (accountId: string) =>
    debrief.host.call(
      'release-gate.services',
      {},
      { as: accountId, moduleKey: 'release-gate-validator', extension: { type: 'jira:workflowValidator' } },
    );
  expect(await list(ADMIN.accountId)).toEqual({ ok: true, value: [{ id, name: 'Checkout' }] });
  expect(JSON.stringify(await list(as))).toContain('Wallaby');
});
