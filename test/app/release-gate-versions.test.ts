import { hourlyUpkeep } from '../../src/app/upkeep';
import { giveGateWaiver } from '../../src/app/release-gate-waivers';
import { lookAtVersion } from '../../src/app/release-gate-versions';
import type { JiraVersion, VersionJob } from '../../src/app/ports';
import { JiraLimited, JiraUnavailable } from '../../src/domain/failure';
import { aCaller, aChange, anId, EDITOR } from '../support/builders';
import { savedActions, stored, pressCreate } from '../support/builders-saved';
import { memoryWorld, type MemoryWorld } from '../support/ports-world';

const PROJECT = { id: '10000', key: 'OPS' };
const VERSION: JiraVersion = {
  id: '10200',
  projectId: PROJECT.id,
  name: '3.6',
  released: false,
  archived: false,
  releaseDate: null,
};

/** Checkout, released in OPS, held by an action of the editor's that has an issue. */
async function given(fields: Parameters<typeof savedActions>[1][number] = { owner: EDITOR }) {
  const world = memoryWorld();
  const [actionId = ''] = await savedActions(world, [fields]);
  await pressCreate(world, [actionId]);
  const service = await world.services.findOrCreate('Checkout', anId(), aChange());
  await world.releaseGates.saveProjects(service.id, 0, [PROJECT], aChange());
  const set = (some: Partial<JiraVersion>) =>
    world.jiraReleases.versions.set(VERSION.id, { ...VERSION, ...some });
  const hear = (change: VersionJob['change'], some: Partial<VersionJob> = {}) =>
    lookAtVersion(world, { kind: 'version', projectId: PROJECT.id, versionId: VERSION.id, change, ...some });
  const released = () => world.gateVersions.releasedAnyway({ projectId: PROJECT.id });
  set({});
  return { world, actionId, service, set, hear, released };
}

const mailsOf = (world: MemoryWorld) => world.notices.mails;

test('a version that is released while the gate holds it is noted once, and told to whoever owns what held it', async () => {
  const { world, actionId, set, hear, released } = await given();
  set({ released: true });
  await hear('released');
  await hear('released');
  expect(await released()).toMatchObject([
    { release: '3.6', serviceName: 'Checkout', verdict: 'prevented', versionId: VERSION.id },
  ]);
  const key = (await stored(world, actionId)).issue.issueKey ?? '';
  expect(mailsOf(world)).toMatchObject([{ accountId: EDITOR, issueId: key }]);
  expect(mailsOf(world)[0]?.textBody).toContain(key);
  expect(JSON.stringify(mailsOf(world))).not.toMatch(/3\.6|Rehearse/);
});

test('taken back and released again is another release', async () => {
  const { set, hear, released, world } = await given();
  set({ released: true });
  await hear('released');
  set({ released: false });
  await hear('unreleased');
  await hear('unreleased');
  set({ released: true });
  await hear('released');
  await hear('released');
  expect(await released()).toHaveLength(2);
  expect(mailsOf(world)).toHaveLength(2);
});

test.each<readonly [string, readonly VersionJob['change'][], boolean, number]>([
  ['both heard after all was over', ['released', 'unreleased'], false, 1],
  ['the other way round', ['unreleased', 'released'], false, 1],
  ['the first heard twice', ['released', 'unreleased', 'released'], false, 1],
  ['released twice, heard late', ['released', 'unreleased', 'released'], true, 2],
  [
    'released twice, each heard twice',
    ['released', 'released', 'unreleased', 'unreleased', 'released', 'released'],
    true,
    2,
  ],
  ['another change heard first', ['other', 'released', 'other'], true, 1],
])('events late and in any order: %s', async (_name, changes, isReleased, count) => {
  const { set, hear, released } = await given();
  set({ released: isReleased });
  for (const change of changes) await hear(change);
  expect(await released()).toHaveLength(count);
});

test('what the gate allowed, and what is no concern of it, is no news', async () => {
  const done = await given({ owner: EDITOR, priority: 'low' });
  done.set({ released: true });
  await done.hear('released');
  expect(await done.released()).toEqual([]);
  expect(done.world.releaseGates.decisionsMade).toMatchObject([{ decision: { verdict: 'allowed' } }]);
  const other = await given();
  other.set({ released: true });
  await other.hear('released', { projectId: '10001' });
  other.world.jiraReleases.versions.clear();
  await other.hear('released');
  expect(other.world.releaseGates.decisionsMade).toEqual([]);
});

test('who wants no mails gets none, and nobody when the site sends none', async () => {
  const { world, set, hear, released } = await given();
  const personId = await world.people.idOf(EDITOR);
  await world.reminders.saveSwitch({ personId }, 0, false, aChange());
  set({ released: true });
  await hear('released');
  expect(mailsOf(world)).toEqual([]);
  expect(await released()).toHaveLength(1);
  const site = await given();
  await site.world.reminders.saveSwitch('site', 0, false, aChange());
  site.set({ released: true });
  await site.hear('released');
  expect(mailsOf(site.world)).toEqual([]);
});

test('when Jira fails in between it is done again, and noted and told once', async () => {
  const { world, set, hear, released } = await given();
  set({ released: true });
  world.jiraReleases.failures = [new JiraUnavailable('Jira broke')];
  await expect(hear('released')).rejects.toThrow(JiraUnavailable);
  world.notices.failures = [new JiraLimited({ reason: 'quota', waitMs: 1 })];
  await expect(hear('released')).rejects.toThrow(JiraLimited);
  world.notices.script = [new JiraUnavailable('Jira broke')];
  await expect(hear('released')).rejects.toThrow(JiraUnavailable);
  await hear('released');
  expect(await released()).toHaveLength(1);
  expect(mailsOf(world)).toHaveLength(1);
});

describe('a waiver for one release by name', () => {
  const waive = async ({ world, service }: Awaited<ReturnType<typeof given>>, release = '3.6') =>
    giveGateWaiver(world, aCaller(), {
      changeId: anId(),
      serviceId: service.id,
      reason: 'The fix itself is in this release.',
      endsAt: world.clock.iso(3_600_000),
      release,
      coversNew: false,
    });
  const verdicts = async ({ world }: Awaited<ReturnType<typeof given>>) => {
    const now = world.clock.iso(0);
    return (await world.gateVersions.waiversIn(PROJECT.id, now)).map(({ release }) => release);
  };

  it('goes by the new name of its version, and the change is logged', async () => {
    const all = await given();
    await waive(all);
    all.set({ name: '3.6.1' });
    await all.hear('other');
    await all.hear('other');
    expect(await verdicts(all)).toEqual(['3.6.1']);
    const [change, ...more] = all.world.db.log.filter(
      ({ change: { what } }) => what === 'gate-waiver-renamed',
    );
    expect(change?.change).toMatchObject({ by: null, before: '3.6', after: '3.6.1' });
    expect(more).toEqual([]);
  });

  it('stays with the old name when the version is merged into another one or deleted', async () => {
    const all = await given();
    await waive(all);
    all.world.jiraReleases.versions.clear();
    await all.hear('other');
    expect(await verdicts(all)).toEqual(['3.6']);
  });

  it('follows as well when Jira did not answer at first', async () => {
    const all = await given();
    all.world.jiraReleases.failures = [new JiraUnavailable('Jira broke')];
    await waive(all);
    expect(all.world.log.events()).toContain('release-gate.version-not-looked-up');
    await hourlyUpkeep(all.world);
    all.set({ name: '3.6.1' });
    await all.hear('other');
    expect(await verdicts(all)).toEqual(['3.6.1']);
  });
});

test('a project keeps its services when its key is changed, and one that is not seen keeps its key', async () => {
  const { world, service } = await given();
  await world.releaseGates.saveProjects(service.id, 1, [PROJECT, { id: '10009', key: 'GONE' }], aChange());
  world.issues.keys.set(PROJECT.id, 'PLAT');
  await hourlyUpkeep(world);
  await hourlyUpkeep(world);
  expect((await world.releaseGates.settings()).services[0]?.projects).toEqual({
    version: 3,
    value: [
      { id: PROJECT.id, key: 'PLAT' },
      { id: '10009', key: 'GONE' },
    ],
  });
});
