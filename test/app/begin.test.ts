import { beginPostmortem } from '../../src/app/begin';
import type { CheckedInput } from '../../src/contract/calls';
import { macroNode } from '../../src/domain/adf/macro';
import { InvalidInput, NotAllowed, ReadOnly } from '../../src/domain/failure';
import { adfFaults } from '../support/builders-adf';
import { aCaller, anId } from '../support/builders';
import { type MemoryWorld, memoryWorld } from '../support/ports-world';

type Input = CheckedInput<'postmortem.begin'>;

let world: MemoryWorld;
let input: Input;
beforeEach(() => {
  world = memoryWorld();
  input = {
    localId: anId(),
    spaceId: '1',
    title: 'Checkout is down',
    config: { title: 'Checkout is down', severity: 'SEV1', services: ['Checkout'], startedAt: null },
    tried: [],
  };
});

const begin = (some: Partial<Input> = {}) => beginPostmortem(world, aCaller(), { ...input, ...some });
const tried = () => [{ spaceId: input.spaceId, title: input.title }];

describe('a new postmortem', () => {
  it('is a page with the macro, its config and the label; nothing is recorded', async () => {
    expect(await begin()).toEqual({ kind: 'created', pageId: '900', labelled: true });
    const [page] = world.newPages.made;
    expect(page).toMatchObject({ title: 'Checkout is down', labels: ['postmortem'] });
    const config = { title: 'Checkout is down', severity: 'SEV1', services: ['Checkout'] };
    expect(page?.body.content).toEqual([macroNode(world.site.macroHome(), input.localId, config)]);
    expect(adfFaults(page!.body)).toEqual([]);
    expect(world.newPages.asked).toHaveLength(2);
    expect([world.db.postmortems.rows.size, world.db.people.size]).toEqual([0, 0]);
  });

  it.each([
    ['repeated', () => ({})],
    ['repeated by somebody who remembers where it was tried', () => ({ tried: tried() })],
    ['with another title after an unclear outcome', () => ({ title: 'Another', tried: tried() })],
  ])('%s is the page of the first time', async (_how, again) => {
    const first = await begin();
    expect(await begin(again())).toEqual(first);
    expect(world.newPages.made).toHaveLength(1);
  });

  it('looks before it tells of a silence, and creates nothing twice afterwards', async () => {
    world.newPages.silent = 'now';
    expect(await begin()).toMatchObject({ kind: 'created' });
    expect(world.newPages.asked).toEqual([
      'create Checkout is down',
      'look for Checkout is down',
      'label postmortem',
    ]);
    input = { ...input, localId: anId(), title: 'Search is down' };
    world.newPages.silent = 'never';
    expect(await begin()).toEqual({ kind: 'unclear' });
    expect(await begin({ tried: tried() })).toMatchObject({ kind: 'created' });
    expect(world.newPages.made).toHaveLength(2);
  });

  it('does not look when the function is about to be cut off, or when Confluence is down', async () => {
    world.newPages.silent = 'now';
    world.deadline.ms = 5_000;
    expect(await begin()).toEqual({ kind: 'unclear' });
    world.deadline.ms = 25_000;
    input = { ...input, title: 'Search is down' };
    world.newPages.silent = 'now';
    world.newPages.isDown = true;
    expect(await begin()).toEqual({ kind: 'unclear' });
    expect(world.log.events()).toEqual(['begin.not-looked']);
  });

  it('creates nothing while it cannot see whether an earlier one is there', async () => {
    world.newPages.isDown = true;
    await expect(begin({ tried: tried() })).rejects.toMatchObject({ code: 'CONFLUENCE_UNAVAILABLE' });
    expect(world.newPages.made).toEqual([]);
  });

  it('is there without its label, says so, and gets it when it is repeated', async () => {
    world.newPages.labelsFail = true;
    expect(await begin()).toMatchObject({ kind: 'created', labelled: false });
    expect(world.log.lines.map(({ event, facts }) => [event, facts])).toEqual([['begin.not-labelled', {}]]);
    world.newPages.labelsFail = false;
    expect(await begin({ tried: tried() })).toMatchObject({ labelled: true });
    expect(world.newPages.made).toMatchObject([{ labels: ['postmortem'] }]);
  });
});

describe('a title that is taken', () => {
  it('comes with one that is free: first with the day in the incident’s zone', async () => {
    await begin({ localId: anId() });
    const config = { ...input.config, startedAt: '2026-03-01T23:30:00.000Z', zone: 'Europe/Berlin' };
    expect(await begin({ config })).toEqual({
      kind: 'title-taken',
      offer: 'Checkout is down (2026-03-02)',
    });
    await begin({ localId: anId(), title: 'Checkout is down (2026-03-02)' });
    expect(await begin({ config })).toMatchObject({ offer: 'Checkout is down (2)' });
    expect(world.newPages.made).toHaveLength(2);
  });

  it('is said to be taken also where the page with it is hidden', async () => {
    world.newPages.hidden.add(input.title);
    expect(await begin()).toEqual({ kind: 'title-taken', offer: 'Checkout is down (2)' });
  });
});

describe('is refused', () => {
  it('where no page may be created, and while the app is not licensed', async () => {
    await expect(begin({ spaceId: '2' })).rejects.toThrow(NotAllowed);
    await expect(beginPostmortem(world, aCaller({ licensed: false }), input)).rejects.toThrow(ReadOnly);
    expect(world.newPages.asked).toEqual(['create Checkout is down']);
  });

  it('in words when Confluence takes it for no reason that is known', async () => {
    world.newPages.create = () => Promise.resolve({ kind: 'refused', titleTaken: false });
    await expect(begin()).rejects.toThrow(InvalidInput);
  });
});
