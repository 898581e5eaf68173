import * as v from 'valibot';
import { idFrom } from '../../local/incident';
import { ADMIN, EDITOR, RESPONDER } from '../../local/site/people';
import { actionInput, ask, createInput, type Debrief, must, place, startDebrief } from '../support/debrief';

/** What integrators complain about, each met by somebody in another product. The numbers are our own list's. */
let debrief: Debrief;
beforeAll(async () => {
  debrief = await startDebrief();
}, 120_000);
afterAll(() => debrief.close());
beforeEach(() => debrief.fresh());
afterEach(() => {
  expect(debrief.host.unmodelled).toEqual([]);
  expect(debrief.host.contractViolations).toEqual([]);
});

const as = EDITOR.accountId;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const ID = idFrom('complaint');
let edits = 0;

async function action(id = ID) {
  const opened = await must(debrief, 'postmortem.open', { place: place(debrief) }, as);
  const found =
    opened.kind === 'postmortem' ? opened.postmortem.actions.find((one) => one.id === id) : undefined;
  if (!found) throw new Error('the action is gone');
  return found;
}

async function linked(fields: Parameters<typeof actionInput>[3] = {}): Promise<string> {
  await must(debrief, 'actions.save', actionInput(debrief, ID, 1, fields), as);
  await must(debrief, 'actions.create-issues', createInput(debrief, [ID]), as);
  await debrief.host.advance(MINUTE);
  return (await action()).issue.issueId ?? '';
}

async function edit(fields: Parameters<typeof actionInput>[3]): Promise<void> {
  edits += 1;
  const { version, fields: before } = await action();
  const input = actionInput(debrief, ID, 1, { ...before, ...fields });
  await must(
    debrief,
    'actions.save',
    { ...input, version, changeId: idFrom('complaint', String(edits)) },
    as,
  );
}

const typesShape = v.object({ issueTypes: v.array(v.object({ id: v.string() })) });

async function firstTypeOf(projectId: string): Promise<string> {
  const path = `/rest/api/3/issue/createmeta/${projectId}/issuetypes`;
  const { body } = await debrief.host.request('jira', 'GET', path, { as: { kind: 'user', accountId: as } });
  return v.parse(typesShape, body).issueTypes[0]?.id ?? '';
}

const inJira = (id: string) => debrief.jira.issue(id)?.fields ?? {};
const settle = () => debrief.host.advance(2 * HOUR + MINUTE);

test('1 duplicates: double click, two tabs, an event and a sweep at once make one issue', async () => {
  await must(debrief, 'actions.save', actionInput(debrief, ID, 1), as);
  debrief.jira.setIndexLag(5 * MINUTE);
  const presses = [1, 2, 3].map(() => ask(debrief, 'actions.create-issues', createInput(debrief, [ID]), as));
  await Promise.all([...presses, debrief.host.runScheduled('hourly-sweep')]);
  await settle();
  expect(debrief.jira.issues()).toHaveLength(1);
  expect((await action()).issue.state).toBe('linked');
});

test('2 echo loops: what we wrote comes back as an event and starts nothing', async () => {
  const id = await linked();
  await edit({ title: 'Rehearse it monthly', dueOn: '2026-06-01' });
  await settle();
  const { version } = await action();
  const histories = debrief.jira.history(id).length;
  const writes = () =>
    debrief.host.invocations.flatMap(({ calls }) => calls.filter(({ what }) => /PUT jira/.test(what))).length;
  const before = writes();
  await debrief.host.deliverEvents({ twice: true });
  await settle();
  expect(writes()).toBe(before);
  expect(debrief.jira.history(id)).toHaveLength(histories);
  expect((await action()).version).toBe(version);
});

test('2 lost updates: edited on both sides at once, each field by itself, and nothing is bounced', async () => {
  const id = await linked();
  await edit({ title: 'Said on the page' });
  debrief.jira.edit(as, id, { fields: { duedate: '2026-09-09' } });
  debrief.jira.moveTo(as, id, 'Done');
  debrief.jira.moveTo(as, id, 'In Progress');
  await settle();
  expect((await action()).fields).toMatchObject({ title: 'Said on the page', dueOn: '2026-09-09' });
  expect(inJira(id)).toMatchObject({ summary: 'Said on the page', duedate: '2026-09-09' });
  expect((await action()).issue.issueDone).toBe(false);
});

test('4 texts that Jira refuses in ADF: empty, with line breaks, long, with control characters, RTL and emoji', async () => {
  const titles = [
    'ע"כ לבדוק 🔥 שוב',
    `${'🔥'.repeat(127)}x`,
    'tab\tand zero\u200bwidth',
    '"quotes" \\ and {code}',
  ];
  const ids = titles.map((_, n) => idFrom('text', String(n)));
  for (const [n, title] of titles.entries())
    await must(debrief, 'actions.save', actionInput(debrief, ids[n] ?? '', n, { title }), as);
  const { outcomes } = await must(debrief, 'actions.create-issues', createInput(debrief, ids), as);
  expect(outcomes.map(({ outcome, note }) => [outcome, note])).toEqual(titles.map(() => ['created', '']));
  await settle();
  for (const [n, title] of titles.entries()) expect((await action(ids[n])).fields.title).toBe(title);
});

test('5 required custom fields are asked for before anything is created', async () => {
  const project = debrief.jira.addProject({
    key: 'REQ',
    name: 'Asks a lot',
    customFields: [{ id: 'customfield_20001', name: 'Kostenstelle', kind: 'text', required: true }],
  });
  const target = { projectId: project.id, issueTypeId: '10001' };
  await must(debrief, 'actions.save', actionInput(debrief, ID, 1), as);
  const form = await must(debrief, 'actions.create-form', { place: place(debrief), target }, as);
  expect(form.required).toMatchObject([{ fieldId: 'customfield_20001', name: 'Kostenstelle', kind: 'line' }]);
  const without = await ask(debrief, 'actions.create-issues', createInput(debrief, [ID], { target }), as);
  expect(without).toMatchObject({ ok: false, failure: { code: 'INVALID_INPUT' } });
  expect(debrief.jira.issues()).toEqual([]);
  const extra = { customfield_20001: '4711' };
  const made = await must(
    debrief,
    'actions.create-issues',
    createInput(debrief, [ID], { target, extra }),
    as,
  );
  expect(made.outcomes).toMatchObject([{ outcome: 'created' }]);
  expect(inJira(debrief.jira.issues()[0]?.id ?? '')).toMatchObject({ customfield_20001: '4711' });
});

test('6 a priority that is not on the screen is said, and nothing else is held back', async () => {
  const project = debrief.jira.addProject({ key: 'BARE', name: 'Bare', screen: ['description', 'duedate'] });
  const target = { projectId: project.id, issueTypeId: '10001' };
  await must(debrief, 'actions.save', actionInput(debrief, ID, 1), as);
  const made = await must(debrief, 'actions.create-issues', createInput(debrief, [ID], { target }), as);
  expect(made.outcomes).toMatchObject([{ outcome: 'created' }]);
  expect(Object.keys(made.actions[0]?.issue.refused ?? {}).sort()).toEqual(['owner', 'priority']);
  await settle();
  await edit({ priority: 'low', title: 'Still goes through' });
  await settle();
  expect(inJira(debrief.jira.issues()[0]?.id ?? '')).toMatchObject({ summary: 'Still goes through' });
  expect((await action()).issue.refused.priority).toBeTruthy();
});

test('7 an assignee who cannot be assigned, or was deactivated, is said and kept on the page', async () => {
  const id = await linked();
  debrief.jira.grant('OPS', 'ASSIGNABLE_USER', [as]);
  await edit({ owner: RESPONDER.accountId, dueOn: '2026-08-08' });
  await settle();
  expect(inJira(id)).toMatchObject({ assignee: { accountId: as }, duedate: '2026-08-08' });
  const { fields, issue } = await action();
  expect(fields.owner).toBe(RESPONDER.accountId);
  expect(issue.refused.owner).toBeTruthy();
  debrief.jira.grant('OPS', 'ASSIGNABLE_USER', 'members');
  await must(debrief, 'actions.retry-sync', { place: place(debrief), actionIds: [ID] }, as);
  await settle();
  expect(inJira(id)).toMatchObject({ assignee: { accountId: RESPONDER.accountId } });
  expect((await action()).issue.refused).toEqual({});
});

test('8 a moved issue keeps its id: the row follows to the new key', async () => {
  const id = await linked();
  const target = debrief.jira.addProject({ key: 'NEW', name: 'New home' });
  debrief.jira.moveIssue(ADMIN.accountId, id, target.key);
  await settle();
  expect((await action()).issue).toMatchObject({ state: 'linked', issueId: id, issueKey: 'NEW-1' });
  debrief.jira.moveTo(as, id, 'Done');
  await settle();
  expect((await action()).issue.issueDone).toBe(true);
});

test('8 an issue moved to where the app may not look is hidden, not deleted', async () => {
  const id = await linked();
  debrief.jira.moveIssue(ADMIN.accountId, id, 'SEC');
  await settle();
  expect((await action()).issue).toMatchObject({ state: 'unreachable', issueDone: false });
  expect((await action()).issue.why).not.toBe('archived');
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
    const id = await linked();
    debrief.jira.moveTo(as, id, 'Done');
    await settle();
    expect((await action()).issue.issueDone).toBe(true);
    happens(id);
    await settle();
    expect((await action()).issue).toMatchObject({ state: 'unreachable', why, issueDone: false });
    const again = await ask(debrief, 'actions.create-issues', createInput(debrief, [ID]), as);
    if (again.ok) expect(again.value.outcomes).toMatchObject([{ outcome: 'already-linked' }]);
  });

  test('Jira not connected: the rows stay as they are, the gate stops believing them, and it says so', async () => {
    await linked();
    debrief.host.setJiraConnected(false);
    await debrief.host.advance(5 * HOUR);
    expect((await action()).issue).toMatchObject({ state: 'linked', why: null });
    const refused = await ask(debrief, 'actions.retry-sync', { place: place(debrief), actionIds: [ID] }, as);
    if (!refused.ok) expect(refused.failure.code).toBe('JIRA_UNAVAILABLE');
    const health = await must(debrief, 'jira-sync.health', {}, ADMIN.accountId);
    expect(health.jira).toBe('not-connected');
    debrief.host.setJiraConnected(true);
  });
});

test('10 a renamed project key, and team-managed projects with names in another language', async () => {
  const id = await linked();
  debrief.jira.renameProjectKey(ADMIN.accountId, 'OPS', 'OPX');
  await settle();
  expect((await action()).issue).toMatchObject({
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
  const target = { projectId: team.id, issueTypeId: await firstTypeOf(team.id) };
  const made = await must(debrief, 'actions.create-issues', createInput(debrief, [other], { target }), as);
  expect(made.outcomes).toMatchObject([{ outcome: 'created', note: '' }]);
  const issueId = made.actions[0]?.issue.issueId ?? '';
  expect(inJira(issueId)).toMatchObject({ priority: { name: 'Basse' } });
});

test('11 transitions: over several hops, asked where ambiguous, refused with the words of the validator, none where there is none', async () => {
  const id = await linked();
  const move = (transitionId: string | null = null) =>
    must(
      debrief,
      'actions.move-issue',
      { place: place(debrief), actionId: ID, goal: 'done', transitionId },
      as,
    );
  expect(await move()).toMatchObject({ kind: 'moved', action: { issue: { issueDone: true } } });
  const reopened = await must(
    debrief,
    'actions.move-issue',
    { place: place(debrief), actionId: ID, goal: 'open' },
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
  expect(inJira(id)).toMatchObject({ status: { name: 'Verworfen' } });
});

test('11 no way to done is said, and a status whose category an admin changed counts by its category', async () => {
  const id = await linked();
  debrief.jira.setWorkflow('OPS', { statuses: [{ name: 'Stuck', category: 'new' }], transitions: [] });
  const stuck = await must(
    debrief,
    'actions.move-issue',
    { place: place(debrief), actionId: ID, goal: 'done' },
    as,
  );
  expect(stuck).toMatchObject({ kind: 'refused' });
  expect((await action()).issue).toMatchObject({ issueId: id, issueDone: false });
});

test('12 due dates are plain days on both sides, never a day off', async () => {
  const id = await linked({ dueOn: '2026-03-29' });
  expect(inJira(id)['duedate']).toBe('2026-03-29');
  for (const day of ['2026-10-25', '2024-02-29', '2026-12-31']) {
    await edit({ dueOn: day });
    await settle();
    expect(inJira(id)['duedate']).toBe(day);
  }
  debrief.jira.edit(as, id, { fields: { duedate: '2027-01-01' } });
  await settle();
  expect((await action()).fields.dueOn).toBe('2027-01-01');
});

test('13 partial failure: some of a bulk are refused, each row says what became of it, the rest is not repeated', async () => {
  const ids = Array.from({ length: 12 }, (_, n) => idFrom('bulk', String(n)));
  for (const [n, id] of ids.entries())
    await must(
      debrief,
      'actions.save',
      actionInput(debrief, id, n, { owner: n % 3 ? as : ADMIN.accountId }),
      as,
    );
  debrief.jira.grant('OPS', 'ASSIGNABLE_USER', [as]);
  const { outcomes } = await must(debrief, 'actions.create-issues', createInput(debrief, ids), as);
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(ids.map(() => 'created'));
  expect(outcomes.filter(({ note }) => note !== '')).toHaveLength(4);
  expect(debrief.jira.issues()).toHaveLength(12);
  await settle();
  for (const { id } of debrief.jira.issues()) expect(debrief.jira.remoteLinks(id)).toHaveLength(1);
});

describe('15 Jira says wait', () => {
  test.each([
    ['a gateway without reason or time', { kind: 'gateway', times: 3 }],
    ['503 with Retry-After', { kind: 'unavailable', times: 2, retryAfter: 120 }],
    ['an undocumented reason', { kind: 'cost', times: 2, retryAfter: 30 }],
    ['a Retry-After longer than any function lives', { kind: 'cost', times: 1, retryAfter: 3000 }],
  ] as const)('%s: it is written in the end, once', async (_name, limit) => {
    const id = await linked();
    debrief.jira.limit(limit);
    await edit({ title: 'Through in the end' });
    await debrief.host.drain();
    expect(inJira(id)['summary']).not.toBe('Through in the end');
    expect((await action()).issue.pending).not.toBeNull();
    await settle();
    expect(inJira(id)['summary']).toBe('Through in the end');
    expect((await action()).issue.pending).toBeNull();
  });

  test('a quota that is used up: the whole site pauses until the hour is full, and asks nothing meanwhile', async () => {
    const id = await linked();
    debrief.jira.limit({ kind: 'quota', remaining: 0 });
    await edit({ title: 'After the pause' });
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
      { place: place(debrief), actionId: ID, goal: 'done' },
      as,
    );
    expect(pressed).toMatchObject({ ok: false, failure: { code: 'JIRA_UNAVAILABLE' } });
    await settle();
    expect(inJira(id)).toMatchObject({ summary: 'After the pause', duedate: '2026-11-11' });
    expect((await action()).fields.dueOn).toBe('2026-11-11');
  });

  test('little is left of the quota: an admin is told', async () => {
    await linked();
    debrief.jira.limit({ kind: 'quota', remaining: 5000 });
    await edit({ title: 'Near the limit' });
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
  const id = await linked();
  debrief.jira.moveTo(as, id, 'Erledigt');
  await settle();
  expect((await action()).issue.issueDone).toBe(false);
  debrief.jira.moveTo(as, id, 'Offen');
  await settle();
  expect((await action()).issue.issueDone).toBe(true);
});

test('20 stale is not allowed: what no sweep has confirmed for three hours makes the release wait', async () => {
  const service = { place: place(debrief), changeId: idFrom('service'), name: 'Checkout' };
  const id = await linked();
  await must(debrief, 'services.attach', service, as);
  debrief.jira.moveTo(as, id, 'Done');
  await settle();
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
