import { aChange, aLink } from './builders';
import { aSettlement, someActions } from './ports-contract-actions';
import type { TestWorld } from './ports-world';

/** What both worlds promise of giving an action an issue that was there before. */
export function describeLinking(open: () => TestWorld): void {
  const prepared = (count: number) => someActions(open, count);

  describe('linking', () => {
    it('gives an issue that was there before to one action, however many ask for it at once', async () => {
      const { ids, action, links } = await prepared(3);
      const asked = await Promise.all(
        ids.map(async (id, at) => {
          const change = aChange({ what: at === 2 ? 'issue-adopted' : 'issue-linked' });
          return [await action(id), aSettlement({}, change)] as const;
        }),
      );
      const got = await Promise.all(asked.map((one) => links.settle(...one)));
      expect(got.filter((one) => one)).toHaveLength(1);
      const states = await Promise.all(ids.map(async (id) => (await action(id)).issue.state));
      expect(states.sort()).toEqual(['linked', 'none', 'none']);
      // Repeated, each hears the same.
      expect(await Promise.all(asked.map((one) => links.settle(...one)))).toEqual(got);
    });

    it.each([{ status: 'done' }, { status: 'dropped', dropReason: 'x' }] as const)(
      'links nothing to what became %j meanwhile',
      async (fields) => {
        const { ids, action, edited, links } = await prepared(1);
        const before = await action(ids[0]!);
        await edited(ids[0]!, fields);
        const linked = aSettlement({}, aChange({ what: 'issue-linked' }));
        expect(await links.settle(before, linked)).toBe(false);
        expect(await action(ids[0]!)).toMatchObject({ fields, issue: aLink() });
      },
    );
  });
}
