import { ADMIN, EDITOR } from '../../local/site/people';
import { ask, must, place } from '../support/debrief';
import { freshDebrief } from '../support/fresh-debrief';
import { FollowedAction } from '../support/followed-action';

/** What integrators complain about, each met by somebody in another product. The numbers are our own list's. */
const debrief = freshDebrief({ together: true });
const followed = new FollowedAction(debrief);

const as = EDITOR.accountId;

describe('15 Jira says wait', () => {
  test.each([
    ['a gateway without reason or time', { kind: 'gateway', times: 3 }],
    ['503 with Retry-After', { kind: 'unavailable', times: 2, retryAfter: 120 }],
    ['an undocumented reason', { kind: 'cost', times: 2, retryAfter: 30 }],
    ['a Retry-After longer than any function lives', { kind: 'cost', times: 1, retryAfter: 3000 }],
  ] as const)('%s: it is written in the end, once', async (_name, limit) => {
    const id = await followed.linked();
    debrief.jira.limit(limit);
    await followed.edit({ title: 'Through in the end' });
    await debrief.host.drain();
    expect(followed.inJira(id)['summary']).not.toBe('Through in the end');
    expect((await followed.now()).issue.pending).not.toBeNull();
    await followed.settle();
    expect(followed.inJira(id)['summary']).toBe('Through in the end');
    expect((await followed.now()).issue.pending).toBeNull();
  });

  test('a quota that is used up: the whole site pauses until the hour is full, and asks nothing meanwhile', async () => {
    const id = await followed.linked();
    debrief.jira.limit({ kind: 'quota', remaining: 0 });
    await followed.edit({ title: 'After the pause' });
    await debrief.host.drain();
    const since = debrief.host.invocations.length;
    debrief.jira.edit(as, id, { fields: { duedate: '2026-11-11' } });
    await debrief.host.deliverEvents();
    await debrief.host.drain();
    const requests = debrief.host.invocations
      .slice(since)
      .flatMap(({ calls }) => calls.filter(({ kind, what }) => kind === 'request' && /jira/.test(what)));
    expect(requests).toEqual([]);
    const health = await must(debrief, 'jira-sync.health', {}, ADMIN.accountId);
    expect(health.pausedUntil).not.toBeNull();
    const pressed = await ask(
      debrief,
      'actions.move-issue',
      { place: place(debrief), actionId: followed.id, goal: 'done' },
      as,
    );
    expect(pressed).toMatchObject({ ok: false, failure: { code: 'JIRA_UNAVAILABLE' } });
    await followed.settle();
    expect(followed.inJira(id)).toMatchObject({ summary: 'After the pause', duedate: '2026-11-11' });
    expect((await followed.now()).fields.dueOn).toBe('2026-11-11');
  });

  test('little is left of the quota: an admin is told', async () => {
    await followed.linked();
    debrief.jira.limit({ kind: 'quota', remaining: 5000 });
    await followed.edit({ title: 'Near the limit' });
    await debrief.host.drain();
    expect((await must(debrief, 'jira-sync.health', {}, ADMIN.accountId)).nearLimitAt).not.toBeNull();
  });
});
