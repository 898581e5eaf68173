import { readIssues } from '../../src/app/jira-sync';
import { mayTransition, type TransitionQuestion } from '../../src/app/release-gate-validator';
import { giveGateWaiver } from '../../src/app/release-gate-waivers';
import { JiraUnavailable, Preparing } from '../../src/domain/failure';
import { HELD_WORDS } from '../../src/domain/release-gate-words';
import { aCaller, aChange, anId } from '../support/builders';
import { pressCreate, savedActions } from '../support/builders-saved';
import { memoryWorld } from '../support/ports-world';

const PROJECT = { id: '10000', key: 'REL' };
const HOUR = 3_600_000;

/** Checkout with these actions, released in project REL, of which REL-7 is the release 3.6. */
async function given(actions: Parameters<typeof savedActions>[1], { intoProject = true } = {}) {
  const world = memoryWorld();
  const ids = await savedActions(world, actions);
  const service = await world.services.findOrCreate('Checkout', anId(), aChange());
  if (intoProject) await world.releaseGates.saveProjects(service.id, 0, [PROJECT], aChange());
  world.releaseGateJira.issues.set('REL-7', { projectId: PROJECT.id, fixVersions: ['3.6'] });
  const ask = (some: Partial<TransitionQuestion> = {}) =>
    mayTransition(world, {
      issueKey: 'REL-7',
      rule: { services: 'project' },
      fixVersions: null,
      ...some,
    });
  const last = () => world.releaseGates.decisionsMade.at(-1);
  return { world, ids, service, ask, last };
}

const held = (errorMessage: unknown) => ({ result: false, errorMessage });
const saying = (text: string): unknown => expect.stringContaining(text);

describe('a transition in Jira', () => {
  it('is held with the keys of the issues and the address of the gate, and happens once they are done', async () => {
    const { world, ids, service, ask, last } = await given([{ title: 'Restore the secret backup' }]);
    await pressCreate(world, ids);
    const answer = await ask();
    expect(answer).toEqual(held(saying('Checkout: 1 open action of a past incident holds the release: ')));
    expect(answer).toEqual(held(saying('OPS-')));
    expect(answer).toEqual(held(saying(`See https://example.atlassian.net/wiki/apps/`)));
    expect(answer).toEqual(held(saying(`/debrief/gate/${service.id}`)));
    expect(JSON.stringify(answer)).not.toContain('secret');
    expect(last()).toMatchObject({
      caller: { kind: 'workflow', id: 'REL-7' },
      asked: { service: 'REL', version: '3.6' },
      decision: { verdict: 'prevented' },
      blockers: ids,
    });
    world.issues.change('10001', { done: true });
    await readIssues(world, ['10001']);
    expect(await ask()).toEqual({ result: true });
    expect(last()).toMatchObject({ decision: { verdict: 'allowed' }, serviceId: service.id });
  });

  it('says how many actions Jira knows nothing of, and which are late', async () => {
    const { ask } = await given([{ dueOn: '2020-01-01' }, { dueOn: '2020-01-01' }, {}]);
    expect(await ask()).toEqual(
      held(saying('Of these, 2 are past their due date, 3 have no issue in Jira.')),
    );
  });

  it('asks only about the services that the rule names, and all of them', async () => {
    const { world, service, ask } = await given([{}], { intoProject: false });
    const search = await world.services.findOrCreate('Search', anId(), aChange());
    expect(await ask({ rule: { services: [search.id] } })).toEqual({ result: true });
    expect(await ask({ rule: { services: [search.id, service.id, search.id] } })).toEqual(
      held(saying('Checkout: 1 open action')),
    );
    expect(world.releaseGates.decisionsMade).toHaveLength(3);
  });

  it('needs no question to Jira but where it cannot know otherwise', async () => {
    const { world, service, ask } = await given([]);
    const own = { services: [service.id] };
    await ask({ rule: own, fixVersions: ['1.0'] });
    expect(world.releaseGateJira.asked).toEqual([]);
    await ask({ rule: own });
    await ask({ fixVersions: ['1.0'] });
    expect(world.releaseGateJira.asked).toEqual(['issue REL-7', 'issue REL-7']);
  });
});

describe('the release of a transition', () => {
  const release = async (fixVersions: readonly string[] | null, stored = ['3.6']) => {
    const { world, service, ask, last } = await given([{}]);
    world.releaseGateJira.issues.set('REL-7', { projectId: PROJECT.id, fixVersions: stored });
    await giveGateWaiver(world, aCaller(), {
      changeId: anId(),
      serviceId: service.id,
      reason: 'The fix itself is in this release.',
      endsAt: world.clock.iso(HOUR),
      release: '3.6',
      coversNew: false,
    });
    const answer = await ask({ fixVersions });
    return [answer.result, last()?.asked.version];
  };

  it.each([
    ['that of the issue', null, ['3.6'], [true, '3.6']],
    ['what the screen sets', ['3.6'], ['3.5'], [true, '3.6']],
    ['said twice', ['3.6', '3.6'], [], [true, '3.6']],
    ['another one', ['3.5'], ['3.6'], [false, '3.5']],
    ['none', null, [], [false, '']],
    ['cleared on the screen', [], ['3.6'], [false, '']],
    ['one of several', null, ['3.6', '3.5'], [false, '']],
    ['another letter', null, ['3.6 '], [false, '3.6 ']],
  ] as const)('%s', async (_what, changed, stored, outcome) => {
    expect(await release(changed, [...stored])).toEqual(outcome);
  });

  it('is kept in the log as far as it has room, and no longer one names a waiver', async () => {
    const long = '🚀'.repeat(127);
    const [result, logged] = await release([long]);
    expect(result).toBe(false);
    expect(String(logged).length).toBeLessThanOrEqual(200);
    // Half a sign would make this throw.
    expect(encodeURIComponent(String(logged))).not.toBe('');
  });
});

describe('a transition waits, and says what to do', () => {
  const broken = new Error('broken');
  it.each([
    ['Jira is down', 'jira', new JiraUnavailable('Jira is down.')],
    ['the verdict cannot be read', 'read', broken],
    ['the database is being prepared', 'read', new Preparing()],
    ['the decision cannot be written down', 'log', broken],
  ] as const)('when %s', async (_what, where, error) => {
    const { world, ask } = await given([]);
    expect(await ask()).toEqual({ result: true });
    if (where === 'jira') world.releaseGateJira.failing = { issue: error };
    else world.releaseGates.failing = { [where]: error };
    expect(await ask()).toEqual(held(HELD_WORDS.unknown));
    expect(world.log.events()).toContain('release-gate.transition-awaits');
  });

  it('when a service of the rule does not exist any more, though the others hold nothing', async () => {
    const { service, ask, last } = await given([]);
    expect(await ask({ rule: { services: [service.id, anId()] } })).toEqual(held(HELD_WORDS.serviceGone));
    expect(last()).toMatchObject({ serviceId: null, decision: { verdict: 'awaiting', code: 'UNKNOWN' } });
  });

  it('when no service is released in the project', async () => {
    const { ask } = await given([], { intoProject: false });
    expect(await ask()).toEqual(held(HELD_WORDS.noService));
  });

  it('when the app may not see the issue', async () => {
    const { ask, world } = await given([]);
    expect(await ask({ issueKey: 'REL-8' })).toEqual(held(HELD_WORDS.unseen));
    expect(world.releaseGates.decisionsMade).toEqual([]);
  });

  it('with the reasons alone when the address of the site is not to be had', async () => {
    const { world, ask } = await given([{}]);
    world.releaseGateJira.failing = { siteAddress: broken };
    const answer = await ask();
    expect(answer).toEqual(held(saying('Checkout: 1 open action')));
    expect(answer).not.toEqual(held(saying('http')));
  });
});
