import { gateOfIssue } from '../../src/app/release-gate-issue';
import { gateOfProject, linkVersion } from '../../src/app/release-gate-project';
import { authorise } from '../../src/app/access';
import { giveGateWaiver } from '../../src/app/release-gate-waivers';
import type { JiraVersion } from '../../src/app/ports';
import { ConfluenceUnavailable, NotAllowed, NotFound, NotSignedIn, ReadOnly } from '../../src/domain/failure';
import { aCaller, aChange, anId } from '../support/builders';
import { savedActions } from '../support/builders-saved';
import { memoryWorld } from '../support/ports-world';

const PROJECT = { id: '10000', key: 'OPS', name: 'Operations', kind: 'software' };
const SITE = 'https://example.atlassian.net';

const aVersion = (id: string, some: Partial<JiraVersion> = {}): JiraVersion => ({
  id,
  projectId: PROJECT.id,
  name: id,
  released: false,
  archived: false,
  releaseDate: null,
  ...some,
});

/** Checkout, released in OPS and held by an action; the versions 1 to 3, of which 2 is archived. */
async function given() {
  const world = memoryWorld();
  const [actionId = ''] = await savedActions(world, [{}]);
  const service = await world.services.findOrCreate('Checkout', anId(), aChange());
  await world.releaseGates.saveProjects(service.id, 0, [PROJECT], aChange());
  world.jiraReleases.projects.set(PROJECT.id, PROJECT);
  for (const version of [aVersion('1'), aVersion('2', { archived: true }), aVersion('3')])
    world.jiraReleases.versions.set(version.id, version);
  const issue = { id: '7', key: 'OPS-7', project: PROJECT, fixVersions: ['1'] };
  world.jiraReleases.issues.set(issue.id, issue);
  return { world, actionId, serviceId: service.id, issue };
}

const waiverFor = (release: string, serviceId: string, endsAt: string) => ({
  changeId: anId(),
  serviceId,
  reason: 'The fix itself is in this release.',
  endsAt,
  release,
  coversNew: false,
});

test('a project shows its services, and each unreleased version with what waivers say of it', async () => {
  const { world, serviceId } = await given();
  const endsAt = world.clock.iso(3_600_000);
  await giveGateWaiver(world, aCaller(), waiverFor('3', serviceId, endsAt));
  const gate = await gateOfProject(world, PROJECT, SITE);
  expect(gate).toMatchObject({
    verdict: 'prevented',
    services: [
      {
        serviceName: 'Checkout',
        waivedUntil: null,
        gatePage: `${SITE}/wiki/apps/app-1/environment-1/debrief/gate/${serviceId}`,
      },
    ],
    versions: [
      { id: '1', verdict: 'prevented', waivedUntil: null },
      { id: '3', verdict: 'waived', waivedUntil: endsAt },
    ],
  });
  expect(await gateOfProject(world, PROJECT, null)).toMatchObject({ services: [{ gatePage: null }] });
});

test('where no service is released nothing is known, and a reading that fails is no verdict', async () => {
  const { world } = await given();
  const other = await gateOfProject(world, { ...PROJECT, id: '10009' }, SITE);
  expect(other).toMatchObject({ verdict: 'awaiting', code: 'UNKNOWN', services: [] });
  world.releaseGates.failing = { read: new Error('the database broke') };
  await expect(gateOfProject(world, PROJECT, SITE)).rejects.toThrow('the database broke');
});

test('the link is put on a version of that project once, by whoever may', async () => {
  const { world } = await given();
  const link = (versionId: string, caller = aCaller()) => linkVersion(world, caller, PROJECT, versionId);
  await expect(link('404')).rejects.toThrow(NotFound);
  world.jiraReleases.versions.set('9', aVersion('9', { projectId: '10009' }));
  await expect(link('9')).rejects.toThrow(NotFound);
  await expect(link('1', aCaller({ licensed: false }))).rejects.toThrow(ReadOnly);
  world.jiraReleases.mayLink = false;
  await expect(link('1')).rejects.toThrow(NotAllowed);
  world.jiraReleases.mayLink = true;
  expect([await link('1'), await link('1')]).toEqual([{ outcome: 'linked' }, { outcome: 'there' }]);
  const [only, ...more] = world.jiraReleases.links.get('1') ?? [];
  expect(only?.url).toMatch(/^https:.*\/jira\/software\/projects\/OPS\/apps\/app-1\/environment-1$/);
  expect(more).toEqual([]);
});

describe('the panel of an issue', () => {
  it('names a page’s action by its title to those who may see the page, and by nothing to others', async () => {
    const { world, actionId, issue } = await given();
    const seen = await gateOfIssue(world, issue, SITE);
    expect(seen).toMatchObject({ release: '1', blockers: [{ actionId, issueKey: null }], others: false });
    expect(seen.blockers[0]?.seen?.title).toBe('Rehearse the restore');
    world.pages.pages.clear();
    expect(await gateOfIssue(world, issue, SITE)).toMatchObject({ blockers: [], others: true });
  });

  it('shows the gate to whoever has no Confluence', async () => {
    const { world, issue } = await given();
    world.pages.titlesForUser = () => Promise.reject(new ConfluenceUnavailable());
    expect(await gateOfIssue(world, issue, SITE)).toMatchObject({ verdict: 'prevented', blockers: [] });
  });

  it('speaks of one release only with exactly one fix version', async () => {
    const { world, issue } = await given();
    for (const fixVersions of [[], ['1', '3']])
      expect(await gateOfIssue(world, { ...issue, fixVersions }, SITE)).toMatchObject({ release: null });
  });
});

test('who may not see the project or the issue in Jira is told nothing of it', async () => {
  const { world } = await given();
  const caller = aCaller();
  const may = (access: 'view-project' | 'view-issue', where: Parameters<typeof authorise>[3]) =>
    authorise(world, access, caller, where);
  expect(await may('view-project', { projectId: PROJECT.id })).toMatchObject({ project: PROJECT });
  expect(await may('view-issue', { issueId: '7' })).toMatchObject({ issue: { key: 'OPS-7' } });
  for (const where of [{}, { projectId: '1', issueId: '1' }, { pageId: PROJECT.id }]) {
    await expect(may('view-project', where)).rejects.toThrow(NotFound);
    await expect(may('view-issue', where)).rejects.toThrow(NotFound);
  }
  const nobody = authorise(world, 'view-project', null, { projectId: PROJECT.id });
  await expect(nobody).rejects.toThrow(NotSignedIn);
});
