import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import * as v from 'valibot';
import { GATE_CODES, type Decision, VERDICTS } from '../../src/domain/release-gate';
import { GATE_MODES, outputOf } from '../../src/entry/release-gate-outputs';

const output = v.object({
  key: v.string(),
  statusCode: v.number(),
  contentType: v.string(),
  body: v.string(),
});
const manifest = v.object({
  modules: v.object({
    webtrigger: v.array(
      v.object({ key: v.string(), response: v.object({ type: v.string(), outputs: v.array(output) }) }),
    ),
  }),
});

const read = () => {
  const text = readFileSync(path.resolve(__dirname, '..', '..', 'manifest.yml'), 'utf8');
  const { modules } = v.parse(manifest, parse(text));
  const trigger = modules.webtrigger.find(({ key }) => key === 'release-gate');
  if (!trigger) throw new Error('manifest.yml has no gate');
  return trigger.response;
};

/** Every decision there could be, whether or not the rules ever come to it. */
const DECISIONS: readonly Decision[] = VERDICTS.flatMap((verdict) =>
  GATE_CODES.map((code) => ({ verdict, code })),
);
const REFUSALS = ['not-found', 'unauthorised', 'too-many'] as const;
const KEYS = [
  ...DECISIONS.flatMap((decision) => GATE_MODES.map((mode) => outputOf(decision, mode))),
  ...GATE_MODES.flatMap((mode) => REFUSALS.map((refusal) => outputOf(refusal, mode))),
  'bad-request',
];
const passes = (verdict: string) => verdict === 'allowed' || verdict === 'waived';

test('the manifest declares every answer there is and no other, within what Forge allows', () => {
  const { type, outputs } = read();
  expect(type).toBe('static');
  expect(outputs.map(({ key }) => key).sort()).toEqual([...new Set(KEYS)].sort());
  expect(outputs.length).toBeLessThanOrEqual(20);
  for (const { body } of outputs) expect(Buffer.byteLength(body)).toBeLessThanOrEqual(1024);
});

test('every JSON body has the same keys, and says the same in each of its words', () => {
  const bodies = read().outputs.filter(({ contentType }) => contentType === 'application/json');
  expect(bodies).toHaveLength(16);
  for (const { body, key } of bodies) {
    const said = JSON.parse(body) as Record<string, unknown>;
    expect(Object.keys(said)).toEqual([
      'allowed',
      'ok',
      'status',
      'gatingStatus',
      'state',
      'code',
      'summary',
    ]);
    const is = passes(key);
    expect({ key, allowed: said['allowed'], ok: said['ok'] }).toEqual({ key, allowed: is, ok: is });
    expect({ key, state: said['state'] }).toEqual({ key, state: is ? 'approved' : 'rejected' });
    expect({ key, passes: said['status'] === 'SUCCEEDED' }).toEqual({ key, passes: is });
    expect({ key, passes: said['gatingStatus'] === 'allowed' }).toEqual({ key, passes: is });
  }
});

test.each(DECISIONS)(
  '$verdict, $code is let through in no mode unless it is allowed or waived',
  (decision) => {
    const { outputs } = read();
    for (const mode of GATE_MODES) {
      const answer = outputs.find(({ key }) => key === outputOf(decision, mode));
      if (!answer) throw new Error('declared above');
      const lets = answer.body.includes('"allowed":true') || /^(allowed|waived):/.test(answer.body);
      expect({ mode, lets }).toEqual({ mode, lets: passes(decision.verdict) });
      const status = passes(decision.verdict) ? 200 : decision.verdict === 'prevented' ? 409 : 423;
      expect(answer.statusCode).toBe(mode === 'json' ? 200 : status);
    }
  },
);

test('a refusal is never one that a shell takes for an answer, and only asking too often invites a retry', () => {
  const { outputs } = read();
  for (const key of [...REFUSALS, 'bad-request']) {
    const answer = outputs.find((one) => one.key === key);
    expect(answer?.statusCode).toBe(
      { 'not-found': 404, unauthorised: 401, 'too-many': 429, 'bad-request': 400 }[key],
    );
    expect(answer?.body).toContain('"allowed":false');
  }
});
