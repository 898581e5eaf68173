import { idFrom } from '../../local/incident';
import { ADMIN, EDITOR, VIEWER } from '../../local/site/people';
import { actionInput, ask, createInput, must, place, TARGET } from '../support/debrief';
import { freshDebrief } from '../support/fresh-debrief';

const debrief = freshDebrief();

const admin = ADMIN.accountId;
const editor = EDITOR.accountId;
const SITE = { kind: 'site' } as const;
const id = (word: string) => idFrom('mapping', word);

/** The page's first save makes the record, with the services of the macro's config. */
async function savedAction(fields = {}): Promise<string> {
  const input = actionInput(debrief, id('action'), 1, fields);
  await must(debrief, 'actions.save', { ...input, config: { services: ['Checkout', 'Search'] } }, editor);
  return input.id;
}

const targetIn = (key: string, typeId = '10001') => {
  const project = debrief.jira.projects().find((one) => one.key === key);
  if (!project) throw new Error(`no project ${key}`);
  return { projectId: project.id, issueTypeId: typeId };
};

describe('where issues go', () => {
  it('is set up by admins, offered on the page, and works when issues are created', async () => {
    const actionId = await savedAction();
    const { services } = await must(debrief, 'release-gate.settings', {}, admin);
    const checkout = services.find(({ name }) => name === 'Checkout')?.id ?? '';
    const { id: projectId } = debrief.jira.addProject({
      key: 'REQ',
      name: 'Requires',
      required: ['customfield_10700'],
      customFields: [{ id: 'customfield_10700', name: 'Team', kind: 'text', required: true }],
    });
    const save = (name: string, input: object) =>
      must(
        debrief,
        'jira-mapping.save',
        { changeId: id(name), version: 0, scope: SITE, target: TARGET, ...input },
        admin,
      );
    const target = { projectId, issueTypeId: '10001' };
    const extra = { customfield_10700: 'Platform' };
    expect(await save('site', {})).toEqual({ version: 1 });
    expect(await save('space', { scope: { kind: 'space', id: debrief.seeded.spaces.engineering } })).toEqual({
      version: 1,
    });
    expect(await save('service', { scope: { kind: 'service', id: checkout }, target, extra })).toEqual({
      version: 1,
    });

    const offered = await must(debrief, 'jira-mapping.of-page', { place: place(debrief) }, editor);
    expect(offered).toEqual([
      { source: 'service', name: 'Checkout', ...target, extra },
      { source: 'space', name: '', ...TARGET, extra: {} },
      { source: 'site', name: '', ...TARGET, extra: {} },
    ]);
    const form = await must(debrief, 'actions.create-form', { place: place(debrief), target }, editor);
    expect(form.required).toMatchObject([{ fieldId: 'customfield_10700', name: 'Team', kind: 'line' }]);
    const created = await must(
      debrief,
      'actions.create-issues',
      createInput(debrief, [actionId], { target, extra }),
      editor,
    );
    expect(created.outcomes).toMatchObject([{ outcome: 'created' }]);
    expect(debrief.jira.issues({ project: 'REQ' })[0]?.fields).toMatchObject(extra);
  });

  it('is no business of people who do not administer', async () => {
    await savedAction();
    for (const [name, input] of [
      ['jira-mapping.list', {}],
      ['jira-mapping.save', { changeId: id('no'), version: 0, scope: SITE, target: TARGET }],
      ['jira-mapping.remove', { changeId: id('no'), version: 1, scope: SITE }],
      ['jira-mapping.check', { target: TARGET }],
      ['jira-sync.health', {}],
      ['jira-sync.retry-all', {}],
    ] as const)
      expect(await ask(debrief, name, input, editor)).toMatchObject({
        ok: false,
        failure: { code: 'NOT_ALLOWED' },
      });
    const form = { place: place(debrief), target: TARGET };
    expect(await ask(debrief, 'actions.create-form', form, VIEWER.accountId)).toMatchObject({ ok: false });
    expect(await must(debrief, 'jira-mapping.of-page', form, VIEWER.accountId)).toEqual([]);
  });

  it.each([
    ['a scope of no kind', { scope: { kind: 'planet' } }],
    ['a space that is no number', { scope: { kind: 'space', id: "1' OR 1=1" } }],
    ['a project that is no number', { target: { projectId: '10000/../x', issueTypeId: '1' } }],
    ['a field that is none of Jira', { extra: { 'a b': 'x' } }],
    ['a value of no kind', { extra: { customfield_1: { id: '1' } } }],
  ])('is not saved with %s', async (_what, part) => {
    const input = { changeId: id('bad'), version: 0, scope: SITE, target: TARGET, ...part };
    const answer = await debrief.host.call('jira-mapping.save', input, { as: admin });
    expect(answer).toMatchObject({ ok: false, failure: { code: 'INVALID_INPUT' } });
    expect(await must(debrief, 'jira-mapping.list', {}, admin)).toEqual([]);
  });
});

describe('the dry run', () => {
  const check = (target: { projectId: string; issueTypeId: string }) =>
    must(debrief, 'jira-mapping.check', { target }, admin);

  it('says what each project makes of an action, and creates nothing', async () => {
    expect(await check(TARGET)).toEqual({
      kind: 'checked',
      problems: [],
      form: {
        required: [],
        unsupported: [],
        leavesOut: [],
        priorities: [
          { ours: 'critical', theirs: 'Highest' },
          { ours: 'high', theirs: 'High' },
          { ours: 'medium', theirs: 'Medium' },
          { ours: 'low', theirs: 'Low' },
        ],
        appLacks: [],
      },
    });
    expect(await check(targetIn('LEG'))).toMatchObject({
      form: { leavesOut: ['dueOn', 'priority'], priorities: [] },
    });
    expect(await check(targetIn('SEC'))).toMatchObject({
      form: { appLacks: [expect.stringContaining('Browse projects')] },
    });
    expect(await check(targetIn('TEAM'))).toEqual({ kind: 'no-access' });
    expect(await check({ projectId: '99999', issueTypeId: '10001' })).toEqual({ kind: 'no-access' });
    expect(debrief.jira.issues()).toEqual([]);
  });

  it('names what stops issues, with the values that were given', async () => {
    const { id: projectId } = debrief.jira.addProject({
      key: 'REQ',
      name: 'Requires',
      customFields: [
        {
          id: 'customfield_10700',
          name: 'Team',
          kind: 'option',
          required: true,
          options: [{ id: '7', value: 'Platform' }],
        },
        { id: 'customfield_10701', name: 'Approver', kind: 'user', required: true },
      ],
    });
    const target = { projectId, issueTypeId: '10001' };
    expect(await check(target)).toMatchObject({
      problems: [expect.stringContaining('Approver'), expect.stringContaining('asks for Team')],
    });
    const extra = { customfield_10700: '7' };
    expect(await must(debrief, 'jira-mapping.check', { target, extra }, admin)).toMatchObject({
      problems: [expect.stringContaining('Approver')],
      form: { required: [{ name: 'Team', kind: 'choice', options: [{ id: '7', name: 'Platform' }] }] },
    });
  });
});

describe('the sync with Jira', () => {
  const health = () => must(debrief, 'jira-sync.health', {}, admin);

  it('is said to be well, and when it looked last', async () => {
    expect(await health()).toMatchObject({
      jira: 'connected',
      pausedUntil: null,
      lastSweepAt: null,
      troubled: [],
    });
    await debrief.host.runScheduled('hourly-sweep');
    expect((await health()).lastSweepAt).not.toBeNull();
  });

  it('shows a pause, and goes on when an admin says so', async () => {
    const actionId = await savedAction();
    await must(debrief, 'actions.create-issues', createInput(debrief, [actionId]), editor);
    await debrief.host.advance(60_000);
    debrief.jira.limit({ kind: 'quota', remaining: 0 });
    await must(
      debrief,
      'actions.save',
      {
        ...actionInput(debrief, actionId, 1, { title: 'New words' }),
        changeId: id('edit'),
        version: await versionOf(),
      },
      editor,
    );
    await debrief.host.drain();
    const paused = await health();
    expect(paused).toMatchObject({
      jira: 'connected',
      pausedUntil: expect.any(String),
      counts: { pending: 1 },
    });
    expect(debrief.jira.issues()[0]?.fields).not.toMatchObject({ summary: 'New words' });

    debrief.jira.unlimit();
    expect((await must(debrief, 'jira-sync.retry-all', {}, admin)).started).toBe(1);
    await debrief.host.drain();
    expect(debrief.jira.issues()[0]?.fields).toMatchObject({ summary: 'New words' });
    expect(await health()).toMatchObject({
      pausedUntil: null,
      counts: { pending: 0, linked: 1 },
      troubled: [],
    });
  });

  it('names what an admin must permit, and is mended by that', async () => {
    const actionId = await savedAction();
    await must(debrief, 'actions.create-issues', createInput(debrief, [actionId]), editor);
    debrief.jira.setAppAccess('OPS', false);
    await debrief.host.runScheduled('hourly-sweep');
    expect((await health()).troubled).toMatchObject([
      { actionId, pageId: place(debrief).pageId, state: 'unreachable', why: 'hidden', issueKey: 'OPS-1' },
    ]);
    debrief.jira.setAppAccess('OPS', true);
    expect((await must(debrief, 'jira-sync.retry-all', {}, admin)).started).toBe(1);
    await debrief.host.drain();
    expect(await health()).toMatchObject({ troubled: [], counts: { linked: 1, unreachable: 0 } });
  });

  async function versionOf(): Promise<number> {
    const answer = await must(debrief, 'postmortem.open', { place: place(debrief) }, editor);
    return answer.kind === 'postmortem' ? (answer.postmortem.actions[0]?.version ?? 0) : 0;
  }
});
