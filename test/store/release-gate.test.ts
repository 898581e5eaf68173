import fc from 'fast-check';
import type { HoldingAction, World } from '../../src/app/ports';
import {
  ACTION_STATUSES,
  type ActionFields,
  ISSUE_STATES,
  isOpen,
  type IssueLink,
  PRIORITIES,
} from '../../src/domain/actions';
import { countsForGate, DEFAULT_POLICY, type GatePolicy } from '../../src/domain/release-gate-policy';
import { decide, freshnessAt } from '../../src/domain/release-gate';
import { serviceKey } from '../../src/domain/service';
import {
  aHeader,
  aChange,
  aLink,
  aLinkedIssue,
  anAction,
  anId,
  PLACE,
  aPolicy,
  aWaiver,
} from '../support/builders';
import { incident, inOurWords } from '../support/builders-incidents';
import { stored } from '../support/builders-saved';
import { aRecord } from '../support/ports-contract';
import { aSettlement } from '../support/ports-contract-actions';
import { memoryWorld, sqlWorld, type TestWorld } from '../support/ports-world';
import { useSqlEngine } from '../support/sql-engine';

const engine = useSqlEngine();
const HOUR = 3_600_000;

interface GivenAction {
  readonly fields: Partial<ActionFields>;
  readonly issue: IssueLink;
  readonly readHoursAgo: number | null;
  readonly removed: boolean;
  readonly addedDaysAgo?: number;
  readonly owned?: boolean;
}

/** A record for these services with these actions; the ids of the actions, in order. */
async function given(
  world: TestWorld,
  services: readonly string[],
  actions: readonly GivenAction[],
  place = PLACE,
): Promise<string[]> {
  const postmortemId = await aRecord(world, place);
  for (const name of services) {
    const { id } = await world.services.findOrCreate(name, anId(), aChange());
    await world.services.attach(postmortemId, id, aChange());
  }
  const ids: string[] = [];
  for (const [position, action] of actions.entries()) {
    const id = anId();
    const ownerId = action.owned !== false ? await world.people.idOf('ada') : null;
    const row = { id, fields: anAction(action.fields), ownerId, position };
    const at = world.clock.iso(-(action.addedDaysAgo ?? 0) * 24 * HOUR);
    await world.actions.save(postmortemId, null, row, aChange({ at }));
    if (action.removed) {
      const basis = {
        version: 1,
        value: await stored(world, id),
        removed: false,
        repeated: false,
        logged: true,
        saved: { by: null, at: world.clock.iso() },
      };
      await world.actions.remove(postmortemId, id, basis, aChange());
    } else if (action.issue.state !== 'none') {
      const readAt = action.readHoursAgo === null ? null : world.clock.iso(-action.readHoursAgo * HOUR);
      await world.issueLinks.settle(await stored(world, id), aSettlement({ issue: action.issue, readAt }));
    }
    ids.push(id);
  }
  return ids;
}

const unlinked = (fields: Partial<ActionFields> = {}): GivenAction => ({
  fields,
  issue: aLink(),
  readHoursAgo: null,
  removed: false,
});

const fromNow = (world: TestWorld) => ({ givenAt: world.clock.iso(), endsAt: world.clock.iso(HOUR) });

async function ask(world: World & TestWorld, service = 'Checkout', release: string | null = null) {
  const name = { serviceKey: serviceKey(service), projectKey: null };
  const readings = await world.releaseGates.readNamed(name, freshnessAt(world.clock.now()), release);
  return readings[0] ?? null;
}

const anyAction: fc.Arbitrary<GivenAction> = fc.record({
  fields: fc.record({
    status: fc.constantFrom(...ACTION_STATUSES),
    priority: fc.constantFrom(...PRIORITIES),
    type: fc.constantFrom('prevent', 'detect', 'process'),
    dueOn: fc.constantFrom(null, '2026-03-01', '2026-03-02', '2026-03-03'),
  }),
  addedDaysAgo: fc.constantFrom(0, 27, 28, 56),
  issue: fc
    .record({ state: fc.constantFrom(...ISSUE_STATES), issueDone: fc.boolean(), marked: fc.boolean() })
    .map((link) => (link.state === 'none' ? aLink() : aLink({ ...link, issueId: '1', issueKey: 'A-1' }))),
  readHoursAgo: fc.option(fc.constantFrom(0, 2, 4, 120, 121)),
  removed: fc.boolean(),
  owned: fc.boolean(),
});

const days = fc.constantFrom(null, 28, 56);
const anyPolicy: fc.Arbitrary<GatePolicy> = fc.record({
  lowestBlocking: fc.constantFrom(...PRIORITIES),
  pastDays: fc.record({ high: days, medium: days, low: days }),
  severities: fc.subarray(['SEV1', 'SEV2'] as const),
  types: fc.subarray(['prevent', 'detect'] as const),
  quietHours: fc.constantFrom(0, 12, 48),
});

/** Ids of what holds a service, asked for two at a time. */
async function byPages(world: World, serviceId: string): Promise<string[]> {
  const found: HoldingAction[] = [];
  for (let more = true; more;) {
    const moment = freshnessAt(world.clock.now());
    const page = await world.releaseGates.holding([serviceId], moment, null, found.at(-1) ?? null, 2);
    found.push(...page);
    more = page.length === 2;
  }
  return found.map(({ actionId }) => actionId);
}

describe('the gate in one statement', () => {
  it('counts what the rules of the domain count, for any actions and policies', async () => {
    const cases = fc.record({
      actions: fc.array(anyAction, { maxLength: 8 }),
      others: fc.array(anyAction, { maxLength: 3 }),
      sweepHoursAgo: fc.option(fc.constantFrom(1, 5)),
      standard: fc.option(anyPolicy),
      own: fc.option(anyPolicy),
      waiver: fc.option(
        fc.record({ covered: fc.subarray([0, 1, 2, 3]), incident: fc.boolean(), coversNew: fc.boolean() }),
      ),
    });
    await fc.assert(
      fc.asyncProperty(cases, async ({ actions, others, sweepHoursAgo, standard, own, waiver }) => {
        await engine().reset();
        const worlds = [sqlWorld(engine().clock), memoryWorld()] as const;
        const readings = [];
        for (const world of worlds) {
          const ids = await given(world, ['Checkout', 'Search'], actions);
          await given(world, ['Search'], others, { ...PLACE, localId: 'other' });
          if (standard) await world.releaseGates.savePolicy(null, 0, aPolicy(standard), aChange());
          const { id } = await world.services.findOrCreate('Checkout', anId(), aChange());
          if (own) await world.releaseGates.savePolicy(id, 0, aPolicy(own), aChange());
          if (sweepHoursAgo !== null)
            await world.upkeep.sweepCompleted(world.clock.iso(-sweepHoursAgo * HOUR));
          const covers = [
            ...(waiver?.covered.flatMap((place) => ids[place] ?? []) ?? []),
            ...(waiver?.incident ? [(await world.postmortems.open(PLACE))?.postmortem.id ?? ''] : []),
          ];
          if (waiver)
            await world.releaseGates.giveWaiver(
              aWaiver({ serviceId: id, covers, coversNew: waiver.coversNew, ...fromNow(world) }),
              aChange(),
            );
          const reading = await ask(world);
          const banners = await world.releaseGates.readOfPostmortem(PLACE, freshnessAt(world.clock.now()));
          expect(banners.find((one) => one.serviceId === id)).toEqual(reading);
          const policy = own ?? standard ?? DEFAULT_POLICY;
          const blockers = ids.filter((_id, place) => {
            const action = actions[place]!;
            const fields = anAction(action.fields);
            const addedAt = world.clock.iso(-(action.addedDaysAgo ?? 0) * 24 * HOUR);
            const held = { ...fields, addedAt };
            return (
              !(waiver && (waiver.coversNew || covers.includes(_id))) &&
              !action.removed &&
              countsForGate(policy, held, aHeader().severity, world.clock.now()) &&
              isOpen(fields, action.issue)
            );
          });
          expect(reading?.blockers.map(({ actionId }) => actionId).sort()).toEqual([...blockers].sort());
          expect(await byPages(world, id)).toEqual(reading?.blockers.map(({ actionId }) => actionId));
          for (const { actionId, page, priority, dueOn, owner, issueKey, addedAt } of reading?.blockers ??
            []) {
            const { fields, issue, owned, addedDaysAgo } = actions[ids.indexOf(actionId)]!;
            expect({ page, priority, dueOn, issueKey }).toEqual({
              page: PLACE,
              priority: fields.priority,
              dueOn: fields.dueOn,
              issueKey: issue.issueKey,
            });
            expect(owner).toBe(owned === false ? null : 'ada');
            expect(addedAt).toBe(world.clock.iso(-(addedDaysAgo ?? 0) * 24 * HOUR));
          }
          expect(reading?.policy).toEqual(policy);
          expect(reading?.policySource).toBe(own ? 'service' : standard ? 'default' : 'product');
          const [tried] = await world.releaseGates.tryPolicy(id, policy, freshnessAt(world.clock.now()));
          expect(tried).toEqual({ ...reading, policyVersion: 0, policySource: 'service' });
          readings.push({ facts: reading?.facts, version: reading?.policyVersion });
          const search = banners.find((one) => one.serviceName === 'Search');
          const searched = await ask(world, 'Search');
          expect(search?.facts).toEqual(searched?.facts);
          readings.push(searched?.facts);
        }
        expect(readings.slice(0, 2)).toEqual(readings.slice(2));
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    ['queued', { state: 'queued' }, 'CRITICAL_OPEN'],
    ['linked and read long ago', { state: 'linked', marked: true }, 'STALE'],
    ['archived', { state: 'unreachable', why: 'archived' }, 'STALE'],
  ] as const)('an action that is %s holds the release, whatever is unsure', async (_what, link, code) => {
    const world = sqlWorld(engine().clock);
    const issue = link.state === 'queued' ? aLink(link) : aLinkedIssue(link);
    const unsure = { ...unlinked(), readHoursAgo: 4, issue: aLinkedIssue({ issueDone: true, marked: true }) };
    await given(world, ['Checkout'], [{ ...unlinked(), readHoursAgo: 4, issue }, unsure]);
    expect(decide((await ask(world))!.facts).code).toBe(code);
    await world.upkeep.sweepCompleted(world.clock.iso());
    expect(decide((await ask(world))!.facts).verdict).toBe('prevented');
  });

  it.each([
    ['marked: a sweep is enough', { marked: true }, 4, 'ALLOWED'],
    ['marked, and read five days ago', { marked: true }, 120, 'ALLOWED'],
    ['marked, and not read for longer: it may have lost its marker', { marked: true }, 121, 'STALE'],
    ['marked, and never read', { marked: true }, null, 'STALE'],
    ['not marked: no sweep says anything of it', { marked: false }, 4, 'STALE'],
    ['not marked, but read by itself', { marked: false }, 3, 'ALLOWED'],
    ['out of reach: open whatever is read', { state: 'unreachable', why: 'deleted' }, 121, 'UNREACHABLE'],
  ] as const)('after a sweep, an issue done once is %s', async (_what, link, readHoursAgo, code) => {
    const world = sqlWorld(engine().clock);
    const issue = aLinkedIssue({ issueDone: true, ...link });
    await given(world, ['Checkout'], [{ ...unlinked(), issue, readHoursAgo }]);
    await world.upkeep.sweepCompleted(world.clock.iso());
    expect(decide((await ask(world))!.facts).code).toBe(code);
  });

  it('a waiver holds until it ends or is ended, for its release or for all, and covers nothing that came later', async () => {
    const world = sqlWorld(engine().clock);
    await given(world, ['Checkout'], [unlinked()]);
    const gates = world.releaseGates;
    const moment = () => freshnessAt(world.clock.now());
    const verdict = async (release: string | null) =>
      decide((await ask(world, 'Checkout', release))!.facts).verdict;
    const serviceId = (await ask(world))!.serviceId;
    const covers = await gates.coverable(serviceId, moment());
    expect(covers).toHaveLength(1);
    await gates.giveWaiver(aWaiver({ serviceId, covers, release: '3.6', ...fromNow(world) }), aChange());
    expect([await verdict('3.6'), await verdict('3.7'), await verdict(null)]).toEqual([
      'waived',
      'prevented',
      'prevented',
    ]);
    const all = aWaiver({ serviceId, covers, ...fromNow(world) });
    await gates.giveWaiver(all, aChange());
    expect([await verdict('3.7'), await verdict(null)]).toEqual(['waived', 'waived']);
    expect((await ask(world))?.waivers).toEqual([{ id: all.id, endsAt: all.endsAt, reason: all.reason }]);
    await given(world, ['Checkout'], [unlinked()], { ...PLACE, localId: 'later' });
    expect(await verdict(null)).toBe('prevented');
    const brief = aWaiver({ serviceId, coversNew: true, ...fromNow(world) });
    await gates.giveWaiver(brief, aChange());
    expect(await verdict(null)).toBe('waived');
    expect(await gates.endWaiver(brief.id, anId(), 1, aChange())).toEqual({ kind: 'conflict' });
    expect(await gates.endWaiver(brief.id, serviceId, 1, aChange())).toEqual({ kind: 'done', version: 2 });
    expect(await gates.endWaiver(brief.id, serviceId, 2, aChange())).toEqual({ kind: 'conflict' });
    expect(await verdict(null)).toBe('prevented');
    await gates.giveWaiver(aWaiver({ serviceId, coversNew: true, ...fromNow(world) }), aChange());
    expect(await verdict(null)).toBe('waived');
    world.clock.advance(HOUR);
    expect(await verdict(null)).toBe('prevented');
    expect(
      (await gates.waivers()).map(({ serviceName, endedAt }) => [serviceName, endedAt !== null]),
    ).toEqual(
      expect.arrayContaining([
        ['Checkout', true],
        ['Checkout', false],
      ]),
    );
  });

  it('knows no service by a name that was never registered', async () => {
    const world = sqlWorld(engine().clock);
    await given(world, ['Checkout'], [unlinked()]);
    expect(await ask(world, 'Chekout')).toBeNull();
    expect(await ask(world, 'CHECK OUT')).toBeNull();
    expect(await ask(world, 'checkout')).not.toBeNull();
  });

  it('forgets what was detached', async () => {
    const world = sqlWorld(engine().clock);
    await given(world, ['Checkout'], [unlinked()]);
    const postmortem = await world.postmortems.open(PLACE);
    await world.services.detach(postmortem!.postmortem.id, postmortem!.services[0]!.id, aChange());
    expect(decide((await ask(world))!.facts).verdict).toBe('allowed');
  });

  it('is one statement for thousands of actions, naming the fifty worst', async () => {
    const world = sqlWorld(engine().clock);
    const [first] = await given(world, ['Checkout'], [unlinked({ priority: 'high', title: 'x' })]);
    const service = (await ask(world))!.serviceId;
    await world.releaseGates.savePolicy(service, 0, aPolicy({ lowestBlocking: 'high' }), aChange());
    const columns = (
      await engine().rows(
        `SELECT column_name AS name FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'actions'`,
      )
    ).map((row) => String(row['name']));
    const copies = async (rank: number, round: number, count: number) => {
      const values = columns.map((name) => {
        if (name === 'id') return `CONCAT('${String(rank)}-${String(round)}-', n.i)`;
        return name === 'priority_rank' ? String(rank) : `a.${name}`;
      });
      await engine().rows(
        `INSERT INTO actions (${columns.join(', ')})
         WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < ${String(count)})
         SELECT ${values.join(', ')} FROM n JOIN actions a ON a.id = '${first!}'`,
      );
    };
    for (const round of [1, 2, 3, 4, 5]) await copies(3, round, 800);
    await copies(4, 1, 60);
    await copies(1, 1, 500);
    const { value, statements } = await engine().counting(() => ask(world));
    expect(statements).toHaveLength(1);
    expect(value?.facts.openUnlinked).toBe(4_061);
    expect(value?.blockers).toHaveLength(50);
    for (const blocker of value?.blockers ?? []) expect(blocker.actionId).toMatch(/^4-/);
  });
});

describe("etcd's own gate for release 3.6", () => {
  it('is held back by exactly the actions that its authors named', async () => {
    const world = sqlWorld(engine().clock);
    const etcd = incident('etcd-3.5');
    const { services, actions } = inOurWords(etcd);
    await given(
      world,
      services,
      actions.map((fields) => unlinked(fields)),
    );
    const { id } = await world.services.findOrCreate('etcd', anId(), aChange());
    await world.releaseGates.savePolicy(id, 0, aPolicy({ lowestBlocking: 'high' }), aChange());
    const reading = await ask(world, 'etcd');
    expect(reading?.blockers.map(({ title }) => title).sort()).toEqual(
      [...(etcd.gate?.expected_blockers ?? [])].sort(),
    );
    expect(decide(reading!.facts)).toEqual({ verdict: 'prevented', code: 'UNTRACKED' });
  });
});
