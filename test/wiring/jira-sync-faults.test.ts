import type { Invocation } from '../../local/invocation';
import { idFrom } from '../../local/incident';
import { EDITOR } from '../../local/site/people';
import { missingChanges } from '../support/changes';
import { actionInput, ask, createInput, type Debrief, must, place, startDebrief } from '../support/debrief';
import { pointsOf, REFUSALS, type Strike, STRIKES } from '../support/fault-points';

let debrief: Debrief;
beforeAll(async () => {
  debrief = await startDebrief();
}, 120_000);
afterAll(() => {
  process.stdout.write(table());
  return debrief.close();
});

const as = EDITOR.accountId;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const ID = idFrom('faulty');
const OTHER = idFrom('faulty', 'other');

interface Work {
  readonly name: string;
  /** Function whose calls fail. */
  readonly in: string;
  /** Everything before; undisturbed. */
  readonly prepare: () => Promise<void>;
  /** What is disturbed. A killed function answers nothing, which is what the browser sees too. */
  readonly run: () => Promise<unknown>;
  /** What a person or the platform does afterwards. */
  readonly recover: () => Promise<void>;
  readonly expected: () => Promise<void>;
}

const tried = new Map<string, Map<string, number>>();

/** How often each call of each piece of work was struck. */
function table(): string {
  const lines = [...tried].flatMap(([name, points]) => [
    `${name}: ${String([...points.values()].reduce((sum, n) => sum + n, 0))} points of failure tried`,
    ...[...points].map(([what, n]) => `  ${String(n).padStart(4)}  ${what}`),
  ]);
  return `${lines.join('\n')}\n`;
}

let edits = 0;

async function action(id = ID) {
  const opened = await must(debrief, 'postmortem.open', { place: place(debrief) }, as);
  const found =
    opened.kind === 'postmortem' ? opened.postmortem.actions.find((one) => one.id === id) : undefined;
  if (opened.kind !== 'postmortem' || !found) throw new Error('the action is gone');
  return { ...found, verdicts: opened.gates.map(({ verdict }) => verdict) };
}

/** A new site with one critical action of one service. */
async function fresh(): Promise<void> {
  await debrief.fresh();
  await must(debrief, 'actions.save', actionInput(debrief, ID, 1), as);
  const service = { place: place(debrief), changeId: idFrom('service'), name: 'Checkout' };
  await must(debrief, 'services.attach', service, as);
}

/** The same, with its issue created and read. */
async function linked(): Promise<void> {
  await fresh();
  await must(debrief, 'actions.create-issues', createInput(debrief, [ID]), as);
  await debrief.host.advance(MINUTE);
}

async function edit(fields: Parameters<typeof actionInput>[3]): Promise<void> {
  edits += 1;
  const { version, fields: before } = await action();
  const input = actionInput(debrief, ID, 1, { ...before, ...fields });
  await must(debrief, 'actions.save', { ...input, version, changeId: idFrom('edit', String(edits)) }, as);
}

const issueOf = (id = ID) =>
  debrief.jira.issues().filter((issue) => JSON.stringify(debrief.jira.properties(issue.id)).includes(id));

const theIssue = () => {
  const [issue, ...others] = issueOf();
  expect(others).toEqual([]);
  if (!issue) throw new Error('no issue');
  return issue;
};

const wait = () => debrief.host.advance(2 * HOUR + MINUTE);
const press = async <T>(call: Promise<T>) => call.catch(() => undefined);

const existing = () =>
  debrief.jira.create(as, {
    fields: { project: { id: '10000' }, issuetype: { id: '10001' }, summary: 'Was there before' },
  }).id;
let existingId = '';

const WORK: readonly Work[] = [
  {
    name: 'update: an edit of the page is written to Jira',
    in: 'jira-sync-consumer',
    async prepare() {
      await linked();
      await edit({ title: 'Rehearse it monthly', priority: 'high', dueOn: '2026-06-01' });
    },
    run: () => debrief.host.drain(),
    // What Jira refused outright stands on the row with its reason, until somebody presses "try again".
    async recover() {
      await wait();
      if (Object.keys((await action()).issue.refused).length === 0) return;
      await must(debrief, 'actions.retry-sync', { place: place(debrief), actionIds: [ID] }, as);
      await wait();
    },
    async expected() {
      const fields = { summary: 'Rehearse it monthly', duedate: '2026-06-01', priority: { id: '2' } };
      expect(theIssue().fields).toMatchObject(fields);
      const { fields: page, issue } = await action();
      expect(page).toMatchObject({ title: 'Rehearse it monthly', priority: 'high', dueOn: '2026-06-01' });
      expect(issue).toMatchObject({ state: 'linked', pending: null, refused: {} });
    },
  },
  {
    name: 'take over: an edit of Jira comes to the page',
    in: 'jira-sync-consumer',
    async prepare() {
      await linked();
      debrief.jira.edit(as, theIssue().id, { fields: { summary: 'Said in Jira', duedate: '2026-07-01' } });
      await debrief.host.deliverEvents();
    },
    run: () => debrief.host.drain(),
    recover: wait,
    async expected() {
      expect((await action()).fields).toMatchObject({ title: 'Said in Jira', dueOn: '2026-07-01' });
      expect(theIssue().fields).toMatchObject({ summary: 'Said in Jira', duedate: '2026-07-01' });
    },
  },
  {
    name: 'sweep: what no event told',
    in: 'hourly-sweep-fn',
    async prepare() {
      await linked();
      debrief.jira.moveTo(as, theIssue().id, 'Done');
      debrief.host.events.dropAll();
    },
    run: () => press(debrief.host.runScheduled('hourly-sweep')),
    recover: wait,
    async expected() {
      expect((await action()).issue).toMatchObject({ state: 'linked', issueDone: true });
    },
  },
  {
    name: 'transition: done by the page, over three hops',
    in: 'resolver',
    prepare: linked,
    run: () =>
      press(ask(debrief, 'actions.move-issue', { place: place(debrief), actionId: ID, goal: 'done' }, as)),
    async recover() {
      await must(debrief, 'actions.move-issue', { place: place(debrief), actionId: ID, goal: 'done' }, as);
    },
    async expected() {
      expect(theIssue().fields['status']).toMatchObject({ statusCategory: { key: 'done' } });
      expect((await action()).issue).toMatchObject({ state: 'linked', issueDone: true });
    },
  },
  {
    name: 'link: an issue that exists',
    in: 'resolver',
    async prepare() {
      await fresh();
      existingId = existing();
    },
    run: () =>
      press(
        ask(debrief, 'actions.link-issue', { place: place(debrief), actionId: ID, issueId: existingId }, as),
      ),
    async recover() {
      await press(
        ask(debrief, 'actions.link-issue', { place: place(debrief), actionId: ID, issueId: existingId }, as),
      );
      await wait();
    },
    async expected() {
      expect((await action()).issue).toMatchObject({ state: 'linked', issueId: existingId });
      expect(debrief.jira.issues()).toHaveLength(1);
      expect(theIssue().fields['summary']).toBe('Was there before');
      expect(debrief.jira.remoteLinks(existingId)).toHaveLength(1);
    },
  },
  {
    name: 'unlink: both are kept',
    in: 'resolver',
    prepare: linked,
    run: () => press(ask(debrief, 'actions.unlink-issue', { place: place(debrief), actionId: ID }, as)),
    async recover() {
      await press(ask(debrief, 'actions.unlink-issue', { place: place(debrief), actionId: ID }, as));
      await wait();
    },
    async expected() {
      expect((await action()).issue).toMatchObject({ state: 'none', issueId: null });
      expect(debrief.jira.issues()).toHaveLength(1);
    },
  },
  {
    name: 'order: two at once, and the page is closed',
    in: 'jira-sync-consumer',
    async prepare() {
      await fresh();
      await must(debrief, 'actions.save', actionInput(debrief, OTHER, 2), as);
      // The function dies as soon as the order is written down.
      debrief.host.faults.inject({ at: 3, of: 'statement', kind: 'kill', effect: 'before', in: 'resolver' });
      await press(ask(debrief, 'actions.create-issues', createInput(debrief, [ID, OTHER]), as));
      debrief.host.faults.clear();
      expect((await action()).issue.state).toBe('queued');
    },
    run: () => debrief.host.advance(2 * MINUTE),
    // Where nothing was created after all, the row says so, and somebody presses again.
    async recover() {
      await wait();
      await press(ask(debrief, 'actions.create-issues', createInput(debrief, [ID, OTHER]), as));
      await debrief.host.advance(2 * MINUTE);
    },
    async expected() {
      for (const id of [ID, OTHER]) {
        expect((await action(id)).issue).toMatchObject({ state: 'linked' });
        expect(issueOf(id)).toHaveLength(1);
      }
    },
  },
];

/** Fail closed: whatever broke, a critical action whose issue is not done holds the release. */
async function expectNoWrongAllowed(context: string): Promise<void> {
  const { verdicts, fields } = await action();
  const [issue] = issueOf();
  const done = JSON.stringify(issue?.fields['status'] ?? {}).includes('"done"');
  const critical = fields.priority === 'critical';
  if (!done && critical)
    expect({ context, verdicts }).toEqual({ context, verdicts: [expect.not.stringMatching(/allowed/)] });
}

const callsOf = (work: Work, since: number): readonly Invocation[] =>
  debrief.host.invocations.slice(since).filter(({ functionKey }) => functionKey === work.in);

test.each(WORK)(
  '$name, with a failure at every request, statement and publish',
  async (work) => {
    await work.prepare();
    const before = debrief.host.invocations.length;
    await work.run();
    const points = callsOf(work, before).flatMap((invocation) =>
      pointsOf(invocation).map(({ what }) => what),
    );
    await work.expected();
    expect(points.length).toBeGreaterThan(3);
    const counted = new Map<string, number>();
    tried.set(work.name, counted);
    for (const [index, what] of points.entries()) {
      const strikes: readonly Strike[] = what.startsWith('request') ? [...STRIKES, ...REFUSALS] : STRIKES;
      for (const strike of strikes) {
        const context = `${strike.name} at ${String(index + 1)} (${what})`;
        await work.prepare();
        const injected = debrief.host.faults.inject({ ...strike, at: index + 1, of: 'any', in: work.in });
        await work.run();
        expect({ context, fired: injected.fired }).toEqual({ context, fired: true });
        debrief.host.faults.clear();
        await expectNoWrongAllowed(context);
        await work.recover();
        try {
          await work.expected();
        } catch (error) {
          throw new Error(`${context}: ${error instanceof Error ? error.message : String(error)}`, {
            cause: error,
          });
        }
        expect({ context, missing: await missingChanges(debrief) }).toEqual({ context, missing: [] });
        expect({ context, unmodelled: debrief.host.unmodelled }).toEqual({ context, unmodelled: [] });
        counted.set(what, (counted.get(what) ?? 0) + 1);
      }
    }
  },
  600_000,
);
