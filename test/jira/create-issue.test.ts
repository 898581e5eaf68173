import { EDITOR, RESPONDER, STRANGER, VIEWER } from '../../local/site/people';
import type { As, CreateResult, NewIssue } from '../../src/app/ports';
import { JiraLimited, JiraNotConnected } from '../../src/domain/failure';
import { TASK } from '../local/jira-site';
import { aNewIssue, someRules } from '../support/builders-issues';
import { freshJira } from '../support/fresh-jira';
import { answering, broken, type JiraInProcess, refusing } from '../support/jira-in-process';

let world: JiraInProcess;
let logged: jest.SpyInstance;
freshJira((fresh) => {
  world = fresh;
});
beforeEach(() => {
  logged = jest.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => {
  logged.mockRestore();
});

const issueOf = (projectId: string, some: Partial<NewIssue> = {}, owner: string | null = EDITOR.accountId) =>
  aNewIssue({ projectId, issueTypeId: TASK, ...some }, { owner });

async function create(issue: NewIssue, as: As = 'user'): Promise<CreateResult> {
  const rules = await world.issues.createRules(as, issue);
  if (rules === null) throw new Error('no rules');
  return world.issues.create(as, issue, rules);
}

const projectId = (key: string) => world.site.jira.projects().find((one) => one.key === key)?.id ?? '';
const created = {
  kind: 'created',
  issueId: expect.any(String),
  issueKey: expect.any(String),
  refused: {},
  sent: { title: 'Rehearse the restore', dueOn: '2026-05-01', priority: '1', owner: EDITOR.accountId },
};

describe('an issue', () => {
  it('is created with all of its action and the marker at once', async () => {
    const result = await create(issueOf('10000'));
    expect(result).toEqual({ ...created, issueKey: 'OPS-1' });
    expect(world.site.jira.issue('OPS-1')?.fields).toMatchObject({
      summary: 'Rehearse the restore',
      duedate: '2026-05-01',
      priority: { id: '1' },
      assignee: { accountId: EDITOR.accountId },
      labels: ['postmortem', 'sev1'],
      reporter: { accountId: EDITOR.accountId },
    });
    expect(world.site.jira.properties('OPS-1')).toEqual({
      debrief: { installation: 'installation-1', action: 'action-1' },
    });
  });

  it('of the app names the person as its reporter, and is created without where Jira does not take that', async () => {
    const reporter = RESPONDER.accountId;
    expect(await create(issueOf('10000', { reporter }), 'app')).toEqual(created);
    expect(world.site.jira.issue('OPS-1')?.fields).toMatchObject({
      reporter: { accountId: reporter },
      creator: { accountType: 'app' },
    });
    expect(await create(issueOf('10000', { reporter: VIEWER.accountId }), 'app')).toEqual(created);
    expect(world.bodies('POST', /issue$/)).toHaveLength(3);
    expect(world.site.jira.issue('OPS-2')?.fields).toMatchObject({ reporter: { accountType: 'app' } });
  });

  it('leaves out what its project does not take, each with a sentence', async () => {
    const result = await create(issueOf(projectId('LEG')));
    expect(result).toMatchObject({
      kind: 'created',
      refused: {
        dueOn: expect.stringContaining('no due date'),
        priority: expect.stringContaining('no priority'),
        owner: 'Jira did not take the owner. Choose another one here, or set it in Jira.',
      },
      sent: { title: 'Rehearse the restore' },
    });
  });

  it('has what the project asks for besides', async () => {
    const field = { id: 'customfield_10050', name: 'Plan', required: true };
    const choice = { id: 'customfield_10051', name: 'Area', required: true };
    const { id } = world.site.jira.addProject({
      key: 'ASK',
      name: 'Asks',
      customFields: [
        { ...field, kind: 'textarea' },
        { ...choice, kind: 'multi-option', options: [{ id: '71', value: 'Database' }] },
      ],
    });
    const extra = { customfield_10050: 'Once\nmore', customfield_10051: ['71'] };
    expect(await create(issueOf(id, { extra }))).toEqual(created);
    expect(world.site.jira.issue('ASK-1')?.fields).toMatchObject({
      customfield_10050: { type: 'doc' },
      customfield_10051: [{ value: 'Database' }],
    });
    const wrong = await create(issueOf(id, { extra: { ...extra, customfield_10051: ['99'] } }));
    expect(wrong).toEqual({
      kind: 'refused',
      reason:
        "Jira refused this issue: Area: Option id '99' is not valid. Change the action or the issue type and create it again.",
    });
  });
});

describe('a refusal says what to do', () => {
  const requiring = (fieldId: string) =>
    world.site.jira.addProject({ key: 'REQ', name: 'Requires', required: [fieldId] }).id;

  it('when the project wants what the action does not have', async () => {
    const { fields, ...rest } = issueOf(requiring('duedate'));
    expect(await create({ ...rest, fields: { ...fields, dueOn: null } })).toEqual({
      kind: 'refused',
      reason: 'This project asks for a due date. Give the action one and create it again.',
    });
    world.site.jira.configure('REQ', { required: ['assignee'] });
    expect(await create(issueOf(rest.projectId, {}, null))).toEqual({
      kind: 'refused',
      reason: 'This project asks for an owner. Give the action one and create it again.',
    });
  });

  it('when it wants an owner, and not this one', async () => {
    expect(await create(issueOf(requiring('assignee'), {}, VIEWER.accountId))).toEqual({
      kind: 'refused',
      reason:
        'This project asks for an owner and does not take this one. Choose another one and create it again.',
    });
  });

  it.each([
    ['user', 403, 'You may not create issues in that project.'],
    ['user', 401, 'You may not create issues in that project.'],
    ['app', 404, 'Debrief may not create issues in that project by itself.'],
    ['user', 413, 'Jira finds this too much at once.'],
    ['user', 422, 'Jira refused this issue. Change the action'],
  ] as const)('as %s by %i', async (as, status, reason) => {
    const issue = issueOf('10000');
    const rules = (await world.issues.createRules('user', issue))!;
    world.plan(answering(status, '<html>'));
    expect(await world.issues.create(as, issue, rules)).toEqual({
      kind: 'refused',
      reason: expect.stringContaining(reason),
    });
  });

  it('in the words of Jira for everything else, and does not try again', async () => {
    const issue = issueOf('10000');
    const rules = (await world.issues.createRules('user', issue))!;
    world.plan(refusing(400, { priority: 'No such priority' }, 'The workflow is broken'));
    expect(await world.issues.create('user', issue, rules)).toEqual({
      kind: 'refused',
      reason:
        'Jira refused this issue: The workflow is broken. No such priority. Change the action or the issue type and create it again.',
    });
    expect(world.bodies('POST', /issue$/)).toHaveLength(1);
  });

  it('to a stranger in a project for members', async () => {
    world.user = STRANGER;
    const [issue, rules] = [issueOf(projectId('TEAM')), someRules()];
    expect(await world.issues.create('user', issue, rules)).toMatchObject({ kind: 'refused' });
  });

  it('and names nobody, because it is kept', async () => {
    const issue = issueOf('10000', { reporter: RESPONDER.accountId });
    const said = `User '${EDITOR.displayName}' cannot be assigned issues.`;
    world.plan(refusing(400, { assignee: said, reporter: said, summary: 'Too short.' }));
    expect(await world.issues.create('user', issue, someRules())).toEqual({
      kind: 'refused',
      reason:
        'Jira refused this issue: It does not take this owner. It does not take this reporter. Too short. Change the action or the issue type and create it again.',
    });
  });
});

describe('what nobody can tell', () => {
  it.each([
    ['a broken connection', broken],
    ['a failure on their side', answering(500, '<html>')],
    ['no room, until later', answering(503, {}, { 'Retry-After': '5' })],
    ['an answer that is no JSON', answering(201, '<html>')],
    ['an answer without the issue', answering(201, {})],
    ['a redirect', answering(302, {})],
  ])('%s is doubtful, and nothing is sent again', async (_name, answer) => {
    const issue = issueOf('10000');
    const rules = (await world.issues.createRules('user', issue))!;
    world.plan(answer);
    expect(await world.issues.create('user', issue, rules)).toEqual({ kind: 'doubtful' });
    expect(world.bodies('POST', /issue$/)).toHaveLength(1);
  });

  it('is not what a limit leaves, nor an app that is not let in: nothing was created', async () => {
    const issue = issueOf('10000');
    const rules = (await world.issues.createRules('user', issue))!;
    world.site.jira.limit({ kind: 'quota', remaining: 0 });
    await expect(world.issues.create('user', issue, rules)).rejects.toBeInstanceOf(JiraLimited);
    await expect(world.issues.createMany('user', [issue], rules)).rejects.toBeInstanceOf(JiraLimited);
    world.plan(answering(401));
    await expect(world.issues.create('app', issue, rules)).rejects.toBeInstanceOf(JiraNotConnected);
    world.plan(answering(401, undefined, { 'forge-proxy-error': 'NEEDS_AUTHENTICATION_ERR' }));
    await expect(world.issues.create('user', issue, rules)).rejects.toMatchObject({
      name: 'NEEDS_AUTHENTICATION_ERR',
    });
    expect(world.site.jira.issues()).toEqual([]);
  });
});
