import { EDITOR, STRANGER, VIEWER } from '../../local/site/people';
import { as, contractProblems, testSite } from './confluence-site';

const site = testSite();
const found = async (cql: string, person = EDITOR): Promise<string[]> => {
  const { body } = await site.ask(as(person), 'GET', `/wiki/rest/api/search?cql=${encodeURIComponent(cql)}`);
  return (body as { results: { content: { id: string } }[] }).results.map(({ content }) => content.id);
};

const { spaces, pages } = site.seeded;
const page = site.confluence.addPage({
  spaceId: spaces.engineering,
  title: 'Search works',
  authorId: EDITOR.accountId,
  labels: ['postmortem-published'],
  body: {
    type: 'doc',
    version: 1,
    content: [
      {
        type: 'expand',
        attrs: { title: 'Snapshot 4711' },
        content: [
          {
            type: 'paragraph',
            content: [
              { type: 'text', text: 'The load ' },
              { type: 'text', text: 'balan', marks: [{ type: 'strong' }] },
              { type: 'text', text: 'cer was misconfigured.' },
            ],
          },
        ],
      },
    ],
  },
});

test('pages are found by words of title and body, by label, space and type', async () => {
  expect(await found('type = page and text ~ "balancer misconfigured"')).toEqual([page]);
  expect(await found('label = "postmortem-published"')).toEqual([page]);
  expect(await found('label in (postmortem-published, other) AND space = ENG')).toEqual([page]);
  expect(await found('siteSearch ~ "misconf*" and title ~ "search"')).toEqual([page]);
  expect(await found('text ~ "snapshot 4711"')).toEqual([page]);
  expect(await found('text ~ "balanc"')).toEqual([]);
  expect(await found('type = blogpost and text ~ "balancer"')).toEqual([]);
  expect(await found('text ~ "a and b"')).toEqual([]);
});

test('nobody finds what they may not see', async () => {
  expect(await found('type = page', EDITOR)).toContain(pages.restricted);
  expect(await found('type = page', VIEWER)).not.toContain(pages.restricted);
  expect(await found('type = page', STRANGER)).not.toContain(page);
});

test('what is not modelled is refused, and what is is as documented', async () => {
  for (const cql of [
    'text ~ "a" or text ~ "b"',
    'creator = currentUser()',
    'text ~ "\\"a phrase\\""',
    'type != page',
  ])
    expect(
      (await site.ask(as(EDITOR), 'GET', `/wiki/rest/api/search?cql=${encodeURIComponent(cql)}`)).status,
    ).toBe(501);
  expect((await site.ask(as(EDITOR), 'GET', '/wiki/rest/api/search')).status).toBe(400);
  expect(contractProblems(site.asked.filter(({ status }) => status === 200)) ?? []).toEqual([]);
});
