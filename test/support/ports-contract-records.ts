import { SECTIONS } from '../../src/domain/postmortem';
import { freshnessAt } from '../../src/domain/release-gate';
import {
  aCause,
  aChange,
  aDecision,
  aHeader,
  anAction,
  anEntry,
  anId,
  aPage,
  EDITOR,
  PLACE,
  aPolicy,
} from './builders';
import { aRecord, keyOf } from './ports-contract';
import type { TestWorld } from './ports-world';

/** What both worlds promise of records, services and the gate's settings. */
export function describeRecords(open: () => TestWorld): void {
  describe('a record', () => {
    it('is not there before somebody saved', async () => {
      const world = open();
      expect(await world.postmortems.open(PLACE)).toBeNull();
      expect(await world.postmortems.onPage(PLACE.pageId)).toEqual([]);
      expect(await world.postmortems.basis(keyOf(anId()))).toEqual({
        postmortem: null,
        isConfigured: false,
        isRemoved: false,
        bytes: 0,
        personId: null,
        ownerId: null,
        row: null,
      });
    });

    it('is made once per place: the second of two first saves finds the first', async () => {
      const world = open();
      const page = { ...PLACE, spaceId: '1', title: 't', templateId: null };
      const [one, two] = [aChange(), aChange()];
      const [first, second] = await Promise.all([
        world.postmortems.create(one.id, page, aHeader({ title: 'one' }), one),
        world.postmortems.create(two.id, page, aHeader({ title: 'two' }), two),
      ]);
      expect(second).toEqual(first);
      expect([one.id, two.id]).toContain(first.id);
      expect((await world.postmortems.create(one.id, page, aHeader(), one)).id).toBe(first.id);
      const elsewhere = await world.postmortems.create(
        anId(),
        { ...page, localId: 'x' },
        aHeader(),
        aChange(),
      );
      expect(elsewhere.id).not.toBe(first.id);
      expect(await world.postmortems.onPage(PLACE.pageId)).toHaveLength(2);
    });

    it('knows whether all that its macro names was attached', async () => {
      const world = open();
      const id = await aRecord(world);
      await aRecord(world, { ...PLACE, localId: 'other' });
      expect((await world.postmortems.basis(keyOf(anId()))).isConfigured).toBe(false);
      await world.postmortems.configured(id);
      expect(await world.postmortems.basis(keyOf(anId()))).toMatchObject({
        isConfigured: true,
        postmortem: { version: 1 },
      });
      const other = keyOf(anId(), { ...PLACE, localId: 'other' });
      expect((await world.timeline.basis(other, anId())).isConfigured).toBe(false);
    });

    it('keeps its header, with unknown times, under versions', async () => {
      const world = open();
      const id = await aRecord(world);
      const { row } = await world.postmortems.basis(keyOf(anId()));
      const header = aHeader({ title: 'new', startedAt: null, detectedAt: '1970-01-01T00:00:00.001Z' });
      expect(await world.postmortems.saveHeader(id, row!, header, aChange())).toMatchObject({ version: 2 });
      expect(await world.postmortems.saveHeader(id, row!, header, aChange())).toEqual({ kind: 'conflict' });
      expect((await world.postmortems.open(PLACE))?.postmortem).toEqual({ id, ...PLACE, version: 2, header });
    });

    it('keeps each section by itself, so that two people in two sections never meet', async () => {
      const world = open();
      const id = await aRecord(world);
      await Promise.all(
        SECTIONS.map((section) =>
          world.postmortems.saveSection(id, section, null, `text of ${section}`, aChange()),
        ),
      );
      const { row } = await world.postmortems.sectionBasis(keyOf(anId()), 'impact');
      expect(row).toMatchObject({
        version: 1,
        value: { text: 'text of impact', people: {} },
        repeated: false,
      });
      await world.postmortems.saveSection(id, 'impact', row, '', aChange());
      const opened = await world.postmortems.open(PLACE);
      const sorted = [...(opened?.sections ?? [])].sort((a, b) => a.key.localeCompare(b.key));
      expect(sorted).toEqual(
        [...SECTIONS].sort().map((key) => ({
          key,
          version: key === 'impact' ? 2 : 1,
          text: key === 'impact' ? '' : `text of ${key}`,
        })),
      );
    });

    it('opens with everything in it, and nothing of others', async () => {
      const world = open();
      const id = await aRecord(world);
      const other = await aRecord(world, { ...PLACE, localId: 'other' });
      const owner = await world.people.idOf('account-owner');
      const [late, early] = [anEntry({ position: 2, at: null }), anEntry({ position: 1.5 })];
      const cause = aCause();
      await world.timeline.save(id, null, late, aChange());
      await world.timeline.save(id, null, early, aChange());
      await world.timeline.save(other, null, anEntry(), aChange());
      await world.causes.save(id, null, cause, aChange());
      const fields = anAction({ owner: 'account-owner', dueOn: '2028-02-29', status: 'committed' });
      const action = { id: anId(), fields, ownerId: owner, position: -1 };
      await world.actions.save(id, null, action, aChange());
      const { id: service } = await world.services.findOrCreate('Zoo', anId(), aChange());
      await world.services.attach(id, service, aChange());
      expect(await world.postmortems.open(PLACE)).toMatchObject({
        services: [{ id: service, name: 'Zoo' }],
        sections: [],
        timeline: [
          { version: 1, value: early },
          { version: 1, value: late },
        ],
        causes: [{ version: 1, value: cause }],
        actions: [{ ...action, postmortemId: id, version: 1, issue: { state: 'none' }, claim: null }],
      });
    });
  });

  describe('people', () => {
    it('have one id each, also when they come twice at once', async () => {
      const world = open();
      const ids = await Promise.all([EDITOR, EDITOR, 'b'].map((account) => world.people.idOf(account)));
      expect(ids[0]).toBe(ids[1]);
      expect(ids[2]).not.toBe(ids[0]);
      const basis = await world.postmortems.basis({ ...keyOf(anId()), owner: 'b' });
      expect(basis).toMatchObject({ personId: ids[0], ownerId: ids[2] });
    });

    it('differ by letter case and accent', async () => {
      const world = open();
      const ids = await Promise.all(['abc', 'ABC', 'äbc'].map((account) => world.people.idOf(account)));
      expect(new Set(ids).size).toBe(3);
    });
  });

  describe('services', () => {
    it('are found by key, registered once, renamed without losing their key', async () => {
      const world = open();
      const [a, b] = await Promise.all([
        world.services.findOrCreate('Check Out', anId(), aChange()),
        world.services.findOrCreate('check-out', anId(), aChange()),
      ]);
      expect(a.id).toBe(b.id);
      const renamed = aChange();
      expect(await world.services.rename(a.id, 1, 'Kasse', renamed)).toEqual({ kind: 'done', version: 2 });
      expect(await world.services.rename(a.id, 1, 'Kasse', renamed)).toEqual({ kind: 'done', version: 2 });
      expect(await world.services.rename(a.id, 1, 'Other', aChange())).toEqual({ kind: 'conflict' });
      expect(await world.services.rename(anId(), 1, 'Other', aChange())).toEqual({ kind: 'conflict' });
      expect(await world.services.findOrCreate('CHECK OUT', anId(), aChange())).toEqual({
        id: a.id,
        name: 'Kasse',
        version: 2,
      });
      expect(await world.services.list()).toEqual([{ id: a.id, name: 'Kasse', version: 2 }]);
    });

    it('are attached and detached as often as people like; saying it twice changes nothing', async () => {
      const world = open();
      const id = await aRecord(world);
      const { id: service } = await world.services.findOrCreate('One', anId(), aChange());
      const attached = async () => (await world.postmortems.open(PLACE))?.services.length;
      for (let round = 1; round <= 2; round += 1) {
        await world.services.attach(id, service, aChange());
        await world.services.attach(id, service, aChange());
        expect(await attached()).toBe(1);
        await world.services.detach(id, service, aChange());
        await world.services.detach(id, service, aChange());
        expect(await attached()).toBe(0);
      }
      await world.services.detach(id, anId(), aChange());
    });
  });

  describe('settings of the gate', () => {
    it('have a default, and policies with versions', async () => {
      const world = open();
      const { id } = await world.services.findOrCreate('One', anId(), aChange());
      const gates = world.releaseGates;
      expect(await gates.settings()).toEqual({
        refusals: { count: 0, lastAt: null },
        defaultPolicy: { version: 0, value: aPolicy() },
        services: [
          {
            id,
            name: 'One',
            key: 'one',
            version: 1,
            policyVersion: 0,
            policy: null,
            projects: { version: 0, value: [] },
          },
        ],
        tokens: [],
      });
      expect(await gates.savePolicy(null, 0, aPolicy({ lowestBlocking: 'high' }), aChange())).toEqual({
        kind: 'done',
        version: 1,
      });
      expect(await gates.savePolicy(null, 0, aPolicy({ lowestBlocking: 'low' }), aChange())).toEqual({
        kind: 'conflict',
      });
      expect(await gates.savePolicy(id, 0, aPolicy({ lowestBlocking: 'medium' }), aChange())).toEqual({
        kind: 'done',
        version: 1,
      });
      expect(await gates.savePolicy(id, 1, null, aChange())).toEqual({ kind: 'done', version: 2 });
      expect(await gates.savePolicy(id, 1, aPolicy({ lowestBlocking: 'low' }), aChange())).toEqual({
        kind: 'conflict',
      });
      expect(await gates.settings()).toMatchObject({
        defaultPolicy: { version: 1, value: aPolicy({ lowestBlocking: 'high' }) },
        services: [{ policyVersion: 2, policy: null }],
      });
      const one = { serviceKey: 'one', projectKey: null };
      const [reading] = await gates.readNamed(one, freshnessAt(world.clock.now()), null);
      expect(reading).toMatchObject({
        policy: { lowestBlocking: 'high' },
        policyVersion: 1,
        policySource: 'default',
      });
    });

    it('knows the projects in which a service is released, and answers for all services of one', async () => {
      const world = open();
      const gates = world.releaseGates;
      const [one, two] = [
        await world.services.findOrCreate('One', anId(), aChange()),
        await world.services.findOrCreate('PAY', anId(), aChange()),
      ];
      const [pay, ops] = [
        { id: '10000', key: 'PAY' },
        { id: '10001', key: 'OPS' },
      ];
      const moment = freshnessAt(world.clock.now());
      const said = aChange();
      expect(await gates.saveProjects(one.id, 0, [pay, ops], said)).toEqual({ kind: 'done', version: 1 });
      expect(await gates.saveProjects(one.id, 0, [pay, ops], said)).toEqual({ kind: 'done', version: 1 });
      expect(await gates.saveProjects(one.id, 0, [ops], aChange())).toEqual({ kind: 'conflict' });
      const names = async (serviceKey: string, projectKey: string | null) =>
        (await gates.readNamed({ serviceKey, projectKey }, moment, null))
          .map(({ serviceName }) => serviceName)
          .sort();
      // The name of a service and the key of a project: both are meant.
      expect(await names('pay', 'PAY')).toEqual(['One', 'PAY']);
      expect(await names('ops', 'OPS')).toEqual(['One']);
      expect(await names('op', 'OP')).toEqual([]);
      expect(await names('x', null)).toEqual([]);
      const ofProject = async (id: string) =>
        (await gates.readOfProject(id, moment, null)).map(({ serviceId }) => serviceId);
      expect(await ofProject('10001')).toEqual([one.id]);
      expect(await ofProject('1000')).toEqual([]);
      expect(await ofProject('10000,10001')).toEqual([]);
      const both = await gates.readByIds([one.id, two.id, anId()], moment, null);
      expect(both.map(({ serviceId }) => serviceId).sort()).toEqual([one.id, two.id].sort());
      expect(await gates.readByIds([], moment, null)).toEqual([]);
      expect(await gates.saveProjects(one.id, 1, [], aChange())).toEqual({ kind: 'done', version: 2 });
      expect(await ofProject('10001')).toEqual([]);
      expect((await gates.settings()).services.map(({ projects }) => projects)).toEqual([
        { version: 2, value: [] },
        { version: 0, value: [] },
      ]);
      await gates.saveProjects(two.id, 0, [ops, pay], aChange());
      expect((await gates.settings()).services[1]?.projects.value).toEqual([ops, pay]);
    });

    it('keep tokens as digests, revoke them once, and say when they were used', async () => {
      const world = open();
      const gates = world.releaseGates;
      const token = {
        id: anId(),
        name: 'ci',
        hash: 'a'.repeat(64),
        serviceIds: [anId(), anId()],
        createdAt: world.clock.iso(),
      };
      const created = aChange();
      await gates.createToken(token, created);
      await gates.createToken(token, created);
      await expect(gates.createToken(token, aChange())).rejects.toThrow();
      const since = world.clock.iso(2 * 60_000);
      expect(await gates.token(token.id, since)).toEqual({
        id: token.id,
        hash: token.hash,
        serviceIds: token.serviceIds,
        revoked: false,
        recent: 0,
      });
      expect(await gates.token(anId(), since)).toBeNull();
      for (const minutes of [5, 1])
        await gates.log(
          ['a', 'b'].map((service) =>
            aDecision({
              questionId: String(minutes),
              at: world.clock.iso(minutes * 60_000),
              caller: { kind: 'token', id: token.id },
              asked: { service, version: '1' },
            }),
          ),
        );
      expect((await gates.token(token.id, since))?.recent).toBe(1);
      const revoked = aChange();
      expect(await gates.revokeToken(token.id, 1, revoked)).toEqual({ kind: 'done', version: 2 });
      expect(await gates.revokeToken(token.id, 1, revoked)).toEqual({ kind: 'done', version: 2 });
      expect(await gates.revokeToken(token.id, 2, aChange())).toEqual({ kind: 'conflict' });
      expect((await gates.token(token.id, since))?.revoked).toBe(true);
      expect((await gates.settings()).tokens).toEqual([
        {
          id: token.id,
          name: 'ci',
          version: 2,
          serviceIds: token.serviceIds,
          createdAt: token.createdAt,
          revokedAt: revoked.at,
          refusals: { count: 0, lastAt: null },
          lastUsedAt: world.clock.iso(5 * 60_000),
        },
      ]);
    });
  });

  it('keeps when the last sweep began, never going back', async () => {
    const world = open();
    expect((await world.upkeep.sweepState()).lastAt).toBeNull();
    const times = ['2026-03-02T09:00:00.500Z', '2026-03-02T08:00:00.000Z'];
    for (const at of times) await world.upkeep.sweepCompleted(at);
    expect((await world.upkeep.sweepState()).lastAt).toBe(times[0]);
  });

  it('removes a record with its page and takes it back, and nothing in it changes', async () => {
    const world = open();
    const id = await aRecord(world);
    const { header } = (await world.postmortems.open(PLACE))!.postmortem;
    const [record] = await world.postmortems.onPage(PLACE.pageId);
    expect(record).toEqual({ id, version: 1, removed: false, logged: true });
    const away = aChange({ at: '2026-03-02T10:00:00.000Z' });
    expect(await world.postmortems.setRemoved(record!, true, away)).toEqual({ kind: 'done', version: 2 });
    expect(await world.postmortems.setRemoved(record!, true, away)).toEqual({ kind: 'done', version: 2 });
    expect(await world.postmortems.setRemoved(record!, true, aChange())).toEqual({ kind: 'conflict' });
    expect(await world.postmortems.pagesInTrash('2026-03-02T10:00:00.000Z', 9)).toEqual([PLACE.pageId]);
    expect(await world.postmortems.pagesInTrash('2026-03-02T10:00:00.001Z', 9)).toEqual([]);
    expect(await world.postmortems.byId(id)).toBeNull();
    expect(await world.postmortems.basis(keyOf(anId()))).toMatchObject({
      isRemoved: true,
      row: { removed: false },
    });
    const [gone] = await world.postmortems.onPage(PLACE.pageId);
    expect(await world.postmortems.setRemoved(gone!, false, aChange())).toEqual({ kind: 'done', version: 3 });
    expect((await world.postmortems.open(PLACE))?.postmortem).toMatchObject({ version: 3, header });
    expect(await world.postmortems.pagesInTrash('2000-01-01T00:00:00.000Z', 9)).toEqual([]);
  });

  it('keeps what links say of a page', async () => {
    const world = open();
    await aRecord(world);
    await world.postmortems.pageSeen(aPage().pageId, { title: 'Renamed', spaceId: '7' });
    await world.postmortems.pageSeen('404', { title: 'x', spaceId: '7' });
    expect((await world.postmortems.open(PLACE))?.postmortem.version).toBe(1);
  });
}
