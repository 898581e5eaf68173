import { NO_EXTERNAL_SUMMARY } from '../../src/domain/external-summary';
import { aChange, PLACE } from './builders';
import { aRecord } from './ports-contract';
import type { TestWorld } from './ports-world';

/** What both worlds promise of the text for people outside. */
export function describeExternalSummaries(open: () => TestWorld): void {
  describe('the text for people outside', () => {
    it('is read by itself, as it was kept, with whoever approved it', async () => {
      const world = open();
      expect(await world.externalSummary.read(PLACE)).toBeNull();
      const id = await aRecord(world);
      expect(await world.externalSummary.read(PLACE)).toBeNull();
      const [ada = ''] = (await world.people.idsOf(['ada'])).values();
      await world.people.mention(id, [ada]);
      const text = { ...NO_EXTERNAL_SUMMARY.text, impact: 'Some waited.' };
      const value = { text, approval: { by: ada, at: '2026-03-02T09:00:00.000Z' } };
      await world.externalSummary.save(id, '', null, { value, people: {} }, aChange());
      expect(await world.externalSummary.read(PLACE)).toEqual({
        version: 1,
        value: { value, people: { [ada]: 'ada' } },
      });
      expect(await world.externalSummary.read({ ...PLACE, localId: 'other' })).toBeNull();
    });
  });
}
