import type { Actions, Change, EditKey, Rows, World } from '../../src/app/ports';
import type { KeptFactor } from '../../src/domain/fishbone';
import type { KeptChain } from '../../src/domain/five-whys';
import type { ReportLink } from '../../src/domain/links';
import { aCause, aChange, aHeader, anAction, anEntry, anId, aPage, EDITOR, PLACE } from './builders';
import type { TestWorld } from './ports-world';

/** What both worlds promise of rows that commit themselves: the tests of `app` and of `store` rest on it. */

interface Kind<T> {
  readonly word: string;
  readonly first: (id: string) => T;
  readonly second: (id: string) => T;
  readonly rows: (world: World) => Rows<T & { readonly id: string }>;
}

const timeline: Kind<ReturnType<typeof anEntry>> = {
  word: 'timeline',
  first: (id) => anEntry({ id, text: 'one' }),
  second: (id) => anEntry({ id, text: 'two', at: null }),
  rows: (world) => world.timeline,
};
const causes: Kind<ReturnType<typeof aCause>> = {
  word: 'causes',
  first: (id) => aCause({ id, text: 'one' }),
  second: (id) => aCause({ id, text: 'two', kind: 'contributing' }),
  rows: (world) => world.causes,
};
const actions: Kind<{ id: string; title: string }> = {
  word: 'actions',
  first: (id) => ({ id, title: 'one' }),
  second: (id) => ({ id, title: 'two' }),
  rows: ({ actions: store }) => titlesOf(store),
};

/** Actions through the same three questions as the other lists. */
function titlesOf(store: Actions): Rows<{ id: string; title: string }> {
  const edit = (value: { id: string; title: string }) => ({
    id: value.id,
    fields: anAction({ title: value.title }),
    ownerId: null,
    position: 1,
  });
  return {
    async basis(key, id) {
      const basis = await store.basis(key, id);
      const { row } = basis;
      return { ...basis, row: row && { ...row, value: { id, title: row.value.fields.title } } };
    },
    async save(postmortemId, basis, value, change) {
      const whole = basis && (await store.basis(keyOf(anId()), value.id)).row;
      return store.save(postmortemId, whole && { ...whole, version: basis.version }, edit(value), change);
    },
    async remove(postmortemId, id, basis, change) {
      const { row } = await store.basis(keyOf(anId()), id);
      if (!row) return { kind: 'conflict' };
      return store.remove(postmortemId, id, { ...row, version: basis.version }, change);
    },
  };
}

const fiveWhys: Kind<Omit<KeptChain, 'id'>> = {
  word: '5 whys',
  first: () => ({ problem: 'Down', steps: [{ id: anId(), text: 'No space', evidence: [] }], position: 1 }),
  second: () => ({ problem: 'Down', steps: [], position: 2.5 }),
  rows: (world) => world.fiveWhys,
};
const factors: Kind<Omit<KeptFactor, 'id'>> = {
  word: 'fishbone',
  first: () => ({ category: 'tools', text: 'one', position: 1 }),
  second: () => ({ category: 'measurement', text: 'two', position: -1 }),
  rows: (world) => world.factors,
};
const links: Kind<Omit<ReportLink, 'id'>> = {
  word: 'links',
  first: () => ({ kind: 'incident', url: 'https://example.com/1', title: '', position: 1 }),
  second: () => ({ kind: 'logs', url: 'https://example.com/2', title: 'Logs', position: 1 }),
  rows: (world) => world.links,
};

export const keyOf = (changeId: string, place = PLACE): EditKey => ({
  page: place,
  accountId: EDITOR,
  changeId,
});

/** A saved record; its id is the id of the change that made it. */
export async function aRecord(world: World, place = PLACE): Promise<string> {
  const change = aChange();
  const page = { ...place, spaceId: aPage().spaceId, title: aPage().title, templateId: null };
  return (await world.postmortems.create(change.id, page, aHeader(), change)).id;
}

export function describeRows(open: () => TestWorld): void {
  rowsOf(open, timeline);
  rowsOf(open, causes);
  rowsOf(open, actions);
  rowsOf(open, fiveWhys);
  rowsOf(open, factors);
  rowsOf(open, links);
}

function rowsOf<T>(open: () => TestWorld, kind: Kind<T>): void {
  describe(`rows of ${kind.word}`, () => {
    async function saved() {
      const world = open();
      const rows = kind.rows(world);
      const postmortemId = await aRecord(world);
      const [id, change] = [anId(), aChange()];
      const first = { ...kind.first(id), id };
      const committed = await rows.save(postmortemId, null, first, change);
      const basis = async (changeId = anId()) => {
        const { row } = await rows.basis(keyOf(changeId), id);
        if (!row) throw new Error('the row is there');
        return row;
      };
      const second = { ...kind.second(id), id };
      return { world, rows, postmortemId, id, change, committed, basis, first, second };
    }

    it('are added at version 1 and read back as they are', async () => {
      const { committed, basis, change, first } = await saved();
      expect(committed).toEqual({ kind: 'done', version: 1 });
      expect(await basis()).toEqual({
        version: 1,
        value: first,
        removed: false,
        repeated: false,
        logged: true,
        saved: { by: null, at: change.at },
      });
    });

    it('say who saved them last', async () => {
      const { world, rows, postmortemId, basis, second } = await saved();
      const by = await world.people.idOf('account-ada');
      const edit = aChange({ by, at: '2026-03-02T09:01:02.003Z' });
      await rows.save(postmortemId, await basis(), second, edit);
      expect((await basis()).saved).toEqual({ by: 'account-ada', at: edit.at });
    });

    it('take the same change twice as once', async () => {
      const { rows, postmortemId, change, basis, first, second } = await saved();
      expect(await rows.save(postmortemId, null, first, change)).toEqual({ kind: 'done', version: 1 });
      expect((await basis(change.id)).repeated).toBe(true);
      const edit = aChange();
      const before = await basis();
      expect(await rows.save(postmortemId, before, second, edit)).toEqual({ kind: 'done', version: 2 });
      expect(await rows.save(postmortemId, before, second, edit)).toEqual({ kind: 'done', version: 2 });
      expect(await basis(change.id)).toMatchObject({ version: 2, value: second, repeated: true });
    });

    it('find an old change of theirs though others came after it', async () => {
      const { rows, postmortemId, basis, second, first } = await saved();
      const edit = aChange();
      const before = await basis();
      await rows.save(postmortemId, before, second, edit);
      await rows.save(postmortemId, await basis(), first, aChange());
      expect(await rows.save(postmortemId, before, second, edit)).toEqual({ kind: 'done', version: 2 });
      expect(await basis(edit.id)).toMatchObject({ version: 3, value: first, repeated: true });
    });

    it('let one of two edits of one version win', async () => {
      const { rows, postmortemId, basis, first, second } = await saved();
      const before = await basis();
      const both = await Promise.all([
        rows.save(postmortemId, before, second, aChange()),
        rows.save(postmortemId, before, first, aChange()),
      ]);
      expect(both.map(({ kind: outcome }) => outcome).sort()).toEqual(['conflict', 'done']);
      expect((await basis()).version).toBe(2);
    });

    it('refuse an id that is taken', async () => {
      const { rows, postmortemId, second } = await saved();
      expect(await rows.save(postmortemId, null, second, aChange())).toEqual({ kind: 'conflict' });
    });

    it('are removed once, stay in the log, and come back for nobody', async () => {
      const { rows, postmortemId, id, basis, second, world } = await saved();
      const removal: Change = aChange();
      const before = await basis();
      expect(await rows.remove(postmortemId, id, before, removal)).toEqual({ kind: 'done', version: 2 });
      expect(await rows.remove(postmortemId, id, before, removal)).toEqual({ kind: 'done', version: 2 });
      const removed = await basis(removal.id);
      expect(removed).toMatchObject({ version: 2, removed: true, repeated: true });
      expect(await rows.remove(postmortemId, id, removed, aChange())).toEqual({ kind: 'conflict' });
      expect(await rows.save(postmortemId, removed, second, aChange())).toEqual({ kind: 'conflict' });
      expect(JSON.stringify(await world.postmortems.open(PLACE))).not.toContain(id);
    });

    it('are not found from another postmortem', async () => {
      const { world, rows, id, first } = await saved();
      const place = { ...PLACE, localId: 'macro-2' };
      const other = await aRecord(world, place);
      expect((await rows.basis(keyOf(anId(), place), id)).row).toBeNull();
      expect((await rows.basis(keyOf(anId(), { ...PLACE, pageId: '1' }), id)).postmortem).toBeNull();
      expect(await rows.save(other, null, first, aChange())).toEqual({ kind: 'conflict' });
    });
  });
}
