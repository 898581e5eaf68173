import { sqlWorld } from '../support/ports-world';
import { useSqlEngine } from '../support/sql-engine';

const engine = useSqlEngine();
const DAY = 24 * 3_600_000;

async function three() {
  const world = sqlWorld(engine().clock);
  const ids = await world.people.idsOf(['a', 'b', 'c']);
  const { clock, accounts } = world;
  return { world, ids, clock, accounts, due: () => accounts.toReport(clock.iso(-6 * DAY), 90) };
}

it('whoever was never reported comes first, then whoever waits longest', async () => {
  const { accounts, clock, due, world } = await three();
  const [a, ...others] = await due();
  await accounts.reported([a!], clock.iso(), []);
  clock.advance(DAY);
  await accounts.reported(others, clock.iso(), []);
  expect(await due()).toEqual([]);
  clock.advance(7 * DAY);
  await world.people.idOf('d');
  expect((await due()).map(({ accountId }) => accountId)).toEqual(['d', 'a', 'b', 'c']);
  expect((await accounts.toReport(clock.iso(), 2)).map(({ accountId }) => accountId)).toEqual(['d', 'a']);
});

it('forgets closed accounts, refreshes updated ones, leaves the others alone', async () => {
  const { accounts, clock, due } = await three();
  const all = await due();
  clock.advance(DAY);
  await accounts.reported(all, clock.iso(), [
    { accountId: 'a', status: 'closed' },
    { accountId: 'b', status: 'updated' },
    { accountId: 'somebody', status: 'closed' },
  ]);
  clock.advance(7 * DAY);
  expect(await due()).toEqual([
    { id: all[1]!.id, accountId: 'b', fetchedAt: clock.iso(-7 * DAY) },
    { id: all[2]!.id, accountId: 'c', fetchedAt: all[2]!.fetchedAt },
  ]);
  expect(await engine().rows(`SELECT id FROM people WHERE account_id IS NULL`)).toEqual([{ id: all[0]!.id }]);
});

it('whoever closed their account and comes back is somebody new', async () => {
  const { accounts, clock, due, world, ids } = await three();
  await accounts.reported(await due(), clock.iso(), [{ accountId: 'a', status: 'closed' }]);
  expect(await world.people.idOf('a')).not.toBe(ids.get('a'));
});

it('somebody is overdue who was not reported, or not again, for a while', async () => {
  const { accounts, clock, due } = await three();
  const overdue = () => accounts.isOverdue(clock.iso(-8 * DAY));
  expect(await overdue()).toBe(false);
  clock.advance(9 * DAY);
  expect(await overdue()).toBe(true);
  await accounts.reported(await due(), clock.iso(), []);
  expect(await overdue()).toBe(false);
});
