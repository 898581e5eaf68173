import type { Fault } from '../../local/faults';
import { idFrom } from '../../local/incident';
import { EDITOR } from '../../local/site/people';
import { ask, must, place } from '../support/debrief';
import { freshDebrief } from '../support/fresh-debrief';

const debrief = freshDebrief();
const as = EDITOR.accountId;
const WORD = 'Quokka';

const input = (version: number) => ({
  place: place(debrief),
  changeId: idFrom('live-faults', String(version)),
  section: 'summary' as const,
  version,
  value: `${WORD} ${String(version)}`,
});
const save = (version: number) => ask(debrief, 'postmortem.save-section', input(version), as);

async function standing(): Promise<string> {
  const opened = await must(debrief, 'postmortem.open', { place: place(debrief) }, as);
  return opened.kind === 'postmortem' ? opened.postmortem.sections.summary.value : '';
}

/** What waits in a function that was killed, and what the adapter remembers, goes with its container. */
const anotherContainer = () => debrief.host.invoker.terminate();

const logged = () =>
  debrief.host.logs.filter(({ message }) => message.includes('live-updates')).map(({ message }) => message);

type Struck = Pick<Fault, 'kind' | 'effect' | 'status' | 'body'>;

const FAULTS: readonly (readonly [name: string, fault: Struck])[] = [
  ['the connection breaks', { kind: 'error' }],
  ['the connection breaks after it was done', { kind: 'error', effect: 'after' }],
  ['the platform is too slow for its own proxy', { kind: 'timeout' }],
  ...[400, 401, 403, 404, 429, 500, 501, 503].map(
    (status) => [`status ${String(status)}`, { kind: 'status', status }] as const,
  ),
  ['an answer of another shape', { kind: 'status', status: 200, body: { data: { ecosystem: {} } } }],
  ['an answer that is no answer', { kind: 'status', status: 200, body: null }],
  [
    'a refusal that quotes something',
    { kind: 'status', status: 200, body: { data: null, errors: [{ message: `${WORD} is not allowed` }] } },
  ],
];

const AT = [
  ['signing', /^realtime sign/],
  ['publishing', /^realtime publish/],
] as const;

describe.each(AT)('where %s fails', (_name, on) => {
  test.each(FAULTS)('a save is a save, and one line of the log says so: %s', async (_fault, fault) => {
    await save(0);
    const injected = debrief.host.faults.inject({ at: 1, of: 'other', on, ...fault });
    expect(await save(1)).toMatchObject({ ok: true, value: { version: 2 } });
    expect(injected.fired).toBe(true);
    expect(await standing()).toBe(`${WORD} 1`);
    const lines = logged();
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('live-updates.not-told');
    expect(lines[0]).not.toContain(WORD);

    await debrief.host.advance(1_000);
    const before = debrief.host.realtime.published.length;
    expect(await save(2)).toMatchObject({ ok: true });
    expect(debrief.host.realtime.published.length).toBe(before + 1);
  });

  test.each(['before', 'after'] as const)('a function that dies %s it has saved already', async (effect) => {
    await save(0);
    debrief.host.faults.inject({ at: 1, of: 'other', on, kind: 'kill', effect });
    expect(await save(1).catch(() => 'killed')).toBe('killed');
    expect(await standing()).toBe(`${WORD} 1`);
    expect(await save(1)).toMatchObject({ ok: true, value: { version: 2 } });
    await anotherContainer();
  });

  test('a silent platform costs one save less than a second, and the others of that minute nothing', async () => {
    await save(0);
    await debrief.host.advance(1_000);
    const calls = () => debrief.host.lastInvocation.calls.filter(({ what }) => on.test(what)).length;
    debrief.host.faults.inject({ at: 1, of: 'other', on, kind: 'slow', ms: 2_500 });
    const began = Date.now();
    expect(await save(1)).toMatchObject({ ok: true });
    expect(Date.now() - began).toBeLessThan(2_400);
    expect(calls()).toBe(1);
    expect(await save(2)).toMatchObject({ ok: true });
    expect(calls()).toBe(0);
    const opened = await must(debrief, 'postmortem.open', { place: place(debrief), live: true }, as);
    expect(opened.live).toBeNull();
    expect(logged()).toHaveLength(1);
    await debrief.host.advance(61_000);
    expect(await save(3)).toMatchObject({ ok: true });
    expect(calls()).toBe(1);
    await anotherContainer();
  });
});

test.each(FAULTS)('a page opens without access to live updates: %s', async (_fault, fault) => {
  await save(0);
  await debrief.host.advance(1_000);
  debrief.host.faults.inject({ at: 1, of: 'other', on: /^realtime sign/, ...fault });
  const opened = await must(debrief, 'postmortem.open', { place: place(debrief), live: true }, as);
  expect(opened).toMatchObject({ kind: 'postmortem', live: null });
  expect(logged()).toHaveLength(1);
});

test('a site that is used beyond the limit of Realtime goes on saving', async () => {
  for (let version = 0; version < 30; version += 1)
    expect(await save(version)).toMatchObject({ ok: true, value: { version: version + 1 } });
  expect(logged().length).toBeGreaterThan(0);
  expect(await standing()).toBe(`${WORD} 29`);
});
