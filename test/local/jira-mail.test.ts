import { ADMIN, EDITOR, FORMER_USER, RESPONDER, STRANGER, VIEWER } from '../../local/site/people';
import { APP, as, type Ask, containing, contractProblems, JiraSite, refusal } from './jira-site';

let site: JiraSite;
beforeEach(() => {
  site = new JiraSite();
});

const notify = (body: unknown, ask: Ask = { actor: APP }) =>
  site.ask('POST', '/rest/api/3/issue/OPS-1/notify', body, ask);
const users = (...people: { accountId: string }[]) => people.map(({ accountId }) => ({ accountId }));
const readers = (): string[] => site.jira.mails().map(({ to }) => to);
const NOBODY_LEFT = [400, 'No recipients were defined for notification.'];

describe('a mail about an issue', () => {
  test('reaches each person that is named, once, with all that was written', () => {
    site.create();
    const answer = notify({
      subject: 'Due soon',
      textBody: 'Two days left.',
      htmlBody: '<p>Two days left.</p>',
      to: { users: users(RESPONDER, EDITOR, RESPONDER) },
    });
    expect([answer.status, answer.body]).toEqual([204, undefined]);
    expect(readers()).toEqual([RESPONDER.accountId, EDITOR.accountId]);
    expect(site.jira.mails(RESPONDER.accountId)).toEqual([
      {
        to: RESPONDER.accountId,
        subject: 'Due soon',
        textBody: 'Two days left.',
        htmlBody: '<p>Two days left.</p>',
        issueKey: 'OPS-1',
        at: site.now,
      },
    ]);
  });

  test('has key and summary for a subject when none is given', () => {
    site.create();
    notify({ to: { users: users(RESPONDER) } });
    expect(site.jira.mails()).toMatchObject([{ subject: '(OPS-1) A task', textBody: '', htmlBody: '' }]);
  });

  test('finds assignee, reporter and watchers by what they are to the issue', () => {
    site.create({ assignee: { accountId: RESPONDER.accountId } });
    site.jira.watch(STRANGER.accountId, 'OPS-1');
    notify({ to: { assignee: true } });
    notify({ to: { reporter: true } });
    notify({ to: { watchers: true, voters: true } });
    expect(readers()).toEqual([
      RESPONDER.accountId,
      EDITOR.accountId,
      // Whoever creates an issue watches it.
      EDITOR.accountId,
      STRANGER.accountId,
    ]);
    site.jira.unwatch(STRANGER.accountId, 'OPS-1');
    site.jira.unwatch(EDITOR.accountId, 'OPS-1');
    expect(refusal(notify({ to: { watchers: true } }))).toEqual(NOBODY_LEFT);
  });

  test('is refused when nobody would read it: no assignee, inactive, unknown, oneself', () => {
    site.create();
    site.jira.setAccountStatus(RESPONDER.accountId, 'inactive');
    for (const to of [
      {},
      { assignee: true },
      { voters: true },
      { users: users(RESPONDER) },
      { users: users(FORMER_USER, { accountId: 'who' }) },
    ]) {
      expect(refusal(notify({ to }))).toEqual(NOBODY_LEFT);
    }
    expect(refusal(notify({ to: { users: users(EDITOR) } }, { actor: as(EDITOR) }))).toEqual(NOBODY_LEFT);
    expect(refusal(notify({}))).toEqual(NOBODY_LEFT);
    site.jira.setAccountStatus(RESPONDER.accountId, 'active');
    expect(notify({ to: { users: users(RESPONDER, FORMER_USER) } }).status).toBe(204);
    expect(readers()).toEqual([RESPONDER.accountId]);
  });

  test('goes to people who cannot see the issue, unless it is restricted to a permission', () => {
    site.create();
    const to = { users: users(VIEWER, RESPONDER) };
    notify({ to });
    expect(readers()).toEqual([VIEWER.accountId, RESPONDER.accountId]);
    const restrict = { permissions: [{ key: 'BROWSE_PROJECTS' }] };
    notify({ to, restrict });
    expect(readers().slice(2)).toEqual([RESPONDER.accountId]);
    notify({ to, restrict: { permissions: [{ key: 'BROWSE' }, { key: 'DELETE_ISSUES' }] } });
    notify({ to: { users: users(VIEWER) }, restrict });
    expect(readers()).toHaveLength(3);
  });

  test('needs an issue in sight, mail that is switched on, and a request that says what it wants', () => {
    site.create();
    const to = { users: users(RESPONDER) };
    expect(notify({ to }, { actor: as(VIEWER) }).status).toBe(404);
    expect(notify({ to: { users: ['somebody'] } }).status).toBe(400);
    expect(notify({ to, restrict: { permissions: [{ key: 'FLY' }] } }).status).toBe(400);
    expect(notify({ to, restrict: { permissions: [{}] } }).status).toBe(400);
    expect(notify({ to: { groups: [{ name: 'people' }] } }).status).toBe(501);
    site.jira.setMailEnabled(false);
    expect(refusal(notify({ to }))).toEqual([403, containing('disabled')]);
    expect(site.jira.mails()).toEqual([]);
  });

  test('leaves no trace on the issue, and is kept over a restart', () => {
    site.create();
    const events = site.events.length;
    notify({ subject: 'Due soon', to: { users: users(RESPONDER) } });
    expect(site.events).toHaveLength(events);
    const other = new JiraSite();
    other.jira.restore(JSON.parse(JSON.stringify(site.jira.snapshot())));
    expect(other.jira.mails(RESPONDER.accountId)).toHaveLength(1);
  });
});

describe('what Jira sends by itself', () => {
  const edit = (query = '', ask: Ask = {}) =>
    site.ask('PUT', `/rest/api/3/issue/OPS-1${query}`, { fields: { duedate: '2026-09-01' } }, ask);

  test('tells watchers of an edit, but for the one who edits', () => {
    site.create();
    site.jira.watch(RESPONDER.accountId, 'OPS-1');
    edit();
    expect(site.jira.automaticMails()).toMatchObject([
      { to: RESPONDER.accountId, subject: containing('OPS-1'), textBody: 'Changed: duedate' },
    ]);
    edit();
    site.ask('PUT', '/rest/api/3/issue/OPS-1', { properties: [{ key: 'k', value: 1 }] });
    expect(site.jira.automaticMails()).toHaveLength(1);
    expect(site.jira.mails()).toEqual([]);
  });

  test('is left out on request of an admin of Jira or of the project; others are not heard', () => {
    site.create();
    edit('?notifyUsers=false', { actor: as(ADMIN) });
    expect(site.jira.automaticMails()).toEqual([]);
    site.jira.edit(ADMIN.accountId, 'OPS-1', { fields: { duedate: null } });
    expect(site.jira.automaticMails(EDITOR.accountId)).toHaveLength(1);
    expect(edit('?notifyUsers=false', { actor: as(RESPONDER) }).status).toBe(204);
    expect(site.jira.automaticMails(EDITOR.accountId)).toHaveLength(2);
    expect(edit('?notifyUsers=perhaps').status).toBe(400);
  });
});

describe('an account', () => {
  const seen = (): unknown => site.ask('GET', `/rest/api/3/user/bulk?accountId=${RESPONDER.accountId}`).body;

  test('that is deactivated keeps its name and its issues, and can do nothing more', () => {
    site.create({ assignee: { accountId: RESPONDER.accountId } });
    site.jira.setAccountStatus(RESPONDER.accountId, 'inactive');
    expect(seen()).toMatchObject({ values: [{ active: false, displayName: RESPONDER.displayName }] });
    expect(site.fields('OPS-1')).toMatchObject({ assignee: { active: false } });
    const assign = { fields: { assignee: { accountId: RESPONDER.accountId } } };
    expect(site.ask('PUT', '/rest/api/3/issue/OPS-1', assign).status).toBe(400);
    expect(site.ask('GET', '/rest/api/3/myself', undefined, { actor: as(RESPONDER) }).status).toBe(401);
    const found = site.ask('GET', `/rest/api/3/user/assignable/search?project=OPS&query=rav`);
    expect(found.body).toEqual([]);
  });

  test('that is deleted is a former user, also on issues it had', () => {
    site.create({ assignee: { accountId: RESPONDER.accountId } });
    site.jira.setAccountStatus(RESPONDER.accountId, 'closed');
    expect(seen()).toMatchObject({ values: [{ active: false, displayName: 'Former user' }] });
    expect(site.fields('OPS-1')).toMatchObject({ assignee: { displayName: 'Former user' } });
    expect(JSON.stringify(seen())).not.toContain(RESPONDER.displayName);
  });

  test('unknown to the site cannot become anything', () => {
    expect(() => {
      site.jira.setAccountStatus('who', 'inactive');
    }).toThrow('who');
  });
});

test('every answer keeps the contract', () => {
  expect(contractProblems()).toEqual([]);
});
