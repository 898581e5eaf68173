import { must, place } from '../support/debrief';
import { EDITOR, RESPONDER } from '../../local/site/people';
import { idFrom } from '../../local/incident';
import { type Struck, testFaults } from '../support/faulty-work';
import { freshDebrief } from '../support/fresh-debrief';

const debrief = freshDebrief();
const DAY = 24 * 3_600_000;
const OTHERS = 120;

/** Two people who wrote, one of whom left, and a site full of others. */
async function prepare(): Promise<void> {
  for (const [version, who] of [EDITOR, RESPONDER].entries())
    await must(
      debrief,
      'postmortem.save-section',
      {
        place: place(debrief),
        changeId: idFrom('personal-data', who.accountId),
        section: 'summary',
        version,
        value: `text ${String(version)}`,
        config: { title: 'A title', severity: 'SEV2' },
      },
      who.accountId,
    );
  await debrief.host.sql.query(
    `INSERT INTO people (id, account_id, fetched_at) WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < ${String(OTHERS)})
     SELECT CONCAT('other-', i), CONCAT('other-account-', i), '2026-03-01 00:00:00' FROM n`,
  );
  debrief.host.personalData.close(EDITOR.accountId);
}

async function run(): Promise<void> {
  await debrief.host.runScheduled('weekly-personal-data');
  await debrief.host.drain();
}

const people = async () =>
  (await debrief.host.sql.query('SELECT account_id, reported_at FROM people')).map((row) => ({
    account: row['account_id'],
    isReported: row['reported_at'] !== null,
  }));
const times = (accountId: string) =>
  debrief.host.personalData.reports.flat().filter((account) => account.accountId === accountId).length;

/** Nobody is reported twice but those of a request that was heard before something broke. */
const mayRepeat = (struck: Struck | undefined) => (struck === undefined ? 0 : 90);

testFaults('personal-data', debrief, [
  {
    name: 'the weekly report: everybody is reported, whoever left is forgotten',
    in: 'upkeep-consumer',
    prepare,
    run,
    async outcome() {
      const all = await people();
      return `${String(all.filter(({ isReported }) => isReported).length)} of ${String(all.length)} kept as reported`;
    },
    async recover() {
      await debrief.host.advance(20 * 60_000);
      await debrief.host.drain();
      // A run that was lost for good: the hourly upkeep goes on with it once somebody waits too long.
      if ((await people()).some(({ isReported }) => !isReported)) {
        debrief.clock.moveTo(debrief.clock.now() + 9 * DAY);
        await debrief.host.runScheduled('hourly-upkeep');
        await debrief.host.drain();
      }
    },
    async expected(struck) {
      const all = await people();
      expect(all).toHaveLength(OTHERS + 2);
      expect(all.filter(({ isReported }) => !isReported)).toEqual([]);
      expect(all.map(({ account }) => account)).not.toContain(EDITOR.accountId);
      const accounts = [
        ...new Set(debrief.host.personalData.reports.flat().map(({ accountId }) => accountId)),
      ];
      expect(accounts).toHaveLength(OTHERS + 2);
      const repeated = accounts.filter((account) => times(account) > 1);
      expect(repeated.length).toBeLessThanOrEqual(mayRepeat(struck));
      expect(Math.max(...accounts.map(times))).toBeLessThanOrEqual(2);
    },
  },
]);

it('the pretend site refuses what Atlassian would refuse', async () => {
  const { personalData } = debrief.host;
  const account = (index: number) => ({
    accountId: `a-${String(index)}`,
    updatedAt: '2026-03-01T00:00:00.000Z',
  });
  const many = Array.from({ length: 91 }, (_, index) => account(index));
  expect(personalData.handle('POST', { accounts: many }, 'app').status).toBe(400);
  expect(personalData.handle('POST', { accounts: [] }, 'app').status).toBe(400);
  expect(personalData.handle('POST', { accounts: [{ ...account(1), name: 'Ada' }] }, 'app').status).toBe(400);
  expect(personalData.handle('POST', { accounts: [account(1)] }, 'user').status).toBe(405);
  expect(personalData.handle('POST', { accounts: many.slice(1) }, 'app').status).toBe(204);
  personalData.update('a-2', '2026-03-02T00:00:00.000Z');
  expect(personalData.handle('POST', { accounts: [account(1), account(2)] }, 'app')).toEqual({
    status: 200,
    body: { accounts: [{ accountId: 'a-2', status: 'updated' }] },
  });
});
