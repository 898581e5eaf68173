import { idFrom } from '../../local/incident';
import { EDITOR } from '../../local/site/people';
import { actionInput, ask, createInput, must, place } from '../support/debrief';
import { freshDebrief } from '../support/fresh-debrief';
import { FollowedAction } from '../support/followed-action';

/** What integrators complain about, each met by somebody in another product. The numbers are our own list's. */
const debrief = freshDebrief({ together: true });
const followed = new FollowedAction(debrief);

const as = EDITOR.accountId;
const MINUTE = 60_000;

test('1 duplicates: double click, two tabs, an event and a sweep at once make one issue', async () => {
  await must(debrief, 'actions.save', actionInput(debrief, followed.id, 1), as);
  debrief.jira.setIndexLag(5 * MINUTE);
  const presses = [1, 2, 3].map(() =>
    ask(debrief, 'actions.create-issues', createInput(debrief, [followed.id]), as),
  );
  await Promise.all([...presses, debrief.host.runScheduled('hourly-sweep')]);
  await followed.settle();
  expect(debrief.jira.issues()).toHaveLength(1);
  expect((await followed.now()).issue.state).toBe('linked');
});

test('2 echo loops: what we wrote comes back as an event and starts nothing', async () => {
  const id = await followed.linked();
  await followed.edit({ title: 'Rehearse it monthly', dueOn: '2026-06-01' });
  await followed.settle();
  const { version } = await followed.now();
  const histories = debrief.jira.history(id).length;
  const writes = () =>
    debrief.host.invocations.flatMap(({ calls }) => calls.filter(({ what }) => /PUT jira/.test(what))).length;
  const before = writes();
  await debrief.host.deliverEvents({ twice: true });
  await followed.settle();
  expect(writes()).toBe(before);
  expect(debrief.jira.history(id)).toHaveLength(histories);
  expect((await followed.now()).version).toBe(version);
});

test('2 lost updates: edited on both sides at once, each field by itself, and nothing is bounced', async () => {
  const id = await followed.linked();
  await followed.edit({ title: 'Said on the page' });
  debrief.jira.edit(as, id, { fields: { duedate: '2026-09-09' } });
  debrief.jira.moveTo(as, id, 'Done');
  debrief.jira.moveTo(as, id, 'In Progress');
  await followed.settle();
  expect((await followed.now()).fields).toMatchObject({ title: 'Said on the page', dueOn: '2026-09-09' });
  expect(followed.inJira(id)).toMatchObject({ summary: 'Said on the page', duedate: '2026-09-09' });
  expect((await followed.now()).issue.issueDone).toBe(false);
});

test('4 texts that Jira refuses: line breaks and control characters come as one line, RTL, emoji and quotes as they are', async () => {
  const titles: readonly (readonly [string, string])[] = [
    ['ע"כ לבדוק 🔥 שוב', 'ע"כ לבדוק 🔥 שוב'],
    [`${'🔥'.repeat(127)}x`, `${'🔥'.repeat(127)}x`],
    ['a\u0000b', 'a b'],
    ['tab\tand zero\u200bwidth', 'tab and zero\u200bwidth'],
    ['"quotes" \\ and {code}', '"quotes" \\ and {code}'],
  ];
  const ids = titles.map((_, n) => idFrom('text', String(n)));
  for (const [n, [title]] of titles.entries())
    await must(debrief, 'actions.save', actionInput(debrief, ids[n] ?? '', n, { title }), as);
  const made = await must(debrief, 'actions.create-issues', createInput(debrief, ids), as);
  expect(made.outcomes.map(({ outcome, note }) => [outcome, note])).toEqual(
    titles.map(() => ['created', '']),
  );
  await followed.settle();
  for (const [n, [title, summary]] of titles.entries()) {
    const { fields, issue } = await followed.now(ids[n]);
    expect(fields.title).toBe(title);
    expect(followed.inJira(issue.issueId ?? '')['summary']).toBe(summary);
  }
});

test.each(['', '   ', 'two\nlines', 'two\r\nlines', 'x'.repeat(256)])(
  '4 a title that Jira would refuse is refused before it is kept, not when it is sent: %j',
  async (title) => {
    const saved = await ask(debrief, 'actions.save', actionInput(debrief, followed.id, 1, { title }), as);
    expect(saved).toMatchObject({
      ok: false,
      failure: { code: 'INVALID_INPUT', message: expect.stringMatching(/\w/) },
    });
    const opened = await must(debrief, 'postmortem.open', { place: place(debrief) }, as);
    expect(opened.kind).toBe('draft');
  },
);

test('5 required custom fields are asked for before anything is created', async () => {
  const project = debrief.jira.addProject({
    key: 'REQ',
    name: 'Asks a lot',
    customFields: [{ id: 'customfield_20001', name: 'Kostenstelle', kind: 'text', required: true }],
  });
  const target = { projectId: project.id, issueTypeId: '10001' };
  await must(debrief, 'actions.save', actionInput(debrief, followed.id, 1), as);
  const form = await must(debrief, 'actions.create-form', { place: place(debrief), target }, as);
  expect(form.required).toMatchObject([{ fieldId: 'customfield_20001', name: 'Kostenstelle', kind: 'line' }]);
  const without = await ask(
    debrief,
    'actions.create-issues',
    createInput(debrief, [followed.id], { target }),
    as,
  );
  expect(without).toMatchObject({ ok: false, failure: { code: 'INVALID_INPUT' } });
  expect(debrief.jira.issues()).toEqual([]);
  const extra = { customfield_20001: '4711' };
  const made = await must(
    debrief,
    'actions.create-issues',
    createInput(debrief, [followed.id], { target, extra }),
    as,
  );
  expect(made.outcomes).toMatchObject([{ outcome: 'created' }]);
  expect(followed.inJira(debrief.jira.issues()[0]?.id ?? '')).toMatchObject({ customfield_20001: '4711' });
});

test('6 a priority that is not on the screen is said, and nothing else is held back', async () => {
  const project = debrief.jira.addProject({ key: 'BARE', name: 'Bare', screen: ['description', 'duedate'] });
  const target = { projectId: project.id, issueTypeId: '10001' };
  await must(debrief, 'actions.save', actionInput(debrief, followed.id, 1), as);
  const made = await must(
    debrief,
    'actions.create-issues',
    createInput(debrief, [followed.id], { target }),
    as,
  );
  expect(made.outcomes).toMatchObject([{ outcome: 'created' }]);
  expect(Object.keys(made.actions[0]?.issue.refused ?? {}).sort()).toEqual(['owner', 'priority']);
  await followed.settle();
  await followed.edit({ priority: 'low', title: 'Still goes through' });
  await followed.settle();
  expect(followed.inJira(debrief.jira.issues()[0]?.id ?? '')).toMatchObject({
    summary: 'Still goes through',
  });
  expect((await followed.now()).issue.refused.priority).toBeTruthy();
});

test('12 due dates are plain days on both sides, never a day off', async () => {
  const id = await followed.linked({ dueOn: '2026-03-29' });
  expect(followed.inJira(id)['duedate']).toBe('2026-03-29');
  for (const day of ['2026-10-25', '2024-02-29', '2026-12-31']) {
    await followed.edit({ dueOn: day });
    await followed.settle();
    expect(followed.inJira(id)['duedate']).toBe(day);
  }
  debrief.jira.edit(as, id, { fields: { duedate: '2027-01-01' } });
  await followed.settle();
  expect((await followed.now()).fields.dueOn).toBe('2027-01-01');
});

test('3 the page is never rewritten: its version stays while the sync goes both ways', async () => {
  const id = await followed.linked();
  const page = async () => {
    const path = `/wiki/api/v2/pages/${debrief.seeded.pages.postmortem}?body-format=atlas_doc_format`;
    const actor = { kind: 'user', accountId: as } as const;
    return (await debrief.host.request('confluence', 'GET', path, { as: actor })).body;
  };
  const before = await page();
  expect(before).toMatchObject({ version: { number: 1 } });
  debrief.jira.moveTo(as, id, 'Done');
  await followed.edit({ title: 'Other words' });
  await followed.settle();
  expect(await page()).toEqual(before);
});
