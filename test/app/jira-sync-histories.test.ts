import fc from 'fast-check';
import { saveAction } from '../../src/app/actions';
import { sweep } from '../../src/app/jira-sync';
import { startDueWrites } from '../../src/app/jira-writes';
import { type ActionFields, PRIORITIES, type SyncedField } from '../../src/domain/actions';
import { JiraLimited, JiraUnavailable } from '../../src/domain/failure';
import { priorityIn } from '../../src/domain/issue-priority';
import { anEdit } from '../support/builders';
import { pressCreate, savedActions, stored } from '../support/builders-saved';
import { drainJobs, runJob } from '../support/jobs';
import { OFFERED } from '../support/ports-jira';
import { memoryWorld, type MemoryWorld } from '../support/ports-world';

const HISTORIES = Number(process.env['HISTORIES'] ?? 5000);
const OWNERS = ['account-ann', 'account-bob'];
const DATES = ['2026-04-01', '2026-05-01', '2026-06-01'];
const TITLES = ['Rehearse', 'Alarm', 'Limit'];

const values = {
  title: fc.constantFrom(...TITLES),
  dueOn: fc.constantFrom(...DATES, null),
  owner: fc.constantFrom(...OWNERS, null),
  priority: fc.constantFrom(...PRIORITIES),
};
const edit = fc.oneof(
  ...Object.entries(values).map(([field, value]) =>
    fc.record({ field: fc.constant(field as SyncedField), value }),
  ),
);

interface FieldEdit {
  readonly field: SyncedField;
  readonly value: string | null;
}

type Step =
  | { readonly kind: 'page' | 'jira' | 'meanwhile'; readonly edit: FieldEdit }
  | { readonly kind: 'status'; readonly done: boolean }
  | { readonly kind: 'moved' | 'sweep' | 'event' | 'hide' | 'show' }
  | { readonly kind: 'deliver'; readonly which: number; readonly twice: boolean }
  | { readonly kind: 'drop'; readonly which: number }
  | { readonly kind: 'fail'; readonly how: 'limited' | 'quota' | 'silent' }
  | { readonly kind: 'wait'; readonly minutes: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom('page' as const, 'jira' as const), edit }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('meanwhile' as const), edit }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('status' as const), done: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('sweep' as const, 'event' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constantFrom('moved' as const, 'hide' as const, 'show' as const) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('deliver' as const), which: fc.nat(5), twice: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('drop' as const), which: fc.nat(5) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('fail' as const),
      how: fc.constantFrom('limited' as const, 'quota' as const, 'silent' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('wait' as const), minutes: fc.constantFrom(1, 20, 70) }),
  },
);

const FAILURES = {
  limited: () => new JiraLimited({ reason: 'issue', waitMs: 2000 }),
  quota: () => new JiraLimited({ reason: 'quota', waitMs: null }),
  silent: () => new JiraUnavailable('no answer'),
};

/** One action and its issue, just created and read for the first time. */
async function linkedAction() {
  const world = memoryWorld();
  const [id = ''] = await savedActions(world, [
    { title: TITLES[0]!, dueOn: DATES[0]!, owner: OWNERS[0]!, status: 'committed' },
  ]);
  await pressCreate(world, [id]);
  await drainJobs(world);
  return { world, id, issueId: '10001' };
}

const inJira = ({ field, value }: FieldEdit) => ({
  [field]: field === 'priority' ? priorityIn(OFFERED, value as (typeof PRIORITIES)[number]) : value,
});

async function take(
  { world, id, issueId }: Awaited<ReturnType<typeof linkedAction>>,
  one: Step,
): Promise<void> {
  switch (one.kind) {
    case 'page': {
      const action = await stored(world, id);
      const edited = { ...action.fields, [one.edit.field]: one.edit.value };
      const complete = edited.owner !== null && edited.dueOn !== null;
      const value: ActionFields = { ...edited, status: complete ? 'committed' : 'proposed' };
      await saveAction(world, anEdit(), { id, version: action.version, position: 0, value });
      return;
    }
    case 'jira':
      world.issues.edit(issueId, inJira(one.edit));
      return;
    // Somebody is quicker than our write, which has compared already.
    case 'meanwhile':
      world.issues.meanwhile.push(inJira(one.edit));
      return;
    case 'status':
      world.issues.change(issueId, { done: one.done });
      return;
    case 'moved':
      world.issues.change(issueId, { issueKey: `OPS-${world.ids.next().slice(-4)}` });
      return;
    case 'hide':
      world.issues.hiddenFromApp.add('10000');
      return;
    case 'show':
      world.issues.hiddenFromApp.clear();
      return;
    case 'event':
      return world.queues.sync({ kind: 'read', issueIds: [issueId] }, 0);
    case 'sweep':
      return passing(sweep(world));
    case 'deliver': {
      const entry = world.queues.jobs[one.which % Math.max(1, world.queues.jobs.length)];
      if (!entry) return;
      if (!one.twice) world.queues.jobs = world.queues.jobs.filter((other) => other !== entry);
      return passing(runJob(world, entry.job));
    }
    case 'drop':
      world.queues.jobs = world.queues.jobs.filter((_, place) => place !== one.which);
      return;
    case 'fail':
      world.issues.failures.push(FAILURES[one.how]());
      return;
    case 'wait':
      world.clock.advance(one.minutes * 60_000);
  }
}

/** The platform comes back for what failed on Jira's side; nothing else may. */
async function passing(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof JiraUnavailable)) throw error;
  }
}

/** Hours go by without anybody editing: sweeps and whatever is queued. */
async function comeToRest(world: MemoryWorld): Promise<void> {
  world.issues.hiddenFromApp.clear();
  world.issues.failures = [];
  world.issues.meanwhile = [];
  for (let round = 0; round < 4; round += 1) {
    world.clock.advance(26 * 3_600_000);
    await sweep(world);
    await startDueWrites(world);
    await drainJobs(world);
  }
}

const inJiraTerms = async (world: MemoryWorld, id: string) => {
  const { fields } = await stored(world, id);
  const { title, dueOn, owner } = fields;
  return { title, dueOn, owner, priority: priorityIn(OFFERED, fields.priority) };
};

/** The last thing said about each field on one side. */
const lastOf = (steps: readonly Step[], kind: 'page' | 'jira') =>
  new Map(steps.flatMap((one) => (one.kind === kind ? [[one.edit.field, one.edit.value] as const] : [])));

/** Whatever was said meanwhile may or may not have come in. */
const saidMeanwhile = (steps: readonly Step[], field: SyncedField) =>
  steps.flatMap((one) => (one.kind === 'meanwhile' && one.edit.field === field ? [one.edit.value] : []));

test(`${String(HISTORIES)} histories of edits, events and sweeps: both sides end alike, at rest, with nobody's last word lost`, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
      const world = await linkedAction();
      for (const one of steps) await take(world, one);
      await comeToRest(world.world);

      const issue = world.world.issues.issue(world.issueId);
      const page = await inJiraTerms(world.world, world.id);
      const { refused } = (await stored(world.world, world.id)).issue;
      // Jira alone never lowers a priority: there both sides may differ, and the row says so.
      const lowered = Object.hasOwn(refused, 'priority');
      expect(Object.keys(refused)).toEqual(lowered ? ['priority'] : []);
      expect(lowered ? Number(page.priority) < Number(issue.values.priority) : true).toBe(true);
      expect({ ...page, priority: null }).toEqual({ ...issue.values, priority: null });
      if (!lowered) expect(page.priority).toBe(issue.values.priority);
      const { issue: link } = await stored(world.world, world.id);
      expect(link).toMatchObject({
        state: 'linked',
        issueDone: issue.done,
        issueKey: issue.issueKey,
        pending: null,
      });

      // Edited on one side only, its last word stands; edited on both, it is the last word of either.
      const here = lastOf(steps, 'page');
      const there = lastOf(steps, 'jira');
      for (const field of ['title', 'dueOn', 'owner'] as const) {
        const words = [here.get(field), there.get(field)].filter((word) => word !== undefined);
        if (words.length > 0) expect([...words, ...saidMeanwhile(steps, field)]).toContain(page[field]);
      }

      const { version, issueVersion } = await stored(world.world, world.id);
      const writes = world.world.issues.updates.length;
      await comeToRest(world.world);
      expect(await stored(world.world, world.id)).toMatchObject({ version, issueVersion });
      expect(world.world.issues.updates).toHaveLength(writes);
      expect(world.world.issues.issues).toHaveLength(1);
    }),
    { numRuns: HISTORIES },
  );
}, 240_000);
