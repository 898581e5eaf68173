import { readIncident, GITLAB_2017, idFrom } from '../../local/incident';
import { ADMIN, EDITOR, FORMER_USER, PEOPLE, RESPONDER, STRANGER } from '../../local/site/people';
import { SEEDED_MACRO } from '../../local/site/seed';
import { writeIncident } from '../../local/seed-app';
import { actionInput, ask, createInput, must, place } from '../support/debrief';
import { freshDebrief } from '../support/fresh-debrief';

const debrief = freshDebrief();
const as = EDITOR.accountId;

/** Everything that tells who somebody is; names of one word are words of a text as well. */
const SECRETS = PEOPLE.flatMap(({ accountId, displayName, email }) => [accountId, displayName, email]).filter(
  (secret) => secret !== '' && secret !== FORMER_USER.displayName,
);

const found = (where: string, text: string) =>
  SECRETS.filter((secret) => text.includes(secret)).map((secret) => `${where}: ${secret}`);

/** People write, are mentioned, own, hold roles, link and move; things fail; hours and days go by. */
async function aLongStory(): Promise<void> {
  const { host, jira } = debrief;
  await writeIncident(host, { as, ...place(debrief) }, readIncident(GITLAB_2017));
  await must(
    debrief,
    'postmortem.save-section',
    {
      place: place(debrief),
      changeId: idFrom('mention'),
      section: 'lessons',
      version: await versionOf('lessons'),
      value: `Thanks to [Ravi](person:${RESPONDER.accountId}).`,
    },
    as,
  );
  const holding = { role: 'facilitator' as const, value: { people: [ADMIN.accountId] } };
  await must(
    debrief,
    'roles.save',
    { place: place(debrief), changeId: idFrom('role'), version: 0, ...holding },
    as,
  );
  const ids = ['one', 'two'].map((word) => idFrom('privacy', word));
  for (const [index, id] of ids.entries())
    await must(debrief, 'actions.save', actionInput(debrief, id, index, { owner: RESPONDER.accountId }), as);
  const made = await must(debrief, 'actions.create-issues', createInput(debrief, ids), as);
  jira.moveTo(as, made.actions[0]?.issue.issueId ?? '', 'Done');
  await ask(debrief, 'postmortem.open', { place: place(debrief) }, STRANGER.accountId);
  for (const kind of ['error', 'timeout'] as const) {
    host.faults.inject({ kind, effect: 'before', of: 'any', at: 2, in: 'resolver' });
    await ask(debrief, 'actions.save', actionInput(debrief, idFrom('late', kind), 9), as);
    host.faults.clear();
  }
  await host.deliverEvents();
  await host.drain();
  for (const key of ['hourly-upkeep', 'hourly-sweep', 'daily-reminders', 'weekly-personal-data'])
    await host.runScheduled(key);
  await host.drain();
}

async function versionOf(section: 'lessons'): Promise<number> {
  const opened = await must(debrief, 'postmortem.open', { place: place(debrief) }, as);
  return opened.kind === 'postmortem' ? opened.postmortem.sections[section].version : 0;
}

/** Every text of every table but the one where accounts live. */
async function tables(): Promise<string[]> {
  const { sql } = debrief.host;
  const names = await sql.query(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()`,
  );
  const texts: string[] = [];
  for (const { name } of names) {
    if (name === 'people') continue;
    texts.push(...found(String(name), JSON.stringify(await sql.query(`SELECT * FROM ${String(name)}`))));
  }
  return texts;
}

test('no log line, no change and no other row says who anybody is', async () => {
  await aLongStory();
  const lines = debrief.host.logs.map(({ message }) => message);
  expect(lines.some((line) => line.includes('personal-data.reported'))).toBe(true);
  expect(lines.some((line) => line.includes('"error"'))).toBe(true);
  expect(lines.flatMap((line) => found('log', line))).toEqual([]);
  expect(await tables()).toEqual([]);
});

test('an export of the page names people by mentions alone, which Confluence resolves for the reader', async () => {
  await aLongStory();
  const outcome = await debrief.host.invoke(
    'macro-export',
    {
      exportType: 'pdf',
      context: { localId: SEEDED_MACRO, extension: { content: { id: place(debrief).pageId }, config: {} } },
    },
    { as },
  );
  const text = JSON.stringify(outcome);
  expect(text).toContain('GitLab');
  const withoutMentions = text.replace(/"type":"mention","attrs":\{"id":"[^"]+"/g, '');
  expect(withoutMentions).not.toBe(text);
  expect(found('export', withoutMentions)).toEqual([]);
});

test('whoever closed their account is a former user: in the record, the history and its check', async () => {
  await aLongStory();
  const before = await must(debrief, 'history.read', { place: place(debrief) }, as);
  const [id] = Object.entries(before.people).find(([, account]) => account === EDITOR.accountId) ?? [''];
  debrief.clock.moveTo(debrief.clock.now() + 7 * 24 * 3_600_000);
  debrief.host.personalData.close(EDITOR.accountId);
  await debrief.host.runScheduled('weekly-personal-data');
  await debrief.host.drain();
  const after = await must(debrief, 'history.read', { place: place(debrief) }, ADMIN.accountId);
  expect(after.people[id]).toBe('');
  expect(after.entries.some(({ by }) => by === id)).toBe(true);
  const opened = await must(debrief, 'postmortem.open', { place: place(debrief) }, ADMIN.accountId);
  expect(JSON.stringify([after, opened])).not.toContain(EDITOR.accountId);
  const check = await must(debrief, 'history.check', { after: null }, ADMIN.accountId);
  expect([check.breaks, check.next]).toEqual([[], null]);
});
