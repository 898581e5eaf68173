import { aChange, anEntry, anId } from '../support/builders';
import { aRecord, keyOf } from '../support/ports-contract';
import { sqlWorld } from '../support/ports-world';
import { useSqlEngine } from '../support/sql-engine';

const engine = useSqlEngine();

test('whoever saved last is nobody any more once the account is closed', async () => {
  const world = sqlWorld(engine().clock);
  const postmortemId = await aRecord(world);
  const [entry, by] = [anEntry(), await world.people.idOf('account-ada')];
  const change = aChange({ by });
  await world.timeline.save(postmortemId, null, entry, change);
  const saved = async () => (await world.timeline.basis(keyOf(anId()), entry.id)).row?.saved;
  expect(await saved()).toEqual({ by: 'account-ada', at: change.at });
  await engine().rows(`UPDATE people SET account_id = NULL WHERE id = '${by}'`);
  expect(await saved()).toEqual({ by: '', at: change.at });
});
