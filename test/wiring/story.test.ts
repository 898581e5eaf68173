import { readIncident, GITLAB_2017 } from '../../local/incident';
import { writeIncident } from '../../local/seed-app';
import { ADMIN, EDITOR, STRANGER, VIEWER } from '../../local/site/people';
import { ask, createInput, must, place } from '../support/debrief';
import { freshDebrief } from '../support/fresh-debrief';

const debrief = freshDebrief();

const writer = () => ({ as: EDITOR.accountId, ...place(debrief) });

async function opened(as = EDITOR.accountId) {
  const answer = await must(debrief, 'postmortem.open', { place: place(debrief) }, as);
  if (answer.kind !== 'postmortem') throw new Error('nothing was saved');
  return answer;
}

async function gate(token: string, service: string) {
  return debrief.host.webTrigger('release-gate', {
    method: 'GET',
    userPath: `/gate/${encodeURIComponent(service)}/1.0`,
    headers: { Authorization: `Bearer ${token}` },
  });
}

test('a real incident, its actions in Jira, the status back, the gate', async () => {
  await writeIncident(debrief.host, writer(), readIncident(GITLAB_2017));
  const before = await opened();
  expect(before.postmortem.timeline).toHaveLength(8);
  expect(before.postmortem.actions).toHaveLength(8);
  const critical = before.postmortem.actions.filter((action) => action.fields.priority === 'critical');
  expect(critical).toHaveLength(2);
  expect(before.gates.map((banner) => banner.verdict)).toEqual(['prevented', 'prevented']);

  const service = before.postmortem.services.find((one) => one.name === 'PostgreSQL');
  const { token } = await must(
    debrief,
    'release-gate.create-token',
    { changeId: '0197f000-0000-7000-8000-000000000001', name: 'CI', serviceIds: [service?.id ?? ''] },
    ADMIN.accountId,
  );
  expect(await gate(token, 'PostgreSQL')).toMatchObject({ status: 200 });

  const created = await must(
    debrief,
    'actions.create-issues',
    createInput(
      debrief,
      critical.map((action) => action.id),
    ),
    EDITOR.accountId,
  );
  expect(created.outcomes.map((one) => one.outcome)).toEqual(['created', 'created']);
  expect(debrief.jira.issues({ project: 'OPS' })).toHaveLength(2);
  for (const action of created.actions) {
    expect(debrief.jira.remoteLinks(action.issue.issueId ?? '')).toHaveLength(1);
    debrief.jira.moveTo(EDITOR.accountId, action.issue.issueId ?? '', 'Done');
  }
  expect((await opened()).gates.map((banner) => banner.verdict)).toEqual(['prevented', 'prevented']);
  await debrief.host.advance(61_000);
  expect((await opened()).gates.map((banner) => banner.verdict)).toEqual(['allowed', 'allowed']);
  expect(JSON.parse((await gate(token, 'postgresql')).body)).toMatchObject({ allowed: true });
  expect(JSON.parse((await gate(token, 'gitlab.com web')).body)).toMatchObject({ allowed: false });
});

test('whoever may not see the page sees nothing; whoever may only read saves nothing', async () => {
  await writeIncident(debrief.host, writer(), readIncident(GITLAB_2017));
  const stranger = await ask(debrief, 'postmortem.open', { place: place(debrief) }, STRANGER.accountId);
  expect(stranger).toMatchObject({ ok: false, failure: { code: 'NOT_FOUND' } });
  expect((await opened(VIEWER.accountId)).mayEdit).toBe(false);
  const save = await ask(
    debrief,
    'postmortem.save-section',
    {
      place: place(debrief),
      changeId: '0197f000-0000-7000-8000-000000000002',
      section: 'summary',
      version: 1,
      value: 'Mine now',
    },
    VIEWER.accountId,
  );
  expect(save).toMatchObject({ ok: false, failure: { code: 'NOT_ALLOWED' } });
  const settings = await ask(debrief, 'release-gate.settings', {}, EDITOR.accountId);
  expect(settings).toMatchObject({ ok: false, failure: { code: 'NOT_ALLOWED' } });
});
