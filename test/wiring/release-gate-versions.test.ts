import { idFrom } from '../../local/incident';
import { ADMIN, EDITOR, RESPONDER, STRANGER, VIEWER } from '../../local/site/people';
import { bridgeContext } from '../../local/bridge-context';
import { actionInput, ask, createInput, must, place } from '../support/debrief';
import { testFaults } from '../support/faulty-work';
import { freshDebrief } from '../support/fresh-debrief';

const debrief = freshDebrief();
const as = EDITOR.accountId;
const admin = ADMIN.accountId;
const PROJECT = '10000';
const ID = idFrom('released-anyway');

/** Checkout, released in OPS, held by an action with an issue; and a version of OPS. Answers the version's id. */
async function held(): Promise<string> {
  const action = actionInput(debrief, ID, 1, { owner: RESPONDER.accountId });
  await must(debrief, 'actions.save', action, as);
  await must(debrief, 'actions.create-issues', createInput(debrief, [ID]), as);
  const attached = { place: place(debrief), changeId: idFrom('attach'), name: 'Checkout' };
  const { id: serviceId } = await must(debrief, 'services.attach', attached, as);
  const projects = { changeId: idFrom('projects'), serviceId, version: 0, projectIds: [PROJECT] };
  await must(debrief, 'release-gate.save-projects', projects, admin);
  const { id } = debrief.jira.addVersion(admin, 'OPS', { name: '3.6' });
  await debrief.host.deliverEvents();
  await debrief.host.drain();
  return id;
}

const gate = (who = as) => must(debrief, 'release-gate.of-project', { projectId: PROJECT }, who);
const mails = () => debrief.jira.mails(RESPONDER.accountId).length;
const anyway = async () => (await gate()).released.map(({ release }) => release);

test('a version that is released although the gate holds it is on the project’s page, and its owner is told', async () => {
  const id = await held();
  expect(await gate()).toMatchObject({
    project: { key: 'OPS' },
    verdict: 'prevented',
    services: [{ serviceName: 'Checkout', verdict: 'prevented' }],
    versions: [{ id, name: '3.6', verdict: 'prevented', waivedUntil: null }],
    released: [],
  });
  debrief.jira.editVersion(admin, id, { released: true });
  await debrief.host.deliverEvents({ twice: true });
  await debrief.host.drain();
  expect(await gate()).toMatchObject({
    versions: [],
    released: [{ versionId: id, release: '3.6', serviceName: 'Checkout', verdict: 'prevented' }],
  });
  expect(mails()).toBe(1);
});

test.each([
  ['in order, each twice', 'as-sent', true, 2],
  ['the other way round', 'reversed', false, 2],
  // Two releases with what lay between them heard last look like one that came twice.
  ['in no order, each twice', 'shuffled', true, 1],
] as const)(
  'released, taken back and released again, heard %s, is noted for what it was',
  async (_how, order, twice, count) => {
    const id = await held();
    for (const released of [true, false, true]) debrief.jira.editVersion(admin, id, { released });
    await debrief.host.deliverEvents({ order, twice });
    await debrief.host.drain();
    expect(await anyway()).toEqual(Array.from({ length: count }, () => '3.6'));
    expect(mails()).toBe(count);
  },
);

test('a waiver for a release follows the version to its new name, and not into another version', async () => {
  const id = await held();
  const { services } = await must(debrief, 'release-gate.settings', {}, admin);
  const given = {
    changeId: idFrom('waiver'),
    serviceId: services[0]?.id ?? '',
    reason: 'The fix is in it.',
    endsAt: new Date(debrief.clock.now() + 86_400_000).toISOString(),
    release: '3.6',
    coversNew: false,
  };
  await must(debrief, 'release-gate.give-waiver', given, admin);
  const verdicts = async () =>
    (await gate()).versions.map(({ name, verdict, waivedUntil }) => [name, verdict, waivedUntil !== null]);
  expect(await verdicts()).toEqual([['3.6', 'waived', true]]);
  debrief.jira.editVersion(admin, id, { name: '3.6.1' });
  const other = debrief.jira.addVersion(admin, 'OPS', { name: '4.0' });
  expect(await verdicts()).toContainEqual(['3.6.1', 'prevented', false]);
  await debrief.host.deliverEvents({ twice: true });
  await debrief.host.drain();
  expect(await verdicts()).toEqual([
    ['3.6.1', 'waived', true],
    ['4.0', 'prevented', false],
  ]);
  debrief.jira.mergeVersion(admin, id, other.id);
  await debrief.host.deliverEvents();
  await debrief.host.drain();
  expect(await verdicts()).toEqual([['4.0', 'prevented', false]]);
});

test('the link to the gate is put on a version once, by whoever may', async () => {
  const versionId = await held();
  const link = (who: string) =>
    ask(debrief, 'release-gate.link-version', { projectId: PROJECT, versionId }, who);
  debrief.jira.grant('OPS', 'RESOLVE_ISSUES', [EDITOR.accountId]);
  expect(await link(STRANGER.accountId)).toMatchObject({ ok: false, failure: { code: 'NOT_ALLOWED' } });
  expect(await link(as)).toEqual({ ok: true, value: { outcome: 'linked' } });
  expect(await link(as)).toEqual({ ok: true, value: { outcome: 'there' } });
  expect(debrief.jira.relatedWork(versionId)).toMatchObject([
    { title: 'Release gate', url: expect.stringContaining('/jira/software/projects/OPS/apps/') },
  ]);
  const elsewhere = { projectId: '10001', versionId };
  expect(await ask(debrief, 'release-gate.link-version', elsewhere, as)).toMatchObject({
    ok: false,
    failure: { code: 'NOT_FOUND' },
  });
});

test('an issue shows the gate for its release: keys to all who see it, titles to those who see the page', async () => {
  const id = await held();
  debrief.jira.configure('OPS', { screen: ['description', 'fixVersions'] });
  const fields = {
    project: { key: 'OPS' },
    issuetype: { id: '10001' },
    summary: 'Release 3.6',
    fixVersions: [{ id }],
  };
  const { id: issueId } = debrief.jira.create(as, { fields });
  const key = debrief.jira.issues({ project: 'OPS' })[0]?.key;
  const panel = (who: string) => must(debrief, 'release-gate.of-issue', { issueId }, who);
  expect(await panel(as)).toMatchObject({
    release: '3.6',
    verdict: 'prevented',
    blockers: [{ issueKey: key, seen: { pageId: place(debrief).pageId } }],
    others: false,
  });
  // Sees the issue, and not the page.
  const stranger = await panel(STRANGER.accountId);
  expect(stranger.blockers).toEqual([{ actionId: ID, issueKey: key, seen: null }]);
  expect(await ask(debrief, 'release-gate.of-issue', { issueId }, VIEWER.accountId)).toMatchObject({
    ok: false,
    failure: { code: 'NOT_FOUND' },
  });
});

test('what the payload says of places and people is not believed', async () => {
  const versionId = await held();
  for (const input of [
    { projectId: "10000' OR 1=1" },
    { projectId: '../issue/10000' },
    { projectId: 10000 },
    { projectId: PROJECT, versionId: '1/../../x' },
    {},
    null,
  ]) {
    const context = {
      ...bridgeContext({ as: VIEWER.accountId }, 'release-gate-project', 'jira:projectPage'),
    };
    const outcome = await debrief.host.callResolver(
      'release-gate.link-version',
      input,
      { ...context, extension: { project: { id: PROJECT } } },
      VIEWER.accountId,
    );
    expect(outcome).toMatchObject({ success: true, body: { ok: false, failure: { code: 'INVALID_INPUT' } } });
  }
  expect(debrief.jira.relatedWork(versionId)).toEqual([]);
});

let versionId = '';
testFaults('release-gate-versions', debrief, [
  {
    name: 'a version released anyway is noted exactly once, and its owner told at most once',
    in: 'jira-sync-consumer',
    prepare: async () => {
      versionId = await held();
    },
    run: async () => {
      debrief.jira.editVersion(admin, versionId, { released: true });
      await debrief.host.deliverEvents();
      await debrief.host.drain();
    },
    outcome: async () => `noted ${String((await anyway()).length)}, told ${String(mails())}`,
    recover: async () => {
      for (let minute = 0; minute < 4; minute += 1) {
        await debrief.host.advance(15 * 60_000);
        await debrief.host.drain();
      }
    },
    expected: async (struck) => {
      // An answer that says that there is no such version is believed.
      const gone = struck?.isRefusal === true && struck.what.includes(`/version/${versionId}`);
      expect(await anyway()).toEqual(gone ? expect.any(Array) : ['3.6']);
      expect(mails()).toBeLessThanOrEqual(1);
      if (struck === undefined) expect(mails()).toBe(1);
    },
  },
]);
