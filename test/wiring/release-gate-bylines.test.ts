import { bridgeContext } from '../../local/bridge-context';
import { idFrom } from '../../local/incident';
import { ADMIN, EDITOR, STRANGER, VIEWER } from '../../local/site/people';
import { doc, paragraph, text } from '../../local/site/writing';
import { BYLINE_KEY } from '../../src/confluence/release-gate-byline';
import type { CallInput, CallName } from '../../src/contract/calls';
import { actionInput, ask, must, place } from '../support/debrief';
import { freshDebrief } from '../support/fresh-debrief';

const debrief = freshDebrief();
const as = EDITOR.accountId;
const ID = idFrom('byline');

interface Kept {
  readonly key: string;
  readonly value: { readonly title: string; readonly tooltip: string };
  readonly version: { readonly number: number };
}

/** Our content properties on a page, as the product has them. */
async function properties(pageId = place(debrief).pageId): Promise<Kept[]> {
  const actor = { kind: 'user', accountId: as } as const;
  const target = `/wiki/api/v2/pages/${pageId}/properties?key=${BYLINE_KEY}`;
  const { body } = await debrief.host.request('confluence', 'GET', target, { as: actor });
  return (body as { results: Kept[] }).results;
}

const titles = async (pageId?: string) => (await properties(pageId)).map(({ value }) => value.title);

async function withAction(): Promise<void> {
  await must(debrief, 'actions.save', actionInput(debrief, ID, 0), as);
  await must(
    debrief,
    'services.attach',
    { place: place(debrief), changeId: idFrom('byline-service'), name: 'Checkout' },
    as,
  );
}

const finish = () =>
  must(
    debrief,
    'actions.save',
    {
      ...actionInput(debrief, ID, 0, { status: 'done' }),
      version: 1,
      changeId: idFrom('byline-done'),
    },
    as,
  );

const requestsSince = (before: number) =>
  debrief.host.invocations.slice(before).reduce((sum, { requests }) => sum + requests, 0);

it('the manifest reads the property that is written, and shows the byline only where it is', () => {
  const [item] = debrief.host.manifest.modules['confluence:contentBylineItem'];
  expect([item?.contentPropertyKey, item?.displayConditions?.entityPropertyExists.propertyKey]).toEqual([
    BYLINE_KEY,
    BYLINE_KEY,
  ]);
});

it('is written after an edit, again when it differs, and by no run that finds nothing new', async () => {
  await withAction();
  expect(await properties()).toEqual([]);
  await debrief.host.drain();
  expect(await properties()).toMatchObject([
    {
      value: {
        title: 'Release held · 1 open action',
        tooltip: 'Checkout: open actions hold a release, at least one has no issue in Jira yet.',
      },
      version: { number: 1 },
    },
  ]);
  const before = debrief.host.invocations.length;
  await debrief.host.runScheduled('hourly-upkeep');
  expect(requestsSince(before)).toBe(0);
  await finish();
  await debrief.host.drain();
  expect(await properties()).toMatchObject([
    { value: { title: 'No open action holds a release' }, version: { number: 2 } },
  ]);
  expect(debrief.host.contractViolations).toEqual([]);
});

it('follows what only time changes, with the hour', async () => {
  await withAction();
  await debrief.host.drain();
  const { services } = await must(debrief, 'release-gate.settings', {}, ADMIN.accountId);
  const waiver = {
    changeId: idFrom('byline-waiver'),
    serviceId: services[0]?.id ?? '',
    reason: 'The fix itself',
    endsAt: new Date(debrief.clock.now() + 3_600_000).toISOString(),
    release: null,
    coversNew: false,
  };
  await must(debrief, 'release-gate.give-waiver', waiver, ADMIN.accountId);
  await debrief.host.drain();
  expect(await titles()).toEqual(['Release waived']);
  await debrief.host.advance(2 * 3_600_000);
  await debrief.host.runScheduled('hourly-upkeep');
  expect(await titles()).toEqual(['Release held · 1 open action']);
});

it('does not stay on a copy of the page, which speaks for no service until it names one', async () => {
  await withAction();
  await debrief.host.drain();
  const { pageId, localId } = place(debrief);
  const copied = async (title: string) => {
    const destination = { type: 'parent_page', value: debrief.seeded.pages.blank };
    const body = { destination, pageTitle: title, copyProperties: true };
    const actor = { kind: 'user', accountId: as } as const;
    const path = `/wiki/rest/api/content/${pageId}/copy`;
    const { body: made } = await debrief.host.request('confluence', 'POST', path, { as: actor, body });
    return (made as { id: string }).id;
  };
  const copy = await copied('A copy');
  expect(await titles(copy)).toEqual(['Release held · 1 open action']);
  await debrief.host.deliverEvents({ twice: true });
  expect(await titles(copy)).toEqual([]);
  expect(await titles()).toEqual(['Release held · 1 open action']);

  const used = await copied('A copy with a service');
  const attach = { place: { pageId: used, localId }, changeId: idFrom('copy-service'), name: 'Search' };
  await must(debrief, 'services.attach', attach, as);
  await debrief.host.deliverEvents();
  await debrief.host.drain();
  expect(await titles(used)).toEqual(['No open action holds a release']);
});

it('goes with the last service of the page', async () => {
  await withAction();
  await debrief.host.drain();
  const [service] = await must(debrief, 'services.list', { place: place(debrief) }, as);
  await must(
    debrief,
    'services.detach',
    { place: place(debrief), changeId: idFrom('byline-detach'), serviceId: service?.id ?? '' },
    as,
  );
  await debrief.host.drain();
  expect(await properties()).toEqual([]);
});

it.each([403, 404, 409, 429, 500, 503])(
  'a %d of Confluence fails no save; the byline is right in the end',
  async (status) => {
    const strike = () =>
      debrief.host.faults.inject({ kind: 'status', status, at: 1, of: 'request', on: /properties/ });
    await withAction();
    const created = strike();
    await debrief.host.drain();
    expect(created.fired).toBe(true);
    await debrief.host.runScheduled('hourly-upkeep');
    // A page that says no is asked again in a day, or when there is something new to say.
    expect(await titles()).toEqual([403, 404].includes(status) ? [] : ['Release held · 1 open action']);
    await finish();
    await debrief.host.drain();
    expect(await titles()).toEqual(['No open action holds a release']);
    const updated = strike();
    await must(
      debrief,
      'actions.save',
      { ...actionInput(debrief, ID, 0), version: 2, changeId: idFrom('byline-again') },
      as,
    );
    await debrief.host.drain();
    expect(updated.fired).toBe(true);
    await debrief.host.runScheduled('hourly-upkeep');
    expect(await titles()).toEqual(['Release held · 1 open action']);
  },
);

/** The gate's own pages, for people who see different pages. */
describe('the page of a service, asked for by different people', () => {
  const pageOf = async (who: { accountId: string }, serviceId: string) => {
    const answer = await ask(debrief, 'release-gate.page', { serviceId }, who.accountId);
    return answer.ok ? answer.value : answer.failure.code;
  };

  it('names what they may see, and costs one request and three statements', async () => {
    await withAction();
    const pageId = debrief.confluence.addPage({
      spaceId: debrief.seeded.spaces.engineering,
      title: 'For few eyes',
      authorId: as,
      body: doc(paragraph(text('Not for everybody.'))),
      readers: [as],
    });
    const hidden = { pageId, localId: 'hidden-macro' };
    const other = idFrom('hidden-action');
    const secret = actionInput(debrief, other, 0, { title: 'Rotate the leaked key' });
    await must(debrief, 'actions.save', { ...secret, place: hidden }, as);
    const attach = { place: hidden, changeId: idFrom('hidden-service'), name: 'checkout' };
    const { id } = await must(debrief, 'services.attach', attach, as);
    expect(await pageOf(EDITOR, id)).toMatchObject({ verdict: 'prevented', heldByOthers: false });
    const { requests, statements } = debrief.host.lastInvocation;
    expect({ requests, statements }).toEqual({ requests: 1, statements: 3 });
    const seen = await pageOf(VIEWER, id);
    expect(seen).toMatchObject({ verdict: 'prevented', heldByOthers: true, blockers: [{ actionId: ID }] });
    expect(JSON.stringify(seen)).not.toMatch(new RegExp(`leaked|${pageId}`));
    expect(await pageOf(STRANGER, id)).toBe('NOT_FOUND');
    await must(debrief, 'release-gate.overview', {}, STRANGER.accountId);
    const overview = debrief.host.lastInvocation;
    expect([overview.requests, overview.statements]).toEqual([1, 1]);
    const all = await must(debrief, 'release-gate.overview', {}, VIEWER.accountId);
    expect(all.services).toMatchObject([{ serviceName: 'Checkout', verdict: 'prevented' }]);
    expect(debrief.host.lastInvocation.statements).toBe(2);
  });

  it('the byline’s window asks for the page and nothing else', async () => {
    await withAction();
    const { pageId } = place(debrief);
    const name = 'release-gate.on-page' satisfies CallName;
    const input: CallInput<typeof name> = { pageId };
    const context = bridgeContext(
      { as, pageId, moduleKey: 'release-gate-byline' },
      'release-gate-byline',
      'confluence:contentBylineItem',
    );
    const outcome = await debrief.host.callResolver(name, input, context, as);
    expect(outcome).toMatchObject({
      success: true,
      body: { ok: true, value: { open: 1, services: [{ serviceName: 'Checkout', verdict: 'prevented' }] } },
    });
    const { requests, statements } = debrief.host.lastInvocation;
    expect({ requests, statements }).toEqual({ requests: 1, statements: 2 });
    expect(await ask(debrief, name, input, STRANGER.accountId)).toMatchObject({
      ok: false,
      failure: { code: 'NOT_FOUND' },
    });
  });
});
