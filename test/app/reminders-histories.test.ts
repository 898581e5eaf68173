import fc from 'fast-check';
import { sendReminders, startReminders } from '../../src/app/reminders';
import { addDays } from '../../src/domain/plain-date';
import { JiraLimited, JiraNotConnected, JiraUnavailable } from '../../src/domain/failure';
import { aChange, EDITOR } from '../support/builders';
import { pressCreate, savedActions, stored } from '../support/builders-saved';
import type { MailScript } from '../support/ports-notices';
import { type MemoryWorld, memoryWorld } from '../support/ports-world';

const OTHER = 'account-other';
const ACTIONS = 4;
const HOUR = 3_600_000;

const fates: readonly (() => MailScript)[] = [
  () => 'sent',
  () => 'refused',
  () => 'lost',
  () => 'late',
  () => 'killed',
  () => new JiraLimited({ reason: 'quota', waitMs: 600_000 }),
  () => new JiraLimited({ reason: 'burst', waitMs: null }),
  () => new JiraNotConnected(),
];

const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('run' as const), twice: fc.boolean() }) },
  { weight: 4, arbitrary: fc.constant({ kind: 'deliver' as const }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('pass' as const), hours: fc.nat(40) }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('mail' as const), fate: fc.nat(fates.length - 1) }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'silence' as const }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('plan' as const),
      action: fc.nat(ACTIONS - 1),
      days: fc.integer({ min: -2, max: 5 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('hide' as const), action: fc.nat(ACTIONS - 1) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('owner' as const), action: fc.nat(ACTIONS - 1) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('mute' as const), on: fc.boolean() }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** A day of the project's life in a world of its own. */
async function live(steps: readonly Step[]): Promise<MemoryWorld> {
  const world = memoryWorld();
  const ids = await savedActions(
    world,
    Array.from({ length: ACTIONS }, () => ({ owner: EDITOR, dueOn: '2026-03-03' })),
  );
  await pressCreate(world, ids);
  await world.people.idOf(OTHER);
  for (const one of steps) await take(world, ids, one);
  return world;
}

async function take(world: MemoryWorld, ids: readonly string[], one: Step): Promise<void> {
  const id = 'action' in one ? (ids[one.action] ?? '') : '';
  switch (one.kind) {
    case 'run':
      await startReminders(world);
      if (one.twice) await startReminders(world);
      return;
    case 'deliver': {
      const entry = world.queues.reminders.shift();
      if (!entry) return;
      // A function that dies is run again by the platform.
      await sendReminders(world, entry.job).catch(() => world.queues.reminders.push(entry));
      return;
    }
    case 'pass':
      world.clock.advance(one.hours * HOUR);
      return;
    case 'mail':
      world.notices.script.push((fates[one.fate] ?? fates[0]!)());
      return;
    case 'silence':
      world.notices.failures.push(new JiraUnavailable('x'));
      return;
    case 'plan': {
      const dueOn = addDays(world.clock.iso().slice(0, 10), one.days);
      const { issueId } = (await stored(world, id)).issue;
      world.issues.edit(issueId ?? '', { dueOn });
      world.db.changeAction(id, (record) => ({ ...record, fields: { ...record.fields, dueOn } }));
      return;
    }
    case 'hide': {
      const { issueId } = (await stored(world, id)).issue;
      world.issues.change(issueId ?? '', { secured: !world.issues.issue(issueId ?? '').secured });
      return;
    }
    case 'owner': {
      const ownerId = world.db.people.get(OTHER) ?? null;
      world.db.changeAction(id, (record) => ({ ...record, ownerId }));
      return;
    }
    case 'mute': {
      const personId = world.db.people.get(EDITOR) ?? '';
      const { person } = await world.reminders.switches(EDITOR);
      await world.reminders.saveSwitch({ personId }, person.version, one.on, aChange());
      return;
    }
  }
}

/** Which issue was reminded of which date in which way, one entry for each line of each mail. */
const told = (world: MemoryWorld): string[] =>
  world.notices.mails.flatMap(({ textBody }) =>
    [...textBody.matchAll(/^- (OPS-\d+) .*: due on ([^,]*), (.*)$/gm)].map(([, key, date, when]) =>
      [key, date, when?.endsWith('overdue') === true ? 'overdue' : 'due soon'].join(' '),
    ),
  );

describe('whatever happens in whatever order', () => {
  it('nobody is reminded twice of one date of one action', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 60, size: 'max' }), async (steps) => {
        const all = told(await live(steps));
        expect(all).toEqual([...new Set(all)]);
      }),
      { numRuns: 300 },
    );
  });

  it('what was only ever refused or waited for is sent in the end', async () => {
    const clear = step.filter(
      (one) =>
        ['run', 'deliver', 'pass', 'silence'].includes(one.kind) ||
        (one.kind === 'mail' && [0, 1, 5, 6, 7].includes(one.fate)),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(clear, { minLength: 5, maxLength: 30, size: 'max' }), async (steps) => {
        const world = await live(steps);
        world.notices.script = [];
        world.notices.failures = [];
        for (let day = 0; day < 3; day += 1) {
          world.clock.advance(24 * HOUR);
          await startReminders(world);
          for (
            let left = world.queues.reminders.splice(0);
            left.length > 0;
            left = world.queues.reminders.splice(0)
          )
            for (const { job, delaySeconds } of left) {
              world.clock.advance(delaySeconds * 1000);
              await sendReminders(world, job);
            }
        }
        const overdue = told(world).filter((line) => line.endsWith('overdue'));
        expect(overdue.sort()).toEqual([1, 2, 3, 4].map((n) => `OPS-${String(n)} 3 March 2026 overdue`));
      }),
      { numRuns: 150 },
    );
  });
});
