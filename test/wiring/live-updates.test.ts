import type { OutboundCall } from '../../local/invocation';
import { idFrom } from '../../local/incident';
import { ADMIN, EDITOR, STRANGER, VIEWER } from '../../local/site/people';
import { doc, paragraph, text } from '../../local/site/writing';
import type { CallInput } from '../../src/contract/calls';
import { ask, must, place } from '../support/debrief';
import { freshDebrief } from '../support/fresh-debrief';

const debrief = freshDebrief();
const as = EDITOR.accountId;

const isRealtime = ({ what }: OutboundCall) => what.startsWith('realtime');
const operations = () => debrief.host.lastInvocation.calls.filter(isRealtime).map(({ what }) => what);
const published = () => debrief.host.realtime.published;

type Section = CallInput<'postmortem.save-section'>;
const section = (version: number, value: string, where = place(debrief)): Section => ({
  place: where,
  changeId: idFrom('live', String(version), value),
  section: 'summary',
  version,
  value,
});
const save = (version: number, value: string, where = place(debrief)) =>
  must(debrief, 'postmortem.save-section', section(version, value, where), as);

const open = (who: string, where = place(debrief)) =>
  ask(debrief, 'postmortem.open', { place: where, live: true }, who);

async function accessOf(who: string, where = place(debrief)) {
  const answer = await open(who, where);
  const live = answer.ok ? answer.value.live : undefined;
  if (!live) throw new Error('no access');
  return live;
}

/** What a page with this access hears from now on. */
async function listening(who: string, where = place(debrief)): Promise<unknown[]> {
  const { channel, token } = await accessOf(who, where);
  const heard: unknown[] = [];
  const answer = debrief.host.realtime.subscribe(channel, token, (payload) => heard.push(payload));
  expect(answer).not.toHaveProperty('refused');
  return heard;
}

function confidential() {
  const pageId = debrief.confluence.addPage({
    spaceId: debrief.seeded.spaces.engineering,
    title: 'For few eyes',
    authorId: as,
    body: doc(paragraph(text('Not for everybody.'))),
    readers: [as],
  });
  return { pageId, localId: 'a-macro' };
}

test('access is for whoever may see the page, and for nobody else', async () => {
  const secret = confidential();
  for (const who of [EDITOR, VIEWER]) expect(await accessOf(who.accountId)).toBeDefined();
  expect((await accessOf(as, secret)).channel).not.toBe((await accessOf(as)).channel);
  const before = debrief.host.invocations.length;
  const refused = [
    await open(STRANGER.accountId),
    ...(await Promise.all([VIEWER, STRANGER, ADMIN].map(({ accountId }) => open(accountId, secret)))),
  ];
  for (const answer of refused) {
    expect(answer).toMatchObject({ ok: false, failure: { code: 'NOT_FOUND' } });
    expect(JSON.stringify(answer)).not.toMatch(/token|channel/);
  }
  // Nothing was even signed for them.
  expect(debrief.host.invocations.slice(before).flatMap(({ calls }) => calls.filter(isRealtime))).toEqual([]);
});

test('with that access one can listen to this postmortem, and neither publish nor listen elsewhere', async () => {
  const { channel, token } = await accessOf(VIEWER.accountId);
  const other = (await accessOf(as, confidential())).channel;
  const [, body = ''] = token.split('.');
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>;
  expect(claims).toMatchObject({ channel: { name: channel }, permissions: ['subscribe'] });
  const refused = (name: string) => debrief.host.realtime.subscribe(name, token, () => undefined);
  expect(refused(other)).toHaveProperty('refused');
  const attempt = debrief.host.realtime.handle('/', {
    query: 'mutation publishRealtimeChannel(',
    variables: {
      installationId: 'f0000000-0000-4000-8000-000000000003',
      name: channel,
      payload: '{"version":1}',
      isGlobal: true,
      token,
    },
  });
  expect(JSON.stringify(attempt.body)).toContain('MISSING_PERMISSION');
});

test('who listens hears of a save: one number, no words, nobody’s name; other postmortems hear nothing', async () => {
  const heard = await listening(VIEWER.accountId);
  const elsewhere = await listening(as, confidential());
  await save(0, 'Quokka was here.');
  expect(heard).toEqual([{ version: debrief.clock.now() }]);
  expect(elsewhere).toEqual([]);
  await debrief.host.advance(10);
  await save(1, 'And again.');
  expect(heard).toEqual([{ version: debrief.clock.now() - 10 }, { version: debrief.clock.now() }]);
  for (const { payload } of published()) expect(Object.keys(payload as object)).toEqual(['version']);
});

test('what only reads, and what was refused, tells nobody', async () => {
  await save(0, 'First.');
  const before = published().length;
  await must(debrief, 'postmortem.open', { place: place(debrief) }, as);
  await must(debrief, 'external-summary.open', { place: place(debrief) }, as);
  const conflict = await ask(debrief, 'postmortem.save-section', section(0, 'Second.'), as);
  expect(conflict).toMatchObject({ ok: false, failure: { code: 'CONFLICT' } });
  const denied = await ask(debrief, 'postmortem.save-section', section(1, 'Third.'), VIEWER.accountId);
  expect(denied).toMatchObject({ ok: false, failure: { code: 'NOT_ALLOWED' } });
  expect(published()).toHaveLength(before);
});

test('budget: one operation to open, none to read again, two to save', async () => {
  await open(as);
  expect(operations()).toEqual(['realtime sign']);
  expect(debrief.host.lastInvocation).toMatchObject({ requests: 1 });
  await must(debrief, 'postmortem.open', { place: place(debrief) }, as);
  expect(operations()).toEqual([]);
  await save(0, 'Text');
  expect(operations()).toEqual(['realtime sign', 'realtime publish']);
});
