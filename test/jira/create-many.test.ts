import { EDITOR, VIEWER } from '../../local/site/people';
import type { CreateResult, NewIssue } from '../../src/app/ports';
import { JiraLimited } from '../../src/domain/failure';
import { TASK } from '../local/jira-site';
import { aNewIssue } from '../support/builders-issues';
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

const issues = (...owners: readonly (string | null)[]): NewIssue[] =>
  owners.map((owner, place) =>
    aNewIssue(
      { issueTypeId: TASK, actionId: `action-${String(place)}` },
      { title: `Task ${String(place)}`, owner },
    ),
  );

async function createMany(some: readonly NewIssue[]): Promise<readonly CreateResult[]> {
  const rules = await world.issues.createRules('user', { projectId: '10000', issueTypeId: TASK });
  if (rules === null) throw new Error('no rules');
  return world.issues.createMany('user', some, rules);
}

const bulks = () => world.bodies('POST', /issue\/bulk$/);
const titles = () => world.site.jira.issues().map(({ fields }) => fields['summary']);
const kinds = (results: readonly CreateResult[]) => results.map(({ kind }) => kind);
const OTHER = VIEWER.accountId;

describe('many at once', () => {
  it('are one request, answered in its order, each with its own marker', async () => {
    const results = await createMany(issues(EDITOR.accountId, null, EDITOR.accountId));
    expect(results).toEqual(
      [1, 2, 3].map((number) => ({
        kind: 'created',
        issueId: world.site.jira.issue(`OPS-${String(number)}`)?.id,
        issueKey: `OPS-${String(number)}`,
        refused: {},
        sent: {
          title: `Task ${String(number - 1)}`,
          dueOn: '2026-05-01',
          priority: '1',
          ...(number === 2 ? {} : { owner: EDITOR.accountId }),
        },
      })),
    );
    expect(bulks()).toHaveLength(1);
    expect(titles()).toEqual(['Task 0', 'Task 1', 'Task 2']);
    expect(world.site.jira.properties('OPS-3')).toEqual({
      debrief: { installation: 'installation-1', action: 'action-2' },
    });
    expect(await createMany([])).toEqual([]);
  });

  it('of which some have an owner whom Jira does not take: these follow without, and nothing moves', async () => {
    const results = await createMany(issues(OTHER, null, OTHER, EDITOR.accountId));
    expect(kinds(results)).toEqual(['created', 'created', 'created', 'created']);
    expect(results.map((result) => (result.kind === 'created' ? result.issueKey : ''))).toEqual([
      'OPS-3',
      'OPS-1',
      'OPS-4',
      'OPS-2',
    ]);
    expect(results.map((result) => (result.kind === 'created' ? Object.keys(result.refused) : []))).toEqual([
      ['owner'],
      [],
      ['owner'],
      [],
    ]);
    expect(bulks()).toHaveLength(2);
    expect(titles()).toEqual(['Task 1', 'Task 3', 'Task 0', 'Task 2']);
  });

  it('all of which are refused say why, each for itself', async () => {
    world.site.jira.configure('OPS', { required: ['duedate'] });
    const dueless = issues(null, null).map((issue) => ({
      ...issue,
      fields: { ...issue.fields, dueOn: null },
    }));
    expect(await createMany(dueless)).toEqual(
      dueless.map(() => ({
        kind: 'refused',
        reason: 'This project asks for a due date. Give the action one and create it again.',
      })),
    );
    expect(bulks()).toHaveLength(1);
  });
});

describe('when the second request for some fails', () => {
  const mixed = () => issues(OTHER, null);

  it('what the first one created is told all the same', async () => {
    for (const answer of [answering(429, {}, { 'Retry-After': '5' }), answering(401, undefined, CONSENT)]) {
      world.plan(toSite, toSite, answer);
      const results = await createMany(mixed());
      expect(kinds(results)).toEqual(['refused', 'created']);
      expect(results[0]).toMatchObject({ reason: expect.stringContaining('does not take this owner') });
    }
  });

  it('in doubt, they alone are in doubt', async () => {
    world.plan(toSite, toSite, broken);
    expect(kinds(await createMany(mixed()))).toEqual(['doubtful', 'created']);
  });

  it('and nothing was created, that failure is the answer', async () => {
    world.plan(toSite, toSite, answering(429, {}));
    await expect(createMany(issues(OTHER, OTHER))).rejects.toBeInstanceOf(JiraLimited);
    expect(world.site.jira.issues()).toEqual([]);
  });
});

describe('an answer that does not say beyond doubt what became of each', () => {
  const made = (number: number) => ({ id: String(number), key: `OPS-${String(number)}`, self: 'x' });
  const error = (failedElementNumber: number, status = 400) => ({
    status,
    elementErrors: { errorMessages: ['No'], errors: {} },
    failedElementNumber,
  });

  it.each([
    ['a page', answering(201, '<html>')],
    ['too few', answering(201, { issues: [made(1)], errors: [] })],
    ['too many', answering(201, { issues: [made(1), made(2), made(3)], errors: [] })],
    ['a place out of range', answering(201, { issues: [made(1)], errors: [error(2)] })],
    ['nothing', answering(201, {})],
    ['a failure', answering(502, '<html>')],
    ['silence', broken],
    ['a redirect', answering(303, {})],
  ])('leaves all in doubt: %s', async (_name, answer) => {
    world.plan(toSite, answer);
    expect(kinds(await createMany(issues(null, null)))).toEqual(['doubtful', 'doubtful']);
    expect(bulks()).toHaveLength(1);
  });

  it('but one element in doubt leaves the others alone', async () => {
    world.plan(toSite, answering(201, { issues: [made(7)], errors: [error(0, 500)] }));
    expect(await createMany(issues(null, null))).toEqual([
      { kind: 'doubtful' },
      {
        kind: 'created',
        issueId: '7',
        issueKey: 'OPS-7',
        refused: {},
        sent: { title: 'Task 1', dueOn: '2026-05-01', priority: '1' },
      },
    ]);
  });
});

it('fifty may take Jira fifteen seconds, and then nobody can tell', async () => {
  const rules = (await world.issues.createRules('user', { projectId: '10000', issueTypeId: TASK }))!;
  jest.useFakeTimers();
  try {
    world.plan(() => new Promise<Response>(() => undefined));
    const outcome = world.issues.createMany('user', issues(null, null), rules);
    await jest.advanceTimersByTimeAsync(14_999);
    expect(await Promise.race([outcome, Promise.resolve('waiting')])).toBe('waiting');
    await jest.advanceTimersByTimeAsync(1);
    expect(kinds(await outcome)).toEqual(['doubtful', 'doubtful']);
  } finally {
    jest.useRealTimers();
  }
});

describe('a refusal of the request as a whole', () => {
  it.each([
    [403, 'You may not create issues in that project.'],
    [413, 'Jira finds this too much at once.'],
    [400, 'Jira refused this issue: Broken.'],
  ])('by %i is one of each', async (status, reason) => {
    world.plan(toSite, refusing(status, {}, 'Broken'));
    const refused = { kind: 'refused', reason: expect.stringContaining(reason) };
    expect(await createMany(issues(null, null))).toEqual([refused, refused]);
    expect(bulks()).toHaveLength(1);
  });
});

const CONSENT = { 'forge-proxy-error': 'NEEDS_AUTHENTICATION_ERR' };
const toSite = () => null;
