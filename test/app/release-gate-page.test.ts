import { gatesOnPage } from '../../src/app/release-gate-on-page';
import { gateOverview, gatePage } from '../../src/app/release-gate-page';
import { createService } from '../../src/app/services';
import { ConfluenceUnavailable, NotFound } from '../../src/domain/failure';
import { aCaller, aChange, aHeader, anId, aPage, aPolicy, aWaiver } from '../support/builders';
import { aPageWith } from '../support/ports-contract-release-gate-pages';
import { memoryWorld } from '../support/ports-world';

const DAY = 86_400_000;

/** Checkout on a page that the caller may see, and on one that they may not. */
async function twoPages() {
  const world = memoryWorld();
  const open = await aPageWith(world, '71', 'Checkout', [{ title: 'Seen', dueOn: '2026-03-01' }]);
  const closed = await aPageWith(world, '72', 'Checkout', [{ title: 'Not for your eyes' }]);
  world.pages.pages.set('71', aPage({ pageId: '71', title: 'Incident one' }));
  const { serviceId } = open;
  return { world, serviceId, open, closed, page: () => gatePage(world, { serviceId }) };
}

describe('the page of a service', () => {
  it('names what holds it where the caller may see it, and of the rest only that there is some', async () => {
    const { page, open, world } = await twoPages();
    const shown = await page();
    expect(shown).toMatchObject({
      serviceName: 'Checkout',
      verdict: 'prevented',
      code: 'OVERDUE',
      policySource: 'product',
      heldByOthers: true,
      heldSince: world.clock.iso(),
      sweptAt: null,
    });
    expect(shown.blockers).toEqual([
      {
        actionId: open.ids[0],
        title: 'Seen',
        priority: 'critical',
        pageId: '71',
        pageTitle: 'Incident one',
        issueKey: null,
        owner: null,
        dueOn: '2026-03-01',
        overdue: true,
      },
    ]);
    expect(JSON.stringify(shown)).not.toMatch(/eyes|"72"/);
  });

  it('says nothing of others where all of it can be seen', async () => {
    const { world, page } = await twoPages();
    world.pages.pages.set('72', aPage({ pageId: '72' }));
    const shown = await page();
    expect([shown.blockers.length, shown.heldByOthers]).toEqual([2, false]);
  });

  it('is not there for those who may see none of the pages that name the service, unless an admin named it', async () => {
    const { world, page } = await twoPages();
    world.pages.pages.clear();
    await expect(page()).rejects.toThrow(NotFound);
    await createService(world, aCaller(), { changeId: anId(), name: 'Checkout' });
    const shown = await page();
    expect(shown).toMatchObject({ verdict: 'prevented', blockers: [], heldByOthers: true, heldSince: null });
    await expect(gatePage(world, { serviceId: anId() })).rejects.toThrow(NotFound);
  });

  it('shows incidents that are quiet, but for those that a waiver covers', async () => {
    const { world, serviceId, open, closed, page } = await twoPages();
    await world.releaseGates.savePolicy(
      serviceId,
      0,
      aPolicy({ types: ['detect'], quietHours: 48 }),
      aChange(),
    );
    const startedAt = world.clock.iso(-DAY);
    for (const { postmortemId } of [open, closed])
      world.db.postmortems.set(postmortemId, {
        ...world.db.postmortems.rows.get(postmortemId)!.value,
        header: aHeader({ startedAt, resolvedAt: null }),
      });
    const quiet = { pageId: '71', pageTitle: 'Incident one', startedAt, resolvedAt: null };
    expect(await page()).toMatchObject({
      verdict: 'awaiting',
      code: 'QUIET',
      quiet: [quiet],
      heldByOthers: true,
      heldSince: startedAt,
    });
    const covering = { serviceId, endsAt: world.clock.iso(DAY), covers: [closed.postmortemId] };
    const one = aWaiver({ ...covering, release: '3.6' });
    await world.releaseGates.giveWaiver(one, aChange({ id: one.id }));
    expect(await page()).toMatchObject({ heldByOthers: true, waivers: [{ id: one.id, release: '3.6' }] });
    const all = aWaiver(covering);
    await world.releaseGates.giveWaiver(all, aChange({ id: all.id }));
    expect(await page()).toMatchObject({ quiet: [quiet], heldByOthers: false, verdict: 'awaiting' });
  });

  it('fails where the verdict or the pages cannot be read, and says nothing then', async () => {
    const { world, page } = await twoPages();
    world.pages.titlesForUser = () => Promise.reject(new ConfluenceUnavailable());
    await expect(page()).rejects.toThrow(ConfluenceUnavailable);
    world.releaseGates.failing.read = new Error('down');
    await expect(page()).rejects.toThrow('down');
  });
});

describe('the list of services', () => {
  it('has the verdicts on those that the caller may know of', async () => {
    const { world } = await twoPages();
    await aPageWith(world, '73', 'Secret', [{}]);
    await createService(world, aCaller(), { changeId: anId(), name: 'Search' });
    const { services, more } = await gateOverview(world);
    expect(services.map(({ serviceName, verdict }) => [serviceName, verdict])).toEqual([
      ['Checkout', 'prevented'],
      ['Search', 'allowed'],
    ]);
    expect(more).toBe(false);
  });
});

describe('what a page has to do with its services', () => {
  it('is their verdicts and its own open actions', async () => {
    const { world, open } = await twoPages();
    expect(await gatesOnPage(world, '71')).toEqual({
      services: [
        { serviceId: open.serviceId, serviceName: 'Checkout', verdict: 'prevented', code: 'OVERDUE' },
      ],
      blockers: [{ actionId: open.ids[0], title: 'Seen' }],
      open: 1,
    });
    expect(await gatesOnPage(world, '99')).toEqual({ services: [], blockers: [], open: 0 });
  });
});
