import { idFrom } from '../../local/incident';
import { ADMIN, EDITOR } from '../../local/site/people';
import { actionInput, createInput, type Debrief, must, place, startDebrief } from '../support/debrief';

let debrief: Debrief;
beforeAll(async () => {
  debrief = await startDebrief();
}, 120_000);
afterAll(() => debrief.close());

const as = EDITOR.accountId;
const ID = idFrom('scopes');

/** What the screens ask for with the viewer's own rights. */
const VIEWERS_OWN = [
  ['jira', 'GET', '/rest/api/3/project/search?action=create&maxResults=50', undefined],
  ['jira', 'GET', '/rest/api/3/issue/createmeta/10000/issuetypes?maxResults=200', undefined],
  ['confluence', 'POST', '/wiki/api/v2/users-bulk', { accountIds: [EDITOR.accountId] }],
  ['confluence', 'GET', '/wiki/api/v2/spaces?limit=250', undefined],
  ['confluence', 'GET', '/wiki/api/v2/spaces/98305?include-operations=true', undefined],
  ['confluence', 'GET', '/wiki/api/v2/pages?id=1,2&limit=250', undefined],
  ['confluence', 'GET', '/wiki/rest/api/search/user?cql=user.fullname~"edda"&limit=10', undefined],
] as const;

test('every scope that is declared is used, and every one that is used is declared', async () => {
  await debrief.fresh();
  const spaceId = debrief.seeded.spaces.engineering;
  await must(debrief, 'postmortem.begin', { localId: ID, spaceId, title: 'New', config: {} }, as);
  await must(debrief, 'actions.save', actionInput(debrief, ID, 1), as);
  const made = await must(debrief, 'actions.create-issues', createInput(debrief, [ID]), as);
  debrief.jira.moveTo(as, made.actions[0]?.issue.issueId ?? '', 'Done');
  await debrief.host.deliverEvents();
  await debrief.host.drain();
  await debrief.host.runScheduled('hourly-sweep');
  await debrief.host.runScheduled('weekly-personal-data');
  await debrief.host.drain();
  await must(debrief, 'release-gate.settings', {}, ADMIN.accountId);
  await must(debrief, 'jira-sync.health', {}, ADMIN.accountId);
  for (const [product, method, path, body] of VIEWERS_OWN) {
    const actor = { kind: 'user', accountId: as } as const;
    const answer = await debrief.host.request(product, method, path, { as: actor, viaApp: true, body });
    expect({ path, status: answer.status }).toEqual({ path, status: 200 });
  }
  const { live } = await must(debrief, 'postmortem.open', { place: place(debrief), live: true }, as);
  const listening = debrief.host.realtime.subscribe(live?.channel ?? '', live?.token, () => undefined);
  expect(listening).not.toHaveProperty('refused');
  const declared = [...debrief.host.manifest.permissions.scopes].sort();
  expect([...debrief.host.scopesUsed].sort()).toEqual(declared);
  expect(debrief.host.unmodelled).toEqual([]);
  expect(debrief.host.contractViolations).toEqual([]);
});
