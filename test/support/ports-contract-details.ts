import { SITE_MENTIONS } from '../../src/domain/mentions';
import * as v from 'valibot';
import { hintKey } from '../../src/contract/findings';
import { NO_IMPACT_FACTS } from '../../src/domain/impact-facts';
import { BUILT_IN_TEMPLATE, type Template } from '../../src/domain/templates';
import type { Change } from '../../src/app/ports';
import { aChange, aHeader, anEntry, anId, aPage, PLACE } from './builders';
import { aRecord, keyOf } from './ports-contract';
import type { TestWorld } from './ports-world';

/** As long as a key of a section of one's own may be. */
const LONGEST = `x-${'a'.repeat(30)}` as const;
/** As long as the contract lets the key of a hint be. */
const LONGEST_HINT = `role:${'z'.repeat(26)}`;
const SITE = { kind: 'site' } as const;
const SPACE = { kind: 'space', id: aPage().spaceId } as const;

const template = (prompt: string): Template => ({
  blocks: BUILT_IN_TEMPLATE.blocks.map((block) => (block.key === 'summary' ? { ...block, prompt } : block)),
});

/** What both worlds promise of what only its own page reads: impact, dismissed hints, mentions, templates. */
export function describeDetails(open: () => TestWorld): void {
  describe('a value under a name', () => {
    const facts = { ...NO_IMPACT_FACTS, dataLost: true };

    it('is saved over and over under versions, and read with the page', async () => {
      const world = open();
      const id = await aRecord(world);
      expect((await world.impact.basis(keyOf(anId()), '')).row).toBeNull();
      const change = aChange();
      expect(await world.impact.save(id, '', null, facts, change)).toEqual({ kind: 'done', version: 1 });
      expect(await world.impact.save(id, '', null, facts, change)).toEqual({ kind: 'done', version: 1 });
      expect(await world.impact.save(id, '', null, facts, aChange())).toEqual({ kind: 'conflict' });
      const { row } = await world.impact.basis(keyOf(change.id), '');
      expect(row).toMatchObject({ version: 1, value: facts, repeated: true, removed: false });
      const later = { ...facts, security: false };
      expect(await world.impact.save(id, '', row, later, aChange())).toEqual({ kind: 'done', version: 2 });
      expect(await world.impact.save(id, '', row, later, aChange())).toEqual({ kind: 'conflict' });
      expect((await world.postmortems.open(PLACE))?.impact).toEqual({ version: 2, value: later });
    });

    it('knows how long its texts are, without what was removed', async () => {
      const world = open();
      const id = await aRecord(world);
      const bytes = async () => (await world.postmortems.basis(keyOf(anId()))).bytes;
      expect(await bytes()).toBe(0);
      await world.postmortems.saveSection(id, 'summary', null, '字ab', aChange());
      expect(await bytes()).toBe(5);
      const entry = anEntry({ text: 'äb' });
      await world.timeline.save(id, null, entry, aChange());
      expect(await bytes()).toBe(8);
      const { row } = await world.timeline.basis(keyOf(anId()), entry.id);
      await world.timeline.remove(id, entry.id, row!, aChange());
      expect(await bytes()).toBe(5);
      await world.impact.save(id, '', null, facts, aChange());
      expect(await bytes()).toBeGreaterThan(20);
    });

    it('stands beside others of its kind, and never in another postmortem', async () => {
      const world = open();
      const id = await aRecord(world);
      await aRecord(world, { ...PLACE, localId: 'other' });
      const dismissed = { dismissed: true, reason: 'a product' };
      expect([LONGEST_HINT, `${LONGEST_HINT}z`].map((key) => v.is(hintKey, key))).toEqual([true, false]);
      await world.hintDismissals.save(id, LONGEST_HINT, null, dismissed, aChange());
      await world.hintDismissals.save(id, 'group:2b', null, dismissed, aChange());
      const elsewhere = keyOf(anId(), { ...PLACE, localId: 'other' });
      expect((await world.hintDismissals.basis(elsewhere, LONGEST_HINT)).row).toBeNull();
      const opened = await world.postmortems.open(PLACE);
      expect([...(opened?.hints ?? [])].sort((a, b) => (a.key < b.key ? -1 : 1))).toEqual([
        { key: 'group:2b', version: 1, value: dismissed },
        { key: LONGEST_HINT, version: 1, value: dismissed },
      ]);
    });
  });

  describe('several rows under one change', () => {
    const rowsOf = (entries: readonly ReturnType<typeof anEntry>[], change: Change) =>
      entries.map((value) => ({ value, change: { ...change, after: value } }));

    it('are added at once, and once however often it is repeated', async () => {
      const world = open();
      const id = await aRecord(world);
      const entries = [1, 2, 3].map((position) => anEntry({ position, text: `entry ${String(position)}` }));
      const change = aChange();
      const ids = new Set(entries.map((entry) => entry.id));
      expect(await world.timeline.add(id, rowsOf(entries, change))).toEqual(ids);
      const [first, second] = entries;
      const { row } = await world.timeline.basis(keyOf(anId()), first!.id);
      await world.timeline.save(id, row, { ...first!, text: 'edited since' }, aChange());
      expect(await world.timeline.add(id, rowsOf(entries, change))).toEqual(ids);
      const opened = await world.postmortems.open(PLACE);
      expect(opened?.timeline.map(({ version, value }) => [version, value.text])).toEqual([
        [2, 'edited since'],
        [1, second!.text],
        [1, 'entry 3'],
      ]);
      expect((await world.timeline.basis(keyOf(change.id), second!.id)).row).toMatchObject({
        repeated: true,
        logged: true,
      });
    });

    it('leave alone what stands there by another change', async () => {
      const world = open();
      const id = await aRecord(world);
      const [taken, free] = [anEntry({ text: 'mine' }), anEntry()];
      await world.timeline.save(id, null, taken, aChange());
      const change = aChange();
      const both = rowsOf([{ ...taken, text: 'theirs' }, free], change);
      expect(await world.timeline.add(id, both)).toEqual(new Set([free.id]));
      expect((await world.timeline.basis(keyOf(anId()), taken.id)).row).toMatchObject({
        version: 1,
        value: { text: 'mine' },
      });
    });
  });

  describe('a role', () => {
    it('holds people by id, and is read with their accounts', async () => {
      const world = open();
      const id = await aRecord(world);
      const [ada = ''] = (await world.people.idsOf(['ada'])).values();
      await world.people.mention(id, [ada]);
      const scribe = { value: { people: [ada] }, people: {} };
      expect(await world.roles.save(id, 'scribe', null, scribe, aChange())).toEqual({
        kind: 'done',
        version: 1,
      });
      const { row } = await world.roles.basis(keyOf(anId()), 'scribe');
      expect(row?.value).toEqual({ value: { people: [ada] }, people: { [ada]: 'ada' } });
      const nobody = { value: { people: [] }, people: {} };
      expect(await world.roles.save(id, 'scribe', row, nobody, aChange())).toMatchObject({ version: 2 });
      expect((await world.postmortems.open(PLACE))?.roles).toEqual([
        { role: 'scribe', version: 2, value: { people: [] } },
      ]);
    });
  });

  describe('people who are mentioned', () => {
    it('have one id each, and are read with every text of their postmortem', async () => {
      const world = open();
      const id = await aRecord(world);
      const known = await world.people.idOf('account-a');
      const ids = await world.people.idsOf(['account-a', 'account-b']);
      expect(ids.get('account-a')).toBe(known);
      expect(await world.people.idsOf(['account-b'])).toEqual(new Map([['account-b', ids.get('account-b')]]));
      expect(await world.people.idsOf([])).toEqual(new Map());
      await world.people.mention(id, [...ids.values()]);
      await world.people.mention(id, [known]);
      await world.people.mention(id, []);
      const people = { [known]: 'account-a', [ids.get('account-b') ?? '']: 'account-b' };
      expect((await world.postmortems.open(PLACE))?.people).toEqual(people);
      expect(await world.people.mentioned(id)).toEqual(people);
      expect(await world.people.mentioned(SITE_MENTIONS)).toEqual({});
      await world.people.mention(SITE_MENTIONS, [known]);
      expect(await world.people.mentioned(SITE_MENTIONS)).toEqual({ [known]: 'account-a' });
      expect(await world.postmortems.open(PLACE)).toMatchObject({
        people,
        sitePeople: { [known]: 'account-a' },
      });
      await world.postmortems.saveSection(id, LONGEST, null, 'text', aChange({ what: `${LONGEST}-edited` }));
      const { row } = await world.postmortems.sectionBasis(keyOf(anId()), LONGEST);
      expect(row?.value).toEqual({ text: 'text', people });
      expect((await world.postmortems.open(PLACE))?.sections).toEqual([
        { key: LONGEST, version: 1, text: 'text' },
      ]);
    });
  });

  describe('templates', () => {
    const begin = (world: TestWorld, templateId: string | null) => {
      const page = { ...PLACE, spaceId: SPACE.id, title: 't', templateId };
      return world.postmortems.create(anId(), page, aHeader(), aChange());
    };

    it('hold for a space before they hold for the site, until they are taken back', async () => {
      const world = open();
      expect(await world.templates.current(SPACE.id)).toBeNull();
      const [site, space] = [anId(), anId()];
      await world.templates.save(site, SITE, 1, template('of the site'), aChange());
      expect(await world.templates.current(SPACE.id)).toEqual({
        id: site,
        number: 1,
        template: template('of the site'),
      });
      await world.templates.save(space, SPACE, 1, template('of the space'), aChange());
      expect((await world.templates.current(SPACE.id))?.id).toBe(space);
      expect((await world.templates.current('999'))?.id).toBe(site);
      await world.templates.save(anId(), SPACE, 2, null, aChange());
      expect((await world.templates.current(SPACE.id))?.id).toBe(site);
      expect(await world.templates.list()).toEqual([
        { scope: SITE, number: 1, template: template('of the site') },
        { scope: SPACE, number: 2, template: null },
      ]);
    });

    it('are versions: the second of two with one number is refused, and a repeated one is the same', async () => {
      const world = open();
      const [id, change] = [anId(), aChange()];
      const mine = () => world.templates.save(id, SITE, 1, template('mine'), change);
      expect(await mine()).toEqual({ kind: 'done', version: 1 });
      expect(await mine()).toEqual({ kind: 'done', version: 1 });
      const theirs = await world.templates.save(anId(), SITE, 1, template('theirs'), aChange());
      expect(theirs).toEqual({ kind: 'conflict' });
    });

    it('stay with the postmortem that began with them', async () => {
      const world = open();
      const id = anId();
      await world.templates.save(id, SITE, 1, template('first'), aChange());
      await begin(world, id);
      await world.templates.save(anId(), SITE, 2, template('second'), aChange());
      expect((await world.postmortems.open(PLACE))?.template).toEqual({
        id,
        number: 1,
        template: template('first'),
      });
    });

    it('are the product’s where a record names none', async () => {
      const world = open();
      await begin(world, null);
      expect((await world.postmortems.open(PLACE))?.template).toBeNull();
    });
  });
}
