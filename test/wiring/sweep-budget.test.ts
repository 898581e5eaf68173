import { idFrom } from '../../local/incident';
import { EDITOR } from '../../local/site/people';
import {
  actionInput,
  createInput,
  type Debrief,
  must,
  place,
  startDebrief,
  TARGET,
} from '../support/debrief';

const LINKED = 10_000;
const HOUR = 3_600_000;

let debrief: Debrief;
beforeAll(async () => {
  debrief = await startDebrief();
}, 120_000);
afterAll(() => debrief.close());

const as = EDITOR.accountId;
const FIRST = idFrom('swept', '0');

/** One action that was linked the usual way, and thousands of copies of its row, each with an issue of its own. */
async function manyLinked(): Promise<readonly string[]> {
  await must(debrief, 'actions.save', actionInput(debrief, FIRST, 1), as);
  await must(debrief, 'actions.create-issues', createInput(debrief, [FIRST]), as);
  await debrief.host.advance(HOUR);
  const [first] = debrief.jira.issues();
  if (!first) throw new Error('no issue');
  const mark = debrief.jira.properties(first.id)['debrief'] as { installation: string };
  const ids = Array.from({ length: LINKED - 1 }, (_, n) => idFrom('swept', String(n + 1)));
  const issues = debrief.jira.seedIssues(LINKED - 1, {
    project: 'OPS',
    issueTypeId: TARGET.issueTypeId,
    person: as,
    fields: {
      summary: first.fields['summary'],
      duedate: first.fields['duedate'],
      priority: { id: '1' },
      assignee: { accountId: as },
    },
    properties: (n) => ({ debrief: { installation: mark.installation, action: ids[n] ?? '' } }),
    updated: () => debrief.clock.now() - 30 * 24 * HOUR,
  });
  const columns = (await debrief.host.sql.query('SHOW COLUMNS FROM actions'))
    .map((row) => String(row['Field']))
    .filter((name) => !['id', 'issue_id', 'issue_key'].includes(name));
  for (let start = 0; start < ids.length; start += 500) {
    const rows = ids
      .slice(start, start + 500)
      .map(
        (id, n) =>
          `SELECT '${id}' AS id, '${issues[start + n]?.id ?? ''}' AS issue_id, '${issues[start + n]?.key ?? ''}' AS issue_key`,
      );
    await debrief.host.sql.query(
      `INSERT INTO actions (id, issue_id, issue_key, ${columns.join(', ')})
       SELECT n.id, n.issue_id, n.issue_key, ${columns.map((name) => `t.${name}`).join(', ')}
       FROM (${rows.join(' UNION ALL ')}) n JOIN actions t ON t.id = '${FIRST}'`,
    );
  }
  return issues.map(({ id }) => id);
}

test(`a sweep over ${String(LINKED)} linked actions asks for what changed and a hundred more, and writes what changed`, async () => {
  const issues = await manyLinked();
  // The copied rows have no history yet; the repair of the log gives them one.
  await debrief.host.runScheduled('hourly-upkeep');
  await debrief.host.runScheduled('hourly-sweep');
  for (const changed of [0, 3, 300]) {
    // Past the time for which a sweep looks back, so that only these are new.
    debrief.clock.moveTo(debrief.clock.now() + 2 * HOUR);
    debrief.host.queue.clear();
    await debrief.host.runScheduled('hourly-sweep');
    debrief.clock.moveTo(debrief.clock.now() + 80 * 60_000);
    for (const id of issues.slice(0, changed))
      debrief.jira.edit(as, id, { fields: { duedate: `2027-01-${changed === 3 ? '03' : '30'}` } });
    debrief.host.events.dropAll();
    const before = debrief.host.invocations.length;
    await debrief.host.runScheduled('hourly-sweep');
    const sweep = debrief.host.invocations[before];
    expect({ changed, outcome: sweep?.functionKey }).toEqual({ changed, outcome: 'hourly-sweep-fn' });
    expect(sweep?.requests).toBeLessThanOrEqual(1 + Math.ceil(changed / 100) + 1);
    expect(sweep?.statements).toBeLessThanOrEqual(4 + 2 * changed);
    const [row] = await debrief.host.sql.query(
      `SELECT COUNT(*) AS n FROM actions WHERE due_on = '2027-01-${changed === 3 ? '03' : '30'}'`,
    );
    expect(Number(row?.['n'])).toBe(changed);
    process.stdout.write(
      `sweep over ${String(LINKED)} with ${String(changed)} changed: ${String(sweep?.requests)} requests, ${String(sweep?.statements)} statements\n`,
    );
  }
  const opened = await must(debrief, 'services.list', { place: place(debrief) }, as);
  expect(opened).toEqual([]);
}, 300_000);
