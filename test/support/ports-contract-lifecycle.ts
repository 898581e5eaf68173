import { type Lifecycle, NO_LIFECYCLE } from '../../src/domain/lifecycle';
import type { LifecycleFacts } from '../../src/domain/lifecycle-facts';
import { aCause, aChange, anEntry, anId, PLACE } from './builders';
import { aRecord, keyOf } from './ports-contract';
import type { TestWorld } from './ports-world';

/** What both worlds promise of the way of a report, and of who wrote it. */
export function describeLifecycle(open: () => TestWorld): void {
  describe('the way of a report', () => {
    it('names people by id, comes out as it went in, and is read with the page and what the site has set', async () => {
      const world = open();
      const id = await aRecord(world);
      expect((await world.postmortems.open(PLACE))?.lifecycle).toBeNull();
      const [ada = ''] = (await world.people.idsOf(['ada'])).values();
      await world.people.mention(id, [ada]);
      const deed = { by: ada, at: '2026-03-02T09:00:00.000Z' };
      const kept: Lifecycle = {
        ...NO_LIFECYCLE,
        state: 'published',
        round: 2,
        last: deed,
        approvals: [{ ...deed, revision: 'r', round: 2 }],
        approved: { revision: 'r', parts: { header: 'h', 'section:x-own': 's' } },
        published: { ...deed, revision: 'r' },
      };
      const value = { value: kept, people: {} };
      const change = aChange();
      expect(await world.lifecycles.save(id, '', null, value, change)).toEqual({ kind: 'done', version: 1 });
      expect(await world.lifecycles.save(id, '', null, value, aChange())).toEqual({ kind: 'conflict' });
      const { row } = await world.lifecycles.basis(keyOf(change.id), '');
      expect(row).toMatchObject({
        version: 1,
        repeated: true,
        value: { value: kept, people: { [ada]: 'ada' } },
      });
      await world.siteSettings.save('approval', 0, { n: 1 }, aChange());
      const opened = await world.postmortems.open(PLACE);
      expect(opened?.lifecycle).toEqual({ version: 1, value: kept });
      expect(opened?.settings['approval']).toEqual({ version: 1, value: { n: 1 } });
    });

    it('stands beside what a file told of it, whose people may have no account', async () => {
      const world = open();
      const id = await aRecord(world);
      expect((await world.postmortems.open(PLACE))?.importedLifecycle).toBeNull();
      const [gone, again] = [anId(), anId()];
      await world.people.withoutAccount([gone]);
      await world.people.withoutAccount([gone, again]);
      await world.people.withoutAccount([]);
      await world.people.mention(id, [gone, again]);
      const deed = { by: gone, at: '2026-03-02T09:00:00.000Z' };
      const facts: LifecycleFacts = {
        state: 'published',
        round: 3,
        reason: '',
        last: deed,
        approvals: [{ ...deed, by: again, revision: 'r', round: 3 }],
        approved: 'r',
        published: { ...deed, revision: 'r' },
      };
      const change = aChange();
      const value = { value: facts, people: {} };
      await world.importedLifecycles.save(id, '', null, value, change);
      const { row } = await world.importedLifecycles.basis(keyOf(change.id), '');
      expect(row?.value).toEqual({ value: facts, people: { [gone]: '', [again]: '' } });
      const opened = await world.postmortems.open(PLACE);
      expect(opened).toMatchObject({ lifecycle: null, importedLifecycle: { version: 1, value: facts } });
    });

    it('knows who wrote anything of what the report says, here and nowhere else', async () => {
      const world = open();
      const id = await aRecord(world);
      const elsewhere = await aRecord(world, { ...PLACE, localId: 'other' });
      const names = ['section', 'entry', 'cause', 'approver'];
      const ids = await world.people.idsOf(names);
      const by = (name: string, what: string) => aChange({ by: ids.get(name) ?? '', what });
      await world.postmortems.saveSection(id, 'summary', null, 'x', by('section', 'summary-edited'));
      await world.timeline.save(id, null, anEntry(), by('entry', 'timeline-entry-added'));
      await world.causes.save(id, null, aCause(), by('cause', 'cause-added'));
      const value = { value: NO_LIFECYCLE, people: {} };
      await world.lifecycles.save(id, '', null, value, by('approver', 'lifecycle-approved'));
      const wrote = await Promise.all(names.map((name) => world.postmortems.wrote(id, ids.get(name) ?? '')));
      expect(wrote).toEqual([true, true, true, false]);
      expect(await world.postmortems.wrote(elsewhere, ids.get('section') ?? '')).toBe(false);
      expect(await world.postmortems.wrote(id, anId())).toBe(false);
    });
  });
}
