import { idFrom } from '../../local/incident';
import { ADMIN, EDITOR } from '../../local/site/people';
import { actionInput, ask, createInput, must, place } from '../support/debrief';
import { freshDebrief } from '../support/fresh-debrief';
import { FollowedAction } from '../support/followed-action';

/** What integrators complain about, each met by somebody in another product. The numbers are our own list's. */
const debrief = freshDebrief({ together: true });
const followed = new FollowedAction(debrief);

const as = EDITOR.accountId;

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

test('10 an issue type or a workflow that is deleted: the issue is followed on, new issues are asked for another type', async () => {
  const id = await followed.linked();
  const { issueTypes } = debrief.jira.setup('OPS');
  debrief.jira.configure('OPS', { issueTypes: issueTypes.filter((type) => type !== '10001') });
  debrief.jira.setWorkflow('OPS', {
    statuses: [
      { name: 'Neu', category: 'new' },
      { name: 'Fertiggestellt', category: 'done' },
    ],
    transitions: [{ name: 'Fertigstellen', to: 'Fertiggestellt' }],
  });
  await followed.edit({ title: 'Still goes through' });
  await followed.settle();
  expect(followed.inJira(id)).toMatchObject({ summary: 'Still goes through', status: { name: 'Neu' } });
  debrief.jira.moveTo(as, id, 'Fertiggestellt');
  await followed.settle();
  expect((await followed.now()).issue).toMatchObject({ state: 'linked', issueDone: true });

  const other = idFrom('another type');
  await must(debrief, 'actions.save', actionInput(debrief, other, 2), as);
  const answer = await ask(debrief, 'actions.create-issues', createInput(debrief, [other]), as);
  expect(answer).toMatchObject({ ok: false, failure: { code: 'JIRA_UNAVAILABLE' } });
  expect(debrief.jira.issues()).toHaveLength(1);
  expect((await followed.now(other)).issue.state).toBe('none');
});

test('11 transitions: over several hops, asked where ambiguous', async () => {
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

test('11 what a validator refuses is said in its own words, and the issue stays where it is', async () => {
  const id = await followed.linked();
  const words = 'Name the release that has the fix.';
  debrief.jira.setWorkflow('OPS', {
    statuses: [
      { name: 'Anfang', category: 'new' },
      { name: 'Ende', category: 'done' },
    ],
    transitions: [
      {
        name: 'Beenden',
        to: 'Ende',
        validators: [{ kind: 'filled', fieldId: 'fixVersions', message: words }],
      },
    ],
  });
  const move = { place: place(debrief), actionId: followed.id, goal: 'done' as const };
  expect(await must(debrief, 'actions.move-issue', move, as)).toEqual({
    kind: 'refused',
    message: expect.stringContaining(words) as string,
  });
  expect(followed.inJira(id)).toMatchObject({ status: { name: 'Anfang' } });
  expect((await followed.now()).issue.issueDone).toBe(false);
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
