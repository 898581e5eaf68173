import { EDITOR, VIEWER } from '../../local/site/people';
import type { CreateRules, NewIssue } from '../../src/app/ports';
import { TASK } from '../local/jira-site';
import { aNewIssue } from '../support/builders-issues';
import { freshJira } from '../support/fresh-jira';
import { type JiraInProcess } from '../support/jira-in-process';

let world: JiraInProcess;
freshJira((fresh) => {
  world = fresh;
});

const owned = (owner: string, place = 0): NewIssue =>
  aNewIssue(
    { issueTypeId: TASK, actionId: `action-${String(place)}` },
    { title: `Task ${String(place)}`, owner },
  );

async function rulesOf(): Promise<CreateRules> {
  const rules = await world.issues.createRules('user', { projectId: '10000', issueTypeId: TASK });
  if (rules === null) throw new Error('no rules');
  return rules;
}

const posts = () => world.bodies('POST', /rest\/api\/3\/issue(\/bulk)?$/);

it.each([
  [12_999, 'unsent', 1],
  [13_000, 'created', 2],
])('with %i ms left, of many those refused for an owner are %s', async (ms, kind, requests) => {
  const rules = await rulesOf();
  world.plan(() => {
    world.remainingMs = ms;
    return null;
  });
  const asked = [owned(VIEWER.accountId), owned(EDITOR.accountId, 1)];
  const results = await world.issues.createMany('user', asked, rules);
  expect(results.map((result) => result.kind)).toEqual([kind, 'created']);
  expect([posts().length, world.site.jira.issues().length]).toEqual([requests, requests]);
});

it.each([
  [11_999, 'unsent', 1, 0],
  [12_000, 'created', 2, 1],
])('with %i ms left, one that is refused for its owner is %s', async (ms, kind, requests, issues) => {
  const rules = await rulesOf();
  world.plan(() => {
    world.remainingMs = ms;
    return null;
  });
  const result = await world.issues.create('user', owned(VIEWER.accountId), rules);
  expect(result.kind).toBe(kind);
  expect([posts().length, world.site.jira.issues().length]).toEqual([requests, issues]);
});

it('Jira has no longer for many than the function has, less what writing the outcome takes', async () => {
  const rules = await rulesOf();
  world.remainingMs = 14_000;
  const logged = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  jest.useFakeTimers();
  try {
    world.plan(() => new Promise<Response>(() => undefined));
    const outcome = world.issues.createMany('user', [owned(EDITOR.accountId)], rules);
    await jest.advanceTimersByTimeAsync(10_999);
    expect(await Promise.race([outcome, Promise.resolve('waiting')])).toBe('waiting');
    await jest.advanceTimersByTimeAsync(1);
    expect(await outcome).toEqual([{ kind: 'doubtful' }]);
  } finally {
    jest.useRealTimers();
    logged.mockRestore();
  }
});
