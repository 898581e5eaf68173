import { idFrom } from '../../local/incident';
import { ADMIN, EDITOR } from '../../local/site/people';
import { actionInput, must, place } from '../support/debrief';
import { freshDebrief } from '../support/fresh-debrief';

const debrief = freshDebrief();
const as = EDITOR.accountId;
const id = (name: string) => idFrom('page-life', name);
let token: string;

beforeEach(async () => {
  const change = (name: string) => ({ place: place(debrief), changeId: id(name) });
  const service = await must(
    debrief,
    'services.create',
    { changeId: id('service'), name: 'Checkout' },
    ADMIN.accountId,
  );
  await must(debrief, 'services.attach', { ...change('attach'), name: 'Checkout' }, as);
  const summary = { ...change('summary'), section: 'summary' as const, version: 0, value: 'What we wrote.' };
  await must(debrief, 'postmortem.save-section', summary, as);
  await must(debrief, 'actions.save', actionInput(debrief, id('action'), 1), as);
  const asked = { changeId: id('token'), name: 'Pipeline', serviceIds: [service.id] };
  ({ token } = await must(debrief, 'release-gate.create-token', asked, ADMIN.accountId));
});

async function verdict(): Promise<unknown> {
  const answer = await debrief.host.webTrigger('release-gate', {
    method: 'GET',
    userPath: '/gate/Checkout/v1.0',
    headers: { authorization: `Bearer ${token}` },
  });
  return (JSON.parse(answer.body) as { gatingStatus: unknown }).gatingStatus;
}

/** What a person does to the page in Confluence. */
async function remove(rest = '', who = EDITOR): Promise<void> {
  const { pageId } = place(debrief);
  const done = await debrief.host.request('confluence', 'DELETE', `/wiki/api/v2/pages/${pageId}${rest}`, {
    as: { kind: 'user', accountId: who.accountId },
  });
  expect(done.status).toBe(204);
}
const takeOut = () => debrief.confluence.restorePage({ kind: 'user', accountId: as }, place(debrief).pageId);
const told = (options: Parameters<typeof debrief.host.deliverEvents>[0] = {}) =>
  debrief.host.deliverEvents(options);

async function summaryOf(): Promise<string> {
  const opened = await must(debrief, 'postmortem.open', { place: place(debrief) }, as);
  return opened.kind === 'postmortem' ? opened.postmortem.sections.summary.value : opened.kind;
}

test('in the trash it holds no release; taken out it holds it again, and nothing is lost', async () => {
  expect(await verdict()).toBe('prevented');
  await remove();
  await told({ twice: true });
  expect(await verdict()).toBe('allowed');
  takeOut();
  await told({ twice: true });
  expect(await verdict()).toBe('prevented');
  expect(await summaryOf()).toBe('What we wrote.');
});

test('in and out before anybody is told, in any order: it stands as the page does', async () => {
  await remove();
  takeOut();
  await told({ order: 'reversed' });
  expect(await verdict()).toBe('prevented');
});

test('taken out, and the event is lost: the page shows it at once, the next hour holds the release again', async () => {
  await remove();
  await told();
  takeOut();
  debrief.host.events.dropAll();
  expect(await summaryOf()).toBe('What we wrote.');
  expect(await verdict()).toBe('allowed');
  await debrief.host.runScheduled('hourly-upkeep');
  await debrief.host.drain();
  expect(await verdict()).toBe('prevented');
});

test('purged it is gone for good and holds nothing; whoever asks for it is told that there is no page', async () => {
  await remove();
  await remove('?purge=true', ADMIN);
  await told();
  expect(await verdict()).toBe('allowed');
  await expect(summaryOf()).rejects.toThrow('NOT_FOUND');
  const life = await debrief.host.sql.query(
    `SELECT c.what AS what FROM changes c WHERE c.what LIKE 'page-%' ORDER BY c.version`,
  );
  expect(life.map(({ what }) => what)).toEqual(['page-purged']);
});
