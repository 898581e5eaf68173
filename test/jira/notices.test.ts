import { APP_ACCOUNT } from '../../local/site/protocol';
import { EDITOR, FORMER_USER, RESPONDER, VIEWER } from '../../local/site/people';
import { JiraLimited, JiraNotConnected, JiraUnavailable } from '../../src/domain/failure';
import { notices } from '../../src/jira/notices';
import { freshJira } from '../support/fresh-jira';
import { answering, broken, type JiraInProcess, refusing } from '../support/jira-in-process';

let world: JiraInProcess;
let noticed = 0;
const mails = notices(async () => {
  noticed += 1;
});
freshJira((fresh) => {
  world = fresh;
});

const words = { subject: 'Two days left', textBody: 'OPS-1: two days', htmlBody: '<p>OPS-1: two days</p>' };
const to = (person: { accountId: string }, issueId: string) => ({
  issueId,
  accountId: person.accountId,
  ...words,
});

describe('a mail by way of Jira', () => {
  it('reaches the one person, as the app, only where they may browse the issue', async () => {
    const { id } = world.site.create();
    expect(await mails.notify(to(RESPONDER, id))).toBe('sent');
    expect(await mails.notify(to(VIEWER, id))).toBe('sent');
    expect(world.site.jira.mails()).toMatchObject([{ to: RESPONDER.accountId, issueKey: 'OPS-1', ...words }]);
    expect(world.sent.map((sent) => sent.as)).toEqual(['app', 'app']);
  });

  it('is kept from somebody whom a security level keeps from the issue', async () => {
    const { id } = world.site.create();
    world.site.jira.secureIssue('OPS-1', [EDITOR.accountId, APP_ACCOUNT]);
    expect(await mails.notify(to(RESPONDER, id))).toBe('sent');
    expect(await mails.notify(to(EDITOR, id))).toBe('sent');
    expect(world.site.jira.mails().map((mail) => mail.to)).toEqual([EDITOR.accountId]);
  });

  it('is refused where nobody would get it, the issue is gone, or mails are off', async () => {
    const { id } = world.site.create();
    expect(await mails.notify(to(FORMER_USER, id))).toBe('refused');
    expect(await mails.notify(to(RESPONDER, '99999'))).toBe('refused');
    world.site.jira.setMailEnabled(false);
    expect(await mails.notify(to(RESPONDER, id))).toBe('refused');
  });

  it.each([
    ['breaks off', broken],
    ['fails on their side', refusing(500)],
    ['fails with a time to come back', answering(503, {}, { 'retry-after': '5' })],
  ])('of which the request %s may have been sent', async (_how, plan) => {
    const { id } = world.site.create();
    world.plan(plan);
    expect(await mails.notify(to(RESPONDER, id))).toBe('doubtful');
  });

  it('was not sent when Jira asks to wait or does not know the app', async () => {
    const { id } = world.site.create();
    const before = noticed;
    world.plan(answering(429, {}, { 'retry-after': '5', 'x-ratelimit-nearlimit': 'true' }), refusing(401));
    await expect(mails.notify(to(RESPONDER, id))).rejects.toThrow(JiraLimited);
    await expect(mails.notify(to(RESPONDER, id))).rejects.toThrow(JiraNotConnected);
    expect(world.site.jira.mails()).toEqual([]);
    expect(noticed).toBe(before + 1);
  });
});

describe('accounts', () => {
  it('that are people’s and active are told from all others, many at once', async () => {
    world.site.jira.setAccountStatus(RESPONDER.accountId, 'inactive');
    const some = [EDITOR, VIEWER, RESPONDER, FORMER_USER].map(({ accountId }) => accountId);
    const unknown = Array.from({ length: 20 }, (_, number) => `unknown:${String(number)} & co`);
    const active = await mails.activeAccounts([APP_ACCOUNT, ...unknown, ...some]);
    expect([...active]).toEqual([EDITOR.accountId, VIEWER.accountId]);
    expect(world.sent).toHaveLength(1);
  });

  it('are not guessed when Jira does not say', async () => {
    world.plan(refusing(500), refusing(403));
    await expect(mails.activeAccounts(['a'])).rejects.toThrow(JiraUnavailable);
    await expect(mails.activeAccounts(['a'])).rejects.toThrow(JiraNotConnected);
  });
});

describe('an issue that not everybody of its project may see', () => {
  const secured = async (id: string) => (await world.issues.read('app', [id])).get(id)?.secured;

  it('is known by its security level', async () => {
    const { id } = world.site.create();
    expect(await secured(id)).toBe(false);
    world.site.jira.secureIssue('OPS-1', [EDITOR.accountId, APP_ACCOUNT]);
    expect(await secured(id)).toBe(true);
  });

  it.each([
    [{ issuerestrictions: {}, shouldDisplay: true }, false],
    [null, false],
    [{ issuerestrictions: { projectrole: [{ value: '10002' }] }, shouldDisplay: true }, true],
    ['something new', true],
  ])('is known by the roles it is restricted to: %j', async (issuerestriction, expected) => {
    const { id, key } = world.site.create();
    const fields = { ...world.site.fields(key), issuerestriction };
    world.plan(answering(200, { issues: [{ id, key, fields }] }));
    expect(await secured(id)).toBe(expected);
  });
});
