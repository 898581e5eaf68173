import fs from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../support/project-files';

const store = path.join(projectRoot, 'src', 'store');
const sources = fs
  .readdirSync(store)
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ name, text: fs.readFileSync(path.join(store, name), 'utf8') }));

it('rows that have a history are marked as removed, never taken out; only the log itself is cut, by retention', () => {
  const deletes = sources.flatMap(({ name, text }) =>
    [...text.matchAll(/DELETE FROM (\w+)/g)].map(([, table]) => `${name}: ${String(table)}`),
  );
  expect(deletes.sort()).toEqual([
    'change-log.ts: changes',
    'jira-limits.ts: jira_limits',
    'release-gate-decisions.ts: gate_decisions',
    'release-gate-decisions.ts: gate_refusals',
    'reminders.ts: reminders',
  ]);
});

it('a removal is a recorded change: no statement marks a row beside one', () => {
  const beside = sources.filter(({ text }) => /SET[^`;]*\b(removed_at|revoked_at)\s*=/.test(text));
  expect(beside.map(({ name }) => name)).toEqual([]);
});

it('no statement rewrites a change', () => {
  const rewriting = sources.filter(({ text }) => /UPDATE changes|REPLACE INTO changes/.test(text));
  expect(rewriting.map(({ name }) => name)).toEqual([]);
});
