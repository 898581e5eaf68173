import { idFrom } from '../../local/incident';
import { ADMIN, EDITOR, VIEWER } from '../../local/site/people';
import { actionInput, ask, createInput, must, place } from '../support/debrief';
import { freshDebrief } from '../support/fresh-debrief';
import { FollowedAction } from '../support/followed-action';

/** What integrators complain about, each met by somebody in another product. The numbers are our own list's. */
const debrief = freshDebrief();
const followed = new FollowedAction(debrief);

const as = EDITOR.accountId;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

test('8 a moved issue keeps its id: the row follows to the new key', async () => {
  const id = await followed.linked();
  const target = debrief.jira.addProject({ key: 'NEW', name: 'New home' });
  debrief.jira.moveIssue(ADMIN.accountId, id, target.key);
  await followed.settle();
  expect((await followed.now()).issue).toMatchObject({ state: 'linked', issueId: id, issueKey: 'NEW-1' });
  debrief.jira.moveTo(as, id, 'Done');
  await followed.settle();
  expect((await followed.now()).issue.issueDone).toBe(true);
});

test('8 an issue moved to where the app may not look is hidden, not deleted', async () => {
  const id = await followed.linked();
  debrief.jira.moveIssue(ADMIN.accountId, id, 'SEC');
  await followed.settle();
  expect((await followed.now()).issue).toMatchObject({ state: 'unreachable', issueDone: false });
  expect((await followed.now()).issue.why).not.toBe('archived');
});

describe('9 what looks alike is told apart, is never done, and is never created again', () => {
  const cases: readonly [string, (id: string) => void, string][] = [
    [
      'deleted',
      (id) => {
        debrief.jira.delete(ADMIN.accountId, id);
      },
      'deleted',
    ],
    [
      'hidden by permissions',
      () => {
        debrief.jira.setAppAccess('OPS', false);
      },
      'hidden',
    ],
    [
      'hidden by an access rule',
      () => {
        debrief.jira.setAccessRule('OPS', true);
      },
      'blocked',
    ],
    [
      'archived',
      (id) => {
        debrief.jira.archiveIssue(ADMIN.accountId, id);
      },
      'archived',
    ],
    [
      'in an archived project',
      () => {
        debrief.jira.archiveProject(ADMIN.accountId, 'OPS');
      },
      'project-archived',
    ],
    [
      'in a project in the trash',
      () => {
        debrief.jira.deleteProject(ADMIN.accountId, 'OPS');
      },
      'project-gone',
    ],
    [
      'secured',
      (id) => {
        debrief.jira.secureIssue(id, [as]);
      },
      'deleted',
    ],
  ];
  test.each(cases)('%s', async (_name, happens, why) => {
    const id = await followed.linked();
    debrief.jira.moveTo(as, id, 'Done');
    await followed.settle();
    expect((await followed.now()).issue.issueDone).toBe(true);
    happens(id);
    await followed.settle();
    expect((await followed.now()).issue).toMatchObject({ state: 'unreachable', why, issueDone: false });
    const again = await ask(debrief, 'actions.create-issues', createInput(debrief, [followed.id]), as);
    if (again.ok) expect(again.value.outcomes).toMatchObject([{ outcome: 'already-linked' }]);
  });

  test('Jira not connected: the rows stay as they are, the gate stops believing them, and it says so', async () => {
    await followed.linked();
    debrief.host.setJiraConnected(false);
    await debrief.host.advance(5 * HOUR);
    expect((await followed.now()).issue).toMatchObject({ state: 'linked', why: null });
    const refused = await ask(
      debrief,
      'actions.retry-sync',
      { place: place(debrief), actionIds: [followed.id] },
      as,
    );
    if (!refused.ok) expect(refused.failure.code).toBe('JIRA_UNAVAILABLE');
    const health = await must(debrief, 'jira-sync.health', {}, ADMIN.accountId);
    expect(health.jira).toBe('not-connected');
    debrief.host.setJiraConnected(true);
  });
});

test('10 a renamed project key, and team-managed projects with names in another language', async () => {
  const id = await followed.linked();
  debrief.jira.renameProjectKey(ADMIN.accountId, 'OPS', 'OPX');
  await followed.settle();
  expect((await followed.now()).issue).toMatchObject({
    state: 'linked',
    issueId: id,
    issueKey: expect.stringMatching(/^OPX-/),
  });
  const team = debrief.jira.addProject({
    key: 'EQ',
    name: 'Équipe',
    teamManaged: { issueTypes: [{ name: 'Tâche' }], priorities: ['Très haute', 'Haute', 'Moyenne', 'Basse'] },
  });
  const other = idFrom('team');
  await must(debrief, 'actions.save', actionInput(debrief, other, 2, { priority: 'low' }), as);
  const target = { projectId: team.id, issueTypeId: await followed.firstTypeOf(team.id) };
  const made = await must(debrief, 'actions.create-issues', createInput(debrief, [other], { target }), as);
  expect(made.outcomes).toMatchObject([{ outcome: 'created', note: '' }]);
  const issueId = made.actions[0]?.issue.issueId ?? '';
  expect(followed.inJira(issueId)).toMatchObject({ priority: { name: 'Basse' } });
});

test('11 transitions: over several hops, asked where ambiguous, refused with the words of the validator, none where there is none', async () => {
  const id = await followed.linked();
  const move = (transitionId: string | null = null) =>
    must(
      debrief,
      'actions.move-issue',
      { place: place(debrief), actionId: followed.id, goal: 'done', transitionId },
      as,
    );
  expect(await move()).toMatchObject({ kind: 'moved', action: { issue: { issueDone: true } } });
  const reopened = await must(
    debrief,
    'actions.move-issue',
    { place: place(debrief), actionId: followed.id, goal: 'open' },
    as,
  );
  expect(reopened).toMatchObject({ kind: 'moved', action: { issue: { issueDone: false } } });

  debrief.jira.setWorkflow('OPS', {
    statuses: [
      { name: 'Offen', category: 'new' },
      { name: 'Erledigt', category: 'done' },
      { name: 'Verworfen', category: 'done' },
    ],
    transitions: [
      { name: 'Abschließen', to: 'Erledigt', screen: ['resolution'] },
      { name: 'Verwerfen', to: 'Verworfen' },
    ],
  });
  const asked = await move();
  expect(asked).toMatchObject({ kind: 'choose', among: [{ to: 'Erledigt' }, { to: 'Verworfen' }] });
  const drop = asked.kind === 'choose' ? asked.among.find(({ to }) => to === 'Verworfen') : undefined;
  expect(await move(drop?.id ?? null)).toMatchObject({
    kind: 'moved',
    action: { issue: { issueDone: true } },
  });
  expect(followed.inJira(id)).toMatchObject({ status: { name: 'Verworfen' } });
});

test('11 no way to done is said, and a status whose category an admin changed counts by its category', async () => {
  const id = await followed.linked();
  debrief.jira.setWorkflow('OPS', { statuses: [{ name: 'Stuck', category: 'new' }], transitions: [] });
  const stuck = await must(
    debrief,
    'actions.move-issue',
    { place: place(debrief), actionId: followed.id, goal: 'done' },
    as,
  );
  expect(stuck).toMatchObject({ kind: 'refused' });
  expect((await followed.now()).issue).toMatchObject({ issueId: id, issueDone: false });
});

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

test('19 nothing is looked up by its translated name: statuses, types and priorities in another language', async () => {
  debrief.jira.setWorkflow('OPS', {
    statuses: [
      { name: 'Fertig', category: 'new' },
      { name: 'Erledigt', category: 'indeterminate' },
      { name: 'Offen', category: 'done' },
    ],
    transitions: [
      { name: 'Weiter', from: ['Fertig'], to: 'Erledigt' },
      { name: 'Schluss', from: ['Erledigt'], to: 'Offen' },
    ],
  });
  const id = await followed.linked();
  debrief.jira.moveTo(as, id, 'Erledigt');
  await followed.settle();
  expect((await followed.now()).issue.issueDone).toBe(false);
  debrief.jira.moveTo(as, id, 'Offen');
  await followed.settle();
  expect((await followed.now()).issue.issueDone).toBe(true);
});

test('20 stale is not allowed: what no sweep has confirmed for three hours makes the release wait', async () => {
  const service = { place: place(debrief), changeId: idFrom('service'), name: 'Checkout' };
  const id = await followed.linked();
  await must(debrief, 'services.attach', service, as);
  debrief.jira.moveTo(as, id, 'Done');
  await followed.settle();
  const verdict = async () => {
    const opened = await must(debrief, 'postmortem.open', { place: place(debrief) }, as);
    return opened.kind === 'postmortem' ? opened.gates[0]?.verdict : undefined;
  };
  expect(await verdict()).toBe('allowed');
  debrief.host.setJiraConnected(false);
  await debrief.host.advance(4 * HOUR);
  expect(await verdict()).toBe('awaiting');
  debrief.host.setJiraConnected(true);
});

test('14 limits: an issue that takes no more links is created all the same, and nothing is tried for ever', async () => {
  await must(debrief, 'actions.save', actionInput(debrief, followed.id, 1), as);
  debrief.host.faults.inject({ at: 1, of: 'request', kind: 'status', status: 413, on: /remotelink/ });
  const made = await must(debrief, 'actions.create-issues', createInput(debrief, [followed.id]), as);
  expect(made.outcomes).toMatchObject([{ outcome: 'created' }]);
  await followed.settle();
  expect(debrief.jira.remoteLinks(made.actions[0]?.issue.issueId ?? '')).toHaveLength(1);
});

test('16 who has no Jira reads the page without asking Jira, and changes nothing there', async () => {
  const issueId = await followed.linked();
  const opened = await must(debrief, 'postmortem.open', { place: place(debrief) }, VIEWER.accountId);
  expect(opened).toMatchObject({ kind: 'postmortem', mayEdit: false });
  expect(debrief.host.lastInvocation.calls.filter(({ what }) => / jira /.test(what))).toEqual([]);
  const at = { place: place(debrief), actionId: followed.id };
  for (const refused of [
    await ask(debrief, 'actions.create-issues', createInput(debrief, [followed.id]), VIEWER.accountId),
    await ask(debrief, 'actions.link-issue', { ...at, issueId }, VIEWER.accountId),
    await ask(debrief, 'actions.unlink-issue', at, VIEWER.accountId),
    await ask(debrief, 'actions.move-issue', { ...at, goal: 'done' }, VIEWER.accountId),
    await ask(debrief, 'actions.retry-sync', { place: at.place, actionIds: [at.actionId] }, VIEWER.accountId),
  ])
    expect(refused).toMatchObject({ ok: false, failure: { code: 'NOT_ALLOWED' } });
});

test('17 a copied page starts anew: the same macro on another page has no actions and no issues', async () => {
  await followed.linked();
  const { postmortem: original, ...others } = debrief.seeded.pages;
  const [copy] = Object.values(others).filter((pageId) => pageId !== original);
  const elsewhere = { ...place(debrief), pageId: copy ?? '' };
  expect(await must(debrief, 'postmortem.open', { place: elsewhere }, as)).toMatchObject({ kind: 'draft' });
});
