import { idFrom } from '../../local/incident';
import { EDITOR } from '../../local/site/people';
import { actionInput, createInput, must, place } from '../support/debrief';
import { freshDebrief } from '../support/fresh-debrief';

const debrief = freshDebrief();

const as = EDITOR.accountId;
const NOTHING_KNOWN = {
  detectedAt: null,
  resolvedAt: null,
  acknowledgedAt: null,
  mitigatedAt: null,
  zone: 'UTC',
};
const cost = () => {
  const { requests, statements } = debrief.host.lastInvocation;
  return { requests, statements };
};

async function someActions(count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, (_, index) => idFrom('budget', String(index)));
  for (const [index, id] of ids.entries())
    await must(debrief, 'actions.save', actionInput(debrief, id, index), as);
  return ids;
}

async function linked(count: number): Promise<string[]> {
  const ids = await someActions(count);
  for (let start = 0; start < count; start += 10)
    await must(debrief, 'actions.create-issues', createInput(debrief, ids.slice(start, start + 10)), as);
  return debrief.jira.issues({ project: 'OPS' }).map((issue) => issue.id);
}

test('opening a page with 50 actions: one request, at most two statements', async () => {
  await someActions(50);
  await must(
    debrief,
    'services.attach',
    { place: place(debrief), changeId: idFrom('s'), name: 'Checkout' },
    as,
  );
  const opened = await must(debrief, 'postmortem.open', { place: place(debrief) }, as);
  expect(opened.kind === 'postmortem' && opened.postmortem.actions).toHaveLength(50);
  expect(cost()).toEqual({ requests: 1, statements: 2 });
});

test('saving one edit: one request, at most three statements', async () => {
  const [id] = await someActions(1);
  expect(cost().requests).toBe(1);
  const edited = actionInput(debrief, id ?? '', 0, { title: 'Rehearse the restore every month' });
  await must(debrief, 'actions.save', { ...edited, version: 1, changeId: idFrom('edit') }, as);
  expect(cost()).toEqual({ requests: 1, statements: 3 });
  await must(
    debrief,
    'postmortem.save-section',
    { place: place(debrief), changeId: idFrom('t'), section: 'summary', version: 0, value: 'Text' },
    as,
  );
  expect(cost()).toEqual({ requests: 1, statements: 3 });
  await must(
    debrief,
    'postmortem.save-section',
    { place: place(debrief), changeId: idFrom('u'), section: 'summary', version: 1, value: 'More text' },
    as,
  );
  expect(cost()).toEqual({ requests: 1, statements: 3 });
});

test('creating 10 issues in one project, cold: at most 2N + 1 + P requests and N + 4 statements', async () => {
  const ids = await someActions(10);
  const made = await must(debrief, 'actions.create-issues', createInput(debrief, ids), as);
  expect(made.outcomes.map((one) => one.outcome)).toEqual(ids.map(() => 'created'));
  expect(cost().requests).toBeLessThanOrEqual(2 * 10 + 1 + 1);
  expect(cost().statements).toBeLessThanOrEqual(10 + 4);
});

test('an event about an issue that is not ours costs no request; a filter spares even the call', async () => {
  const { id } = debrief.jira.create(as, {
    fields: { project: { id: '10000' }, issuetype: { id: '10001' }, summary: 'Something else' },
  });
  await debrief.host.deliverEvents();
  const before = debrief.host.invocations.length;
  debrief.jira.moveTo(as, id, 'In Progress');
  await debrief.host.deliverEvents();
  expect(debrief.host.invocations.slice(before)).toEqual([]);
  // Where the filter cannot tell, the function looks it up: one statement.
  await debrief.host.invoke('jira-events-fn', { issue: { id } }, { kind: 'trigger' });
  expect(cost()).toEqual({ requests: 0, statements: 1 });
});

test('an event about ours: one request and at most four statements over trigger and consumer', async () => {
  const [issueId] = await linked(1);
  await debrief.host.drain();
  const before = debrief.host.invocations.length;
  debrief.jira.moveTo(as, issueId ?? '', 'In Progress');
  debrief.jira.moveTo(as, issueId ?? '', 'Done');
  await debrief.host.deliverEvents();
  const trigger = debrief.host.invocations.slice(before);
  await debrief.host.drain();
  const after = debrief.host.invocations.slice(before + trigger.length);
  const consumers = after.filter(({ functionKey }) => functionKey === 'jira-sync-consumer');
  const bylines = after.filter(({ functionKey }) => functionKey === 'upkeep-consumer');
  expect(bylines.map(({ requests, statements }) => ({ requests, statements }))).toEqual([
    { requests: 0, statements: 1 },
  ]);
  for (const run of trigger) expect(run.requests).toBe(0);
  const first = consumers[0];
  expect(first?.requests).toBe(1);
  expect((trigger[0]?.statements ?? 0) + (first?.statements ?? 0)).toBeLessThanOrEqual(4);
});

test.each([0, 1, 3])('a sweep with %d changed issues keeps to its budget', async (changed) => {
  const ids = await linked(6);
  await debrief.host.advance(2 * 3_600_000);
  await debrief.host.deliverEvents();
  await debrief.host.drain();
  for (const id of ids.slice(0, changed)) {
    debrief.jira.moveTo(as, id, 'Done');
    debrief.host.events.dropAll();
  }
  const before = debrief.host.invocations.length;
  await debrief.host.runScheduled('hourly-sweep');
  const sweep = debrief.host.invocations[before];
  expect(sweep?.functionKey).toBe('hourly-sweep-fn');
  expect(sweep?.requests).toBeLessThanOrEqual(1 + Math.ceil(changed / 100) + 1);
  expect(sweep?.statements).toBeLessThanOrEqual(4 + 2 * changed);
  const opened = await must(debrief, 'postmortem.open', { place: place(debrief) }, as);
  if (opened.kind !== 'postmortem') throw new Error('gone');
  expect(opened.postmortem.actions.filter((action) => action.issue.issueDone)).toHaveLength(changed);
});

test('looking back on more records than one answer takes: one request, at most six statements each', async () => {
  const title = (number: number) => `Outage ${String(number)}`;
  for (let number = 0; number < 55; number += 1) {
    const input = {
      place: place(debrief, `macro-${String(number)}`),
      changeId: idFrom('told', String(number)),
    };
    const header = { title: title(number), severity: 'SEV2' as const, startedAt: '2026-02-01T10:00:00Z' };
    await must(
      debrief,
      'postmortem.save-header',
      { ...input, version: 0, value: { ...NOTHING_KNOWN, ...header } },
      as,
    );
  }
  const range = { from: '2026-02-01T00:00:00Z', until: '2026-02-02T00:00:00Z' };
  const first = await must(debrief, 'record.period-summary', range, as);
  expect(cost()).toEqual({ requests: 1, statements: 6 });
  const rest = await must(debrief, 'record.period-summary', { ...range, after: first.next }, as);
  expect(cost()).toEqual({ requests: 1, statements: 2 });
  expect([first.entries.length, rest.entries.length, rest.next]).toEqual([50, 5, null]);
  const titles = [...first.entries, ...rest.entries].map((entry) => entry.title);
  expect(new Set(titles)).toEqual(new Set(Array.from({ length: 55 }, (_, number) => title(number))));
});

test('opening the text for people outside: one request, one statement', async () => {
  await must(debrief, 'external-summary.open', { place: place(debrief) }, as);
  expect(cost()).toEqual({ requests: 1, statements: 1 });
});

/** Everything since: requests and statements of all functions together. */
function spentSince(before: number): { requests: number; statements: number } {
  const runs = debrief.host.invocations.slice(before);
  const sum = (of: (run: (typeof runs)[number]) => number) => runs.reduce((total, run) => total + of(run), 0);
  return { requests: sum((run) => run.requests), statements: sum((run) => run.statements) };
}

test('creating 200 issues of one kind, links and first reads included: at most 210 requests', async () => {
  const ids = await someActions(200);
  const before = debrief.host.invocations.length;
  const input = createInput(debrief, ids);
  for (let left = 1; left > 0;) left = (await must(debrief, 'actions.create-issues', input, as)).left;
  const created = spentSince(before);
  expect(created.statements).toBeLessThanOrEqual(200 + 4);
  await debrief.host.advance(60_000);
  expect(spentSince(before).requests).toBeLessThanOrEqual(210);
  const issues = debrief.jira.issues({ project: 'OPS' });
  expect(issues).toHaveLength(200);
  for (const { id } of issues) expect(debrief.jira.remoteLinks(id)).toHaveLength(1);
}, 120_000);
