import { ADMIN, EDITOR, VIEWER } from '../../local/site/people';
import { JiraLimited, JiraNotConnected, JiraUnavailable } from '../../src/domain/failure';
import { freshJira } from '../support/fresh-jira';
import { answering, broken, type JiraInProcess, refusing, respond } from '../support/jira-in-process';

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

const failed = async (request: Promise<unknown>): Promise<unknown> =>
  request.then(
    () => 'nothing went wrong',
    (error: unknown) => error,
  );
const myself = () => world.issues.appAccount();
const PAGE = '<html><head><title>Bad Gateway</title></head><body>No</body></html>';

describe('what the platform and gateways do', () => {
  it.each([
    ['a page of a gateway', answering(502, PAGE, { 'content-type': 'text/html' })],
    ['a page in the place of an answer', answering(200, PAGE, { 'content-type': 'text/html' })],
    ['nothing at all', answering(500)],
    ['another shape', answering(200, { name: 'nobody' })],
    ['a broken connection', broken],
    ['a proxy that gives up', answering(504, undefined, { 'forge-proxy-error': 'UPSTREAM_TIMEOUT' })],
    ['a body that breaks off', () => new Response(breakingOff(), { status: 200 })],
  ])('%s is Jira not being available, with its cause for the log', async (_name, answer) => {
    world.plan(answer);
    const error = await failed(myself());
    expect(error).toBeInstanceOf(JiraUnavailable);
    expect(error).not.toBeInstanceOf(JiraLimited);
    expect(error).toMatchObject({ cause: expect.any(Error) });
  });

  it('no answer within ten seconds is none', async () => {
    jest.useFakeTimers();
    try {
      world.plan(() => new Promise<Response>(() => undefined));
      const outcome = failed(myself());
      await jest.advanceTimersByTimeAsync(9_999);
      expect(await Promise.race([outcome, Promise.resolve('waiting')])).toBe('waiting');
      await jest.advanceTimersByTimeAsync(1);
      expect(await outcome).toBeInstanceOf(JiraUnavailable);
    } finally {
      jest.useRealTimers();
    }
  });

  it('a request without the consent of the person reaches the platform, which asks for it', async () => {
    world.plan(answering(401, undefined, { 'forge-proxy-error': 'NEEDS_AUTHENTICATION_ERR' }));
    expect(await failed(world.issues.read('user', ['10100']))).toMatchObject({
      name: 'NEEDS_AUTHENTICATION_ERR',
      serviceKey: 'atlassian-token-service-key',
    });
  });
});

describe('Jira that does not let the app in', () => {
  it.each([
    ['credentials that are refused', answering(401, PAGE)],
    ['no consent', answering(401, undefined, { 'forge-proxy-error': 'NEEDS_AUTHENTICATION_ERR' })],
    ['a proxy that knows no such installation', answering(401, undefined, { 'forge-proxy-error': 'X' })],
    ['scopes that do not cover it', answering(403, { code: 403, message: 'Forbidden' })],
  ])('by %s is not connected', async (_name, answer) => {
    world.plan(answer);
    expect(await failed(myself())).toBeInstanceOf(JiraNotConnected);
  });

  it('says so to the app, not to a person who has no Jira', async () => {
    world.plan(answering(401), answering(403));
    expect(await world.issues.read('user', ['10100'])).toEqual(new Map());
    expect(await world.issues.read('user', ['10100'])).toEqual(new Map());
  });
});

describe('limits', () => {
  it('of the hour carry why and how long, as Jira says it', async () => {
    world.site.now = Date.now();
    world.site.jira.limit({ kind: 'quota', remaining: 0 });
    const error = await failed(myself());
    expect(error).toBeInstanceOf(JiraLimited);
    const { limit } = error as JiraLimited;
    const left = 3_600_000 - (world.site.now % 3_600_000);
    expect(limit.reason).toBe('quota');
    expect(Math.abs((limit.waitMs ?? 0) - left)).toBeLessThan(2_000);
  });

  it('of one issue, of a kind of request, of cost, and of a gateway that says nothing', async () => {
    const { id } = world.site.create();
    const limits: unknown[] = [];
    const note = async (request: Promise<unknown>) => {
      const error = await failed(request);
      limits.push(error instanceof JiraLimited ? error.limit : error);
    };
    const mark = () => world.issues.mark('app', id, { installationId: 'i', actionId: 'a' });
    for (let write = 0; write < 20; write += 1) await mark();
    await note(mark());
    world.site.jira.unlimit();
    world.site.jira.limit({ kind: 'burst', perSecond: 1 });
    await myself();
    await note(myself());
    world.site.jira.unlimit();
    world.site.jira.limit({ kind: 'cost', times: 1, retryAfter: 12 });
    await note(myself());
    world.site.jira.limit({ kind: 'gateway', times: 1 });
    await note(myself());
    world.site.jira.limit({ kind: 'unavailable', times: 1, retryAfter: 3 });
    await note(myself());
    expect(limits).toEqual([
      { reason: 'issue', waitMs: expect.any(Number) },
      { reason: 'burst', waitMs: expect.any(Number) },
      { reason: 'unknown', waitMs: 12_000 },
      { reason: 'unknown', waitMs: null },
      { reason: 'unknown', waitMs: 3_000 },
    ]);
  });

  it('of the platform itself never reached Jira', async () => {
    world.plan(answering(429, undefined, { 'forge-proxy-error': 'TOO_MANY_REQUESTS' }));
    expect(await failed(myself())).toMatchObject({ limit: { reason: 'unknown', waitMs: null } });
  });
});

describe('little being left of the quota', () => {
  const near = { 'X-RateLimit-NearLimit': 'true' };

  it('is told for every answer that says it, refusals included', async () => {
    await myself();
    expect(world.noticed).toBe(0);
    world.site.jira.limit({ kind: 'quota', remaining: 1000 });
    await myself();
    expect(world.noticed).toBe(1);
    world.plan(answering(429, undefined, near), () => respond(404, {}, near));
    await failed(myself());
    await failed(myself());
    expect(world.noticed).toBe(3);
  });

  it('fails no request when it cannot be kept', async () => {
    world.site.jira.limit({ kind: 'quota', remaining: 1000 });
    world.notice = () => Promise.reject(new Error('the database is gone'));
    expect(await myself()).toMatch(/^557058:/);
    world.notice = () => {
      throw new Error('the database is gone');
    };
    expect(await myself()).toMatch(/^557058:/);
    expect(logged).toHaveBeenCalledTimes(2);
  });
});

it('acts as whoever is named', async () => {
  const { id } = world.site.create({}, {}, { actor: { kind: 'user', accountId: ADMIN.accountId } });
  world.site.jira.setAppAccess('OPS', false);
  expect([...(await world.issues.read('user', [id])).keys()]).toEqual([id]);
  expect([...(await world.issues.read('app', [id])).keys()]).toEqual([]);
  world.user = VIEWER;
  expect([...(await world.issues.read('user', [id])).keys()]).toEqual([]);
  world.user = EDITOR;
  world.plan(refusing(409));
  expect(await failed(world.issues.mark('user', id, { installationId: 'i', actionId: 'a' }))).toBeInstanceOf(
    JiraUnavailable,
  );
});

function breakingOff(): ReadableStream {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('{"accountId":'));
      controller.error(new Error('aborted'));
    },
  });
}
