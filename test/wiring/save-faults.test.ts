import { idFrom } from '../../local/incident';
import { EDITOR, RESPONDER } from '../../local/site/people';
import type { CallInput } from '../../src/contract/calls';
import { missingChanges } from '../support/changes';
import { ask, type Debrief, must, place, startDebrief } from '../support/debrief';
import { pointsOf, REFUSALS, type Strike, STRIKES } from '../support/fault-points';

let debrief: Debrief;
beforeAll(async () => {
  debrief = await startDebrief();
}, 120_000);
afterAll(() => debrief.close());

type Section = CallInput<'postmortem.save-section'>;
const MINUTE = 60_000;

const saveOf = (
  version: number,
  value: string,
  change: string,
  section: Section['section'] = 'summary',
): Section => ({
  place: place(debrief),
  changeId: idFrom('save', change),
  config: { title: 'Checkout is down', severity: 'SEV1', services: ['Checkout', 'Payments'] },
  section,
  version,
  value,
});

const save = (input: Section, as = EDITOR.accountId) =>
  ask(debrief, 'postmortem.save-section', input, as).catch(() => null);

async function textNow(): Promise<string> {
  const opened = await must(debrief, 'postmortem.open', { place: place(debrief) }, EDITOR.accountId);
  return opened.kind === 'draft' ? '' : opened.postmortem.sections.summary.value;
}

async function servicesNow(): Promise<string[]> {
  const opened = await must(debrief, 'postmortem.open', { place: place(debrief) }, EDITOR.accountId);
  return opened.kind === 'draft' ? [] : opened.postmortem.services.map((service) => service.name);
}

const tried: string[] = [];
afterAll(() => {
  process.stdout.write(`save: ${String(tried.length)} points of failure tried\n`);
});

/** Each failure at each call of an undisturbed run, in a fresh world each time. */
async function atEveryPoint(
  prepare: () => Promise<void>,
  run: () => Promise<unknown>,
  check: (context: string) => Promise<void>,
): Promise<void> {
  await debrief.fresh();
  await prepare();
  await run();
  const points = pointsOf(debrief.host.lastInvocation);
  expect(points.length).toBeGreaterThanOrEqual(4);
  for (const point of points) {
    const strikes: Strike[] = [...STRIKES, ...(point.what.startsWith('request') ? REFUSALS : [])];
    for (const strike of strikes) {
      const context = `${strike.name} at ${String(point.at)} (${point.what})`;
      await debrief.fresh();
      await prepare();
      const injected = debrief.host.faults.inject({ ...strike, at: point.at, of: 'any', in: 'resolver' });
      await run();
      expect({ context, fired: injected.fired }).toEqual({ context, fired: true });
      debrief.host.faults.clear();
      await check(context);
      expect({ context, missing: await missingChanges(debrief) }).toEqual({ context, missing: [] });
      tried.push(context);
    }
  }
}

test(
  'the first save: retried after any failure it makes one record with its services and its text',
  () =>
    atEveryPoint(
      () => Promise.resolve(),
      () => save(saveOf(0, 'Nobody could pay.', 'first')),
      async (context) => {
        const retried = await save(saveOf(0, 'Nobody could pay.', 'first'));
        expect({ context, retried }).toMatchObject({ context, retried: { ok: true, value: { version: 1 } } });
        expect({ context, text: await textNow() }).toEqual({ context, text: 'Nobody could pay.' });
        expect({ context, services: await servicesNow() }).toEqual({
          context,
          services: ['Checkout', 'Payments'],
        });
        const records = await debrief.host.sql.query('SELECT COUNT(*) AS n FROM postmortems');
        expect(Number(records[0]?.['n'])).toBe(1);
      },
    ),
  120_000,
);

test(
  'a later save: retried after any failure it is one change, and the text is there',
  () =>
    atEveryPoint(
      async () => {
        await save(saveOf(0, 'First text', 'first'));
      },
      () => save(saveOf(1, 'Second text', 'second')),
      async (context) => {
        const retried = await save(saveOf(1, 'Second text', 'second'));
        expect({ context, retried }).toMatchObject({ context, retried: { ok: true, value: { version: 2 } } });
        expect({ context, text: await textNow() }).toEqual({ context, text: 'Second text' });
      },
    ),
  120_000,
);

test(
  'somebody else saves after the failure: both changes stand in the log, and no text is lost unsaid',
  () =>
    atEveryPoint(
      async () => {
        await save(saveOf(0, 'First text', 'first'));
      },
      () => save(saveOf(1, 'Mine', 'mine')),
      async (context) => {
        // A killed function may still be running its statement while the other one reads; both orders are fine.
        const before = await textNow();
        const theirs = await save(saveOf(before === 'Mine' ? 2 : 1, 'Theirs', 'theirs'), RESPONDER.accountId);
        expect({ context, theirs }).toMatchObject({ context, theirs: { ok: true } });
        const again = await save(saveOf(1, 'Mine', 'mine'));
        // Either mine had been committed before theirs, and repeating it is success; or I am shown theirs.
        expect({ context, again }).toMatchObject(
          before === 'Mine'
            ? { context, again: { ok: true } }
            : { context, again: { ok: false, failure: { code: 'CONFLICT', current: { value: 'Theirs' } } } },
        );
        expect({ context, text: await textNow() }).toEqual({ context, text: 'Theirs' });
        await debrief.host.advance(MINUTE);
      },
    ),
  120_000,
);
