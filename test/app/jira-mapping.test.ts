import { createForm } from '../../src/app/create-form';
import {
  checkMapping,
  listMappings,
  mappingsOfPage,
  removeMapping,
  saveMapping,
} from '../../src/app/jira-mapping';
import { attachService, createService } from '../../src/app/services';
import {
  Conflict,
  InvalidInput,
  JiraLimited,
  JiraNotConnected,
  JiraUnavailable,
  NotAllowed,
} from '../../src/domain/failure';
import { APP_PERMISSIONS } from '../../src/domain/jira-mapping';
import type { RequiredField } from '../../src/domain/required-fields';
import { aCaller, anEdit, anId, aPage, PLACE } from '../support/builders';
import { someRules } from '../support/builders-issues';
import { TARGET } from '../support/builders-saved';
import { memoryWorld, type MemoryWorld } from '../support/ports-world';

const SITE = { kind: 'site' } as const;
const SPACE = { kind: 'space', id: aPage().spaceId } as const;
const to = (projectId: string) => ({ projectId, issueTypeId: '10001' });
const TEAM: RequiredField = {
  fieldId: 'customfield_1',
  name: 'Team',
  kind: 'choice',
  options: [{ id: '7', name: 'Platform' }],
};

type Save = Parameters<typeof saveMapping>[2];
const save = (world: MemoryWorld, scope: Save['scope'], some: Partial<Save> = {}) =>
  saveMapping(world, aCaller(), { changeId: anId(), scope, version: 0, target: to('1'), extra: {}, ...some });

/** Services on the postmortem of PLACE, by name. */
async function services(world: MemoryWorld, ...names: string[]) {
  const made = [];
  for (const name of names) made.push(await attachService(world, anEdit(), name));
  return made.map(({ id }) => ({ kind: 'service', id }) as const);
}

describe('where issues of a page go', () => {
  it('is offered the most specific first; with two services both, so that nothing is guessed', async () => {
    const world = memoryWorld();
    const [zebra, apple] = await services(world, 'Zebra', 'Apple');
    const other = await createService(world, aCaller(), { changeId: anId(), name: 'Elsewhere' });
    await save(world, SITE, { target: to('10') });
    await save(world, SPACE, { target: to('20'), extra: { customfield_1: '7' } });
    await save(world, zebra!, { target: to('30') });
    await save(world, apple!, { target: to('40') });
    await save(world, { kind: 'service', id: other.id }, { target: to('50') });
    expect(await mappingsOfPage(world, aPage(), PLACE)).toEqual([
      { source: 'service', name: 'Apple', ...to('40'), extra: {} },
      { source: 'service', name: 'Zebra', ...to('30'), extra: {} },
      { source: 'space', name: '', ...to('20'), extra: { customfield_1: '7' } },
      { source: 'site', name: '', ...to('10'), extra: {} },
    ]);
    expect(await mappingsOfPage(world, aPage({ spaceId: '1' }), { ...PLACE, localId: 'x' })).toEqual([
      { source: 'site', name: '', ...to('10'), extra: {} },
    ]);
  });

  it('is nowhere before an admin says so', async () => {
    const world = memoryWorld();
    await services(world, 'Zebra');
    expect(await mappingsOfPage(world, aPage(), PLACE)).toEqual([]);
    expect(await listMappings(world)).toEqual([]);
  });
});

describe('a mapping', () => {
  it('is listed with its version, the widest first, and every change of it is in the log', async () => {
    const world = memoryWorld();
    const [zebra, apple] = await services(world, 'Zebra', 'Apple');
    for (const scope of [zebra!, apple!, SPACE, SITE])
      expect(await save(world, scope)).toEqual({ version: 1 });
    expect(await save(world, SITE, { version: 1, target: to('2') })).toEqual({ version: 2 });
    expect(await listMappings(world)).toMatchObject([
      { source: 'site', scopeId: '', version: 2, projectId: '2' },
      { source: 'space', scopeId: SPACE.id, version: 1 },
      { source: 'service', scopeId: apple!.id, name: 'Apple' },
      { source: 'service', scopeId: zebra!.id, name: 'Zebra' },
    ]);
    const removal = { changeId: anId(), scope: SITE, version: 2 };
    expect(await removeMapping(world, aCaller(), removal)).toEqual({ version: 3 });
    expect(await removeMapping(world, aCaller(), removal)).toEqual({ version: 3 });
    expect(await listMappings(world)).toHaveLength(3);

    const by = await world.people.idOf(aCaller().accountId);
    const logged = world.db.log.filter(
      ({ subject, subjectId }) => subject === 'jira-mapping' && subjectId === 'site',
    );
    expect(logged.map(({ change }) => change)).toEqual([
      expect.objectContaining({
        by,
        what: 'jira-mapping-saved',
        before: null,
        after: { ...to('1'), extra: {} },
      }),
      expect.objectContaining({ before: { ...to('1'), extra: {} }, after: { ...to('2'), extra: {} } }),
      expect.objectContaining({
        what: 'jira-mapping-removed',
        before: { ...to('2'), extra: {} },
        after: null,
      }),
    ]);
  });

  it('is a conflict for whoever comes second, and repeated it is the same change', async () => {
    const world = memoryWorld();
    const changeId = anId();
    expect(await save(world, SITE, { changeId })).toEqual({ version: 1 });
    expect(await save(world, SITE, { changeId })).toEqual({ version: 1 });
    await expect(save(world, SITE)).rejects.toThrow(Conflict);
    await expect(save(world, SITE, { version: 2 })).rejects.toThrow(Conflict);
    await expect(
      removeMapping(world, aCaller(), { changeId: anId(), scope: SITE, version: 2 }),
    ).rejects.toThrow(Conflict);
    expect(await listMappings(world)).toMatchObject([{ version: 1 }]);
  });

  it('is not for a service that nobody registered', async () => {
    const world = memoryWorld();
    await expect(save(world, { kind: 'service', id: anId() })).rejects.toThrow(InvalidInput);
    expect(await listMappings(world)).toEqual([]);
  });
});

describe('the form for new issues', () => {
  it('says what is asked for, left out, and how priorities are called there', async () => {
    const world = memoryWorld();
    world.issues.rules = someRules({
      fields: new Set(['summary', 'priority', 'assignee']),
      required: [TEAM],
    });
    expect(await createForm(world, TARGET)).toEqual({
      required: [TEAM],
      unsupported: [],
      leavesOut: ['dueOn'],
      priorities: [
        { ours: 'critical', theirs: 'Dringend' },
        { ours: 'high', theirs: 'Hoch' },
        { ours: 'medium', theirs: 'Mittel' },
        { ours: 'low', theirs: 'Niedrig' },
      ],
      appLacks: [],
    });
  });

  it('says what will not work for the app, and asks about nothing that it does not use', async () => {
    const world = memoryWorld();
    const asked: unknown[] = [];
    world.issues.appMay = async (...question) => {
      asked.push(question);
      return new Set(['BROWSE_PROJECTS', 'EDIT_ISSUES', 'ASSIGN_ISSUES', 'SCHEDULE_ISSUES', 'LINK_ISSUES']);
    };
    const { appLacks } = await createForm(world, TARGET);
    expect(appLacks).toEqual([
      expect.stringContaining('Create issues'),
      expect.stringContaining('Modify reporter'),
    ]);
    expect(asked).toEqual([[TARGET.projectId, APP_PERMISSIONS]]);
    world.issues.appMay = async () => new Set();
    expect((await createForm(world, TARGET)).appLacks).toEqual([expect.stringContaining('releases wait')]);
  });

  it('is there for a person though the app may ask nothing', async () => {
    const world = memoryWorld();
    world.issues.failures = [null, new JiraUnavailable('no answer')];
    expect((await createForm(world, TARGET)).appLacks).toEqual([
      expect.stringContaining('Jira did not say what Debrief itself may do'),
    ]);
    expect(world.log.events()).toEqual(['create-form.app-rights-unknown']);
    world.issues.failures = [null, new Error('a bug of ours')];
    await expect(createForm(world, TARGET)).rejects.toThrow('a bug of ours');
  });

  it('is not there for somebody who cannot create such issues', async () => {
    const world = memoryWorld();
    world.issues.rules = null;
    await expect(createForm(world, TARGET)).rejects.toThrow(NotAllowed);
    expect(await checkMapping(world, { target: TARGET, extra: {} })).toEqual({ kind: 'no-access' });
  });

  it('asks nothing of Jira during a pause, and begins one when the quota is used up', async () => {
    const world = memoryWorld();
    const quota = { reason: 'quota', waitMs: 1_200_000 } as const;
    world.issues.failures = [new JiraLimited(quota)];
    await expect(createForm(world, TARGET)).rejects.toThrow(JiraLimited);
    expect(await world.jiraLimits.pausedUntil()).toBe(world.clock.iso(1_200_000));
    world.issues.failures = [new Error('was asked all the same')];
    await expect(checkMapping(world, { target: TARGET, extra: {} })).rejects.toThrow(JiraLimited);
    world.clock.advance(1_200_000);
    world.issues.failures = [null, new JiraLimited(quota)];
    expect((await createForm(world, TARGET)).required).toEqual([]);
    expect(await world.jiraLimits.pausedUntil()).toBe(world.clock.iso(1_200_000));
  });

  it('fails as Jira does', async () => {
    const world = memoryWorld();
    world.issues.failures = [new JiraNotConnected()];
    await expect(createForm(world, TARGET)).rejects.toThrow(JiraNotConnected);
  });
});

describe('a dry run', () => {
  it('names everything that stops issues, with the values that were given, and keeps nothing', async () => {
    const world = memoryWorld();
    world.issues.rules = someRules({ required: [TEAM], unsupported: ['Approver'] });
    const check = async (extra: Record<string, string>) => {
      const answer = await checkMapping(world, { target: TARGET, extra });
      return answer.kind === 'checked' ? answer.problems : answer.kind;
    };
    expect(await check({})).toEqual([
      expect.stringContaining('Approver'),
      expect.stringContaining('asks for Team'),
    ]);
    expect(await check({ customfield_1: '7' })).toHaveLength(1);
    world.issues.rules = someRules({ required: [TEAM] });
    expect(await check({ customfield_1: '7' })).toEqual([]);
    expect(world.issues.creates).toBe(0);
    expect(await listMappings(world)).toEqual([]);
  });
});
