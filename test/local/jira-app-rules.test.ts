import { createJira, type Jira } from '../../local/site/jira';
import type { AppRule } from '../../local/site/jira/workflow';
import { ADMIN, EDITOR, PEOPLE, RESPONDER } from '../../local/site/people';
import type { Actor, SiteResponse, ValidatorAnswer } from '../../local/site/protocol';
import { Products } from '../../local/services/products';

const GATE = {
  key: 'gate',
  name: 'Gate',
  description: 'Asks the gate.',
  projectTypes: ['company-managed' as const],
};
const PLACE = { projectKey: 'OPS', issueTypeId: null, transitionId: '11' };
const CONFIGURATION = '{"services":"project"}';

let jira: Jira;
let products: Products;
let asked: { moduleKey: string; payload: unknown }[];
let answer: (payload: unknown) => ValidatorAnswer | Promise<ValidatorAnswer>;

beforeEach(() => {
  asked = [];
  answer = () => ({ result: false, errorMessage: 'Not yet.' });
  jira = createJira(
    {
      clock: { now: () => Date.UTC(2026, 7, 14, 10) },
      people: PEOPLE,
      emit: () => undefined,
      runValidator: async (moduleKey, payload) => {
        asked.push({ moduleKey, payload });
        return await answer(payload);
      },
    },
    { offeredRules: [GATE] },
  );
  products = new Products({
    products: [jira],
    declaredScopes: ['read:jira-work', 'write:jira-work'],
    inspect: async () => undefined,
    onUnmodelled: (what) => {
      throw new Error(what);
    },
  });
});

const user = (accountId = EDITOR.accountId): Actor => ({ kind: 'user', accountId });

const ask = (method: string, path: string, body?: unknown, actor = user()): Promise<SiteResponse> =>
  products.handle('jira', { method, path, query: new URLSearchParams(), body, actor, viaApp: false });

const issue = (key = 'OPS'): string =>
  jira.create(EDITOR.accountId, {
    fields: { project: { key }, issuetype: { id: '10001' }, summary: 'Release 1.2' },
  }).key;

const addRule = (configuration: string | null = CONFIGURATION): string =>
  jira.saveRule(ADMIN.accountId, PLACE, { id: null, moduleKey: GATE.key, configuration });

const start = (key: string, actor = user(), more: object = {}) =>
  ask('POST', `/rest/api/3/issue/${key}/transitions`, { transition: { id: '11' }, ...more }, actor);

const statusOf = (key: string): unknown => jira.issue(key)?.fields['status'];
const REFUSED = { status: 400, body: { errorMessages: ['Not yet.'], errors: {} } };

test.each([['a person', user()] as const, ['the app', { kind: 'app' } as const] as const])(
  'a rule that is not met keeps the issue where it is, for %s',
  async (_who, actor) => {
    addRule();
    const key = issue();
    expect(await start(key, actor)).toMatchObject(REFUSED);
    expect(statusOf(key)).toMatchObject({ name: 'To Do' });
    expect(asked).toEqual([
      {
        moduleKey: 'gate',
        payload: {
          issue: { key },
          configuration: { services: 'project' },
          transition: { from: { id: '10000' }, to: { id: '3' }, modifiedFields: {} },
        },
      },
    ]);
    answer = () => ({ result: true });
    expect(await start(key, actor)).toEqual(expect.objectContaining({ status: 204 }));
    expect(statusOf(key)).toMatchObject({ name: 'In Progress' });
  },
);

test('a rule is told what was changed on the transition’s screen, as REST shows it, and nothing else', async () => {
  jira.setWorkflow('OPS', {
    statuses: [
      { name: 'Open', category: 'new' },
      { name: 'Out', category: 'done' },
    ],
    transitions: [
      { name: 'Ship', to: 'Out', screen: ['assignee', 'labels', 'description', 'duedate', 'priority'] },
    ],
  });
  addRule(null);
  const key = issue();
  const fields = { assignee: { accountId: RESPONDER.accountId }, labels: [], duedate: '2026-09-01' };
  expect(await start(key, user(), { fields })).toMatchObject(REFUSED);
  expect(asked[0]?.payload).toMatchObject({ configuration: {} });
  expect(asked[0]?.payload).toHaveProperty('transition.modifiedFields', {
    assignee: { accountId: RESPONDER.accountId },
  });
  expect(jira.issue(key)?.fields['assignee']).toBeNull();
});

test('what changed while the app was asked is kept, and an issue that has moved on does not move again', async () => {
  addRule();
  const [first, second] = [issue(), issue()];
  answer = () => {
    jira.edit(EDITOR.accountId, first, { fields: { summary: 'Release 1.3' } });
    return { result: true };
  };
  expect(await start(first)).toMatchObject({ status: 204 });
  expect(jira.issue(first)?.fields).toMatchObject({
    summary: 'Release 1.3',
    status: { name: 'In Progress' },
  });
  answer = () => {
    jira.delete(ADMIN.accountId, second);
    return { result: true };
  };
  expect(await start(second)).toMatchObject({ status: 404 });
});

test('a bulk transition asks for each issue, and moves those that may go', async () => {
  addRule();
  const [held, free] = [issue(), issue()];
  answer = (payload) =>
    JSON.stringify(payload).includes(free) ? { result: true } : { result: false, errorMessage: 'Not yet.' };
  const submitted = await ask('POST', '/rest/api/3/bulk/issues/transition', {
    bulkTransitionInputs: [{ selectedIssueIdsOrKeys: [held, free, 'OPS-99'], transitionId: '11' }],
  });
  expect(submitted).toMatchObject({ status: 201 });
  const { taskId } = submitted.body as { taskId: string };
  expect(await ask('GET', `/rest/api/3/bulk/queue/${taskId}`)).toMatchObject({
    body: {
      status: 'COMPLETE',
      totalIssueCount: 3,
      invalidOrInaccessibleIssueCount: 1,
      processedAccessibleIssues: [Number(jira.issue(free)?.id)],
      failedAccessibleIssues: { [jira.issue(held)?.id ?? '']: ['Not yet.'] },
    },
  });
  expect(statusOf(held)).toMatchObject({ name: 'To Do' });
});

test('outside REST nothing slips past a rule', () => {
  addRule();
  const key = issue();
  expect(() => jira.transition(EDITOR.accountId, key, '11')).toThrow('a rule of an app');
  expect(() => jira.moveTo(EDITOR.accountId, key, 'Done')).toThrow('a rule of an app');
  expect(statusOf(key)).toMatchObject({ name: 'To Do' });
});

describe('rules of apps on a workflow', () => {
  const rulesOf = (): readonly AppRule[] =>
    jira
      .workflows(ADMIN.accountId)
      .flatMap(({ transitions }) => transitions)
      .flatMap(({ rules }) => rules);

  test('are added, changed and removed by admins of Jira, and stay with the site', () => {
    const id = addRule();
    const rule = { id, moduleKey: 'gate', configuration: '{"services":["a"]}' };
    jira.saveRule(ADMIN.accountId, PLACE, rule);
    expect(rulesOf()).toEqual([{ kind: 'app', ...rule }]);
    jira.restore(JSON.parse(JSON.stringify(jira.snapshot())));
    expect(rulesOf()).toHaveLength(1);
    jira.removeRule(ADMIN.accountId, PLACE, id);
    expect(rulesOf()).toEqual([]);
  });

  test('are nobody else’s business', () => {
    const rule = { id: null, moduleKey: 'gate', configuration: null };
    expect(() => jira.saveRule(EDITOR.accountId, PLACE, rule)).toThrow('may not change');
    expect(jira.workflows(EDITOR.accountId).map(({ projectKey }) => projectKey)).toEqual(['TEAM']);
    expect(jira.workflows('nobody')).toEqual([]);
  });

  test('are refused when they are too long, no JSON, not offered, or gone', () => {
    const save = (configuration: string, moduleKey = 'gate', id: string | null = null) =>
      jira.saveRule(ADMIN.accountId, PLACE, { id, moduleKey, configuration });
    expect(() => save(JSON.stringify('ä'.repeat(17_000)))).toThrow('at most 32 KB');
    expect(() => save('{')).toThrow('must be JSON');
    expect(() => save('{}', 'other')).toThrow('No installed app');
    expect(() => save('{}', 'gate', 'gone')).toThrow('was removed');
    const team = { ...PLACE, projectKey: 'TEAM' };
    expect(() =>
      jira.saveRule(EDITOR.accountId, team, { id: null, moduleKey: 'gate', configuration: '{}' }),
    ).toThrow('No installed app');
    expect(rulesOf()).toEqual([]);
  });
});
