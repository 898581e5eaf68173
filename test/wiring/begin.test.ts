import { idFrom } from '../../local/incident';
import { ADMIN, EDITOR, STRANGER, VIEWER } from '../../local/site/people';
import { macroNode, SEEDED_TITLE } from '../../local/site/seed';
import type { CallInput } from '../../src/contract/calls';
import { actionInput, ask, createInput, must } from '../support/debrief';
import { testFaults, type Work } from '../support/faulty-work';
import { freshDebrief } from '../support/fresh-debrief';

const debrief = freshDebrief();
const as = { kind: 'user', accountId: EDITOR.accountId } as const;
const MACRO = idFrom('begin', 'macro');

const CONFIG = {
  title: 'Checkout is down',
  severity: 'SEV1' as const,
  services: ['Checkout', 'Payments'],
  startedAt: '2026-03-01T10:00:00.000Z',
  zone: 'Europe/Berlin',
  link: 'https://incidents.example/4711',
};

const input = (some: Partial<CallInput<'postmortem.begin'>> = {}): CallInput<'postmortem.begin'> => ({
  localId: MACRO,
  spaceId: debrief.seeded.spaces.engineering,
  title: 'Checkout is down',
  config: { ...CONFIG, detectedAt: null },
  ...some,
});
const begin = (some: Partial<CallInput<'postmortem.begin'>> = {}) =>
  must(debrief, 'postmortem.begin', input(some), EDITOR.accountId);

/** Pages of the space with such a title, as the editor sees them. */
async function pagesTitled(title: string) {
  const query = `space-id=${debrief.seeded.spaces.engineering}&title=${encodeURIComponent(title)}`;
  const path = `/wiki/api/v2/pages?${query}&body-format=atlas_doc_format`;
  const { body } = await debrief.host.request('confluence', 'GET', path, { as });
  return (body as { results: { id: string; authorId: string; body: unknown }[] }).results;
}

const tables = async () => {
  const counts = ['people', 'postmortems', 'services', 'changes'].map(async (table) => {
    const [row] = await debrief.host.sql.query(`SELECT COUNT(*) AS n FROM ${table}`);
    return Number(row?.['n']);
  });
  return Promise.all(counts);
};

async function created(some: Partial<CallInput<'postmortem.begin'>> = {}): Promise<string> {
  const answer = await begin(some);
  if (answer.kind !== 'created') throw new Error(`not created but ${answer.kind}`);
  return answer.pageId;
}

test('the page is the editor’s, holds the macro as the product stores it, and writes no row', async () => {
  const before = await tables();
  const pageId = await created();
  const path = `/wiki/api/v2/pages/${pageId}?body-format=atlas_doc_format&include-labels=true`;
  const { body } = await debrief.host.request('confluence', 'GET', path, { as });
  const { value } = (body as { body: { atlas_doc_format: { value: string } } }).body.atlas_doc_format;
  expect(body).toMatchObject({
    authorId: EDITOR.accountId,
    version: { number: 1 },
    labels: { results: [{ prefix: 'global', name: 'postmortem' }] },
  });
  expect(JSON.parse(value)).toEqual({
    type: 'doc',
    version: 1,
    content: [macroNode(debrief.host.manifest, MACRO, CONFIG)],
  });
  expect(await tables()).toEqual(before);
});

test('the first save on it makes the record, with its services and the incident’s link', async () => {
  const place = { pageId: await created(), localId: MACRO };
  const open = () => must(debrief, 'postmortem.open', { place }, EDITOR.accountId);
  expect(await open()).toMatchObject({ kind: 'draft', mayEdit: true });
  const save = { place, changeId: idFrom('begin', 'save'), section: 'summary' as const, version: 0 };
  const { config } = input();
  await must(debrief, 'postmortem.save-section', { ...save, config, value: 'It broke.' }, EDITOR.accountId);
  expect(await open()).toMatchObject({
    kind: 'postmortem',
    postmortem: {
      header: { value: { title: 'Checkout is down', severity: 'SEV1', zone: 'Europe/Berlin' } },
      services: [{ name: 'Checkout' }, { name: 'Payments' }],
      links: [{ version: 1, value: { kind: 'incident', url: 'https://incidents.example/4711' } }],
    },
  });
});

test('two clicks at once, and one more an hour later, are one page', async () => {
  const [one, other] = await Promise.all([created(), created()]);
  expect(await created()).toBe(one);
  expect(other).toBe(one);
  expect(await pagesTitled('Checkout is down')).toHaveLength(1);
});

test('a title that is taken is told with one that is free, also where the page with it is hidden', async () => {
  expect(await begin({ title: SEEDED_TITLE })).toEqual({
    kind: 'title-taken',
    offer: `${SEEDED_TITLE} (2026-03-01)`,
  });
  const hidden = input({ title: 'Security review of the payment service', config: {} });
  const editors = { ...hidden, spaceId: debrief.seeded.spaces.engineering };
  expect(await must(debrief, 'postmortem.begin', editors, ADMIN.accountId)).toMatchObject({
    kind: 'title-taken',
    offer: 'Security review of the payment service (2)',
  });
});

test('whoever may not create pages there is told so, and so is the one whose space is gone', async () => {
  for (const { accountId } of [VIEWER, STRANGER])
    expect(await ask(debrief, 'postmortem.begin', input(), accountId)).toMatchObject({
      ok: false,
      failure: { code: 'NOT_ALLOWED' },
    });
  debrief.confluence.deleteSpace(debrief.seeded.spaces.engineering);
  expect(await ask(debrief, 'postmortem.begin', input(), EDITOR.accountId)).toMatchObject({
    failure: { code: 'NOT_ALLOWED' },
  });
});

test('several macros on a page are postmortems of their own', async () => {
  const { postmortem: pageId } = debrief.seeded.pages;
  const save = (localId: string, value: string) => {
    const place = { pageId, localId };
    const changeId = idFrom('several', localId);
    const edit = {
      place,
      changeId,
      config: { title: value },
      section: 'summary' as const,
      version: 0,
      value,
    };
    return must(debrief, 'postmortem.save-section', edit, EDITOR.accountId);
  };
  const read = async (localId: string) => {
    const answer = await must(debrief, 'postmortem.open', { place: { pageId, localId } }, EDITOR.accountId);
    if (answer.kind === 'draft') return null;
    return [answer.postmortem.header.value.title, answer.postmortem.sections.summary.value];
  };
  await save('first', 'The first');
  expect(await read('second')).toBeNull();
  await save('second', 'The second');
  expect([await read('first'), await read('second')]).toEqual([
    ['The first', 'The first'],
    ['The second', 'The second'],
  ]);
});

test('a copied page starts anew and keeps no issue', async () => {
  const id = idFrom('copied', 'action');
  const { accountId } = EDITOR;
  await must(debrief, 'actions.save', actionInput(debrief, id, 1), accountId);
  await must(debrief, 'actions.create-issues', createInput(debrief, [id]), accountId);
  const original = actionInput(debrief, id, 1).place;
  const destination = { type: 'parent_page', value: debrief.seeded.pages.blank };
  const path = `/wiki/rest/api/content/${original.pageId}/copy`;
  const copy = await debrief.host.request('confluence', 'POST', path, {
    as,
    body: { destination, pageTitle: 'Copy' },
  });
  await debrief.host.deliverEvents();
  await debrief.host.drain();
  const place = { pageId: (copy.body as { id: string }).id, localId: original.localId };
  const open = (of: typeof place) => must(debrief, 'postmortem.open', { place: of }, accountId);
  expect(await open(place)).toMatchObject({ kind: 'draft' });
  const save = { place, changeId: idFrom('copied', 'save'), section: 'summary' as const, version: 0 };
  await must(debrief, 'postmortem.save-section', { ...save, config: {}, value: 'Anew' }, accountId);
  expect(await open(place)).toMatchObject({ kind: 'postmortem', postmortem: { actions: [] } });
  expect(await open(original)).toMatchObject({
    postmortem: { sections: { summary: { value: '' } }, actions: [{ issue: { state: 'linked' } }] },
  });
});

const TAKEN: Partial<CallInput<'postmortem.begin'>> = { title: SEEDED_TITLE };

/** What the browser does: takes the offer, and remembers where it tried. */
async function takeOffer(): Promise<string> {
  const send = (some: Partial<CallInput<'postmortem.begin'>>) =>
    ask(debrief, 'postmortem.begin', input(some), EDITOR.accountId).catch(() => null);
  const first = await send(TAKEN);
  const offer = first?.ok && first.value.kind === 'title-taken' ? first.value.offer : `${SEEDED_TITLE} (2)`;
  const spaceId = debrief.seeded.spaces.engineering;
  const tried = [
    { spaceId, title: SEEDED_TITLE },
    { spaceId, title: offer },
  ];
  await send({ title: offer, tried });
  // Whatever came of it, the person presses again, with another title to make it hard.
  const last = await send({ title: 'Yet another title', tried });
  return last?.ok ? last.value.kind : 'no answer';
}

/** Every page that holds the macro. */
async function pagesWithMacro() {
  const titles = [SEEDED_TITLE, `${SEEDED_TITLE} (2026-03-01)`, `${SEEDED_TITLE} (2)`, 'Yet another title'];
  const pages = (await Promise.all(titles.map(pagesTitled))).flat();
  return pages.filter(({ body }) => JSON.stringify(body).includes(MACRO));
}

const WORK: readonly Work[] = [
  {
    name: 'a new postmortem whose title is taken',
    in: 'resolver',
    prepare: () => Promise.resolve(),
    run: takeOffer,
    outcome: async () => `${String((await pagesWithMacro()).length)} pages`,
    recover: async () => {
      await created({
        title: 'Yet another title',
        tried: [SEEDED_TITLE, `${SEEDED_TITLE} (2026-03-01)`, `${SEEDED_TITLE} (2)`].map((title) => ({
          spaceId: debrief.seeded.spaces.engineering,
          title,
        })),
      });
    },
    async expected() {
      expect(await pagesWithMacro()).toHaveLength(1);
    },
  },
];

testFaults('begin', debrief, WORK);
