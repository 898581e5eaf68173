import { ensureBuilt } from '../../local/build/build';
import { ContractChecks } from '../../local/contract-checks';

const user = { kind: 'user', accountId: 'a' } as const;
const doc = (...content: unknown[]) => ({ type: 'doc', version: 1, content });
const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });

let checks: ContractChecks;
beforeAll(async () => {
  checks = new ContractChecks((await ensureBuilt()).contractsFile);
});
afterEach(() => void checks.violations.splice(0));
afterAll(() => checks.close());

async function problems(
  product: 'jira' | 'confluence',
  method: string,
  target: string,
  body: unknown,
  answer: { status: number; body?: unknown },
): Promise<string[]> {
  const url = new URL(target, 'http://site');
  const request = { method, path: url.pathname, query: url.searchParams, body, actor: user, viaApp: true };
  await checks.inspect(product, request, answer);
  return checks.violations.splice(0).map((violation) => `${violation.check}: ${violation.problem}`);
}

const created = { status: 201, body: { id: '1', key: 'A-1', self: 'http://site/rest/api/3/issue/1' } };
const create = (description: unknown) =>
  problems('jira', 'POST', '/rest/api/3/issue', { fields: { summary: 'x', description } }, created);

test('a documented exchange passes every check', async () => {
  expect(await create(doc(paragraph('It fell over.')))).toEqual([]);
  const search = { jql: 'project = A', fields: ['id'], maxResults: 50 };
  const found = { status: 200, body: { isLast: true, issues: [] } };
  expect(await problems('jira', 'POST', '/rest/api/3/search/jql', search, found)).toEqual([]);
});

test('a body member that the operation does not take is found', async () => {
  const bulk = { issueIdsOrKeys: ['1'], startAt: 0 };
  expect(
    await problems('jira', 'POST', '/rest/api/3/issue/bulkfetch', bulk, {
      status: 200,
      body: { issues: [] },
    }),
  ).toContain("jira.js: bulkFetchIssues takes no 'startAt' in its body");
});

test('an answer that no real site gives is found', async () => {
  const answer = { status: 200, body: { issues: 'none' } };
  const found = await problems(
    'jira',
    'POST',
    '/rest/api/3/issue/bulkfetch',
    { issueIdsOrKeys: ['1'] },
    answer,
  );
  expect(found.join('\n')).toContain('jira.js: answer of bulkFetchIssues, issues');
  const page = { status: 200, body: { id: 12, title: 'x' } };
  const confluence = await problems('confluence', 'GET', '/wiki/api/v2/pages/12', undefined, page);
  expect(confluence.join('\n')).toMatch(/confluence\.js: answer of getPageById, id/);
});

test('documents: empty text, newlines and unknown nodes are found', async () => {
  expect((await create(doc(paragraph('')))).join('\n')).toContain('ADF: a text node is empty');
  expect((await create(doc(paragraph('one\ntwo')))).join('\n')).toContain('ADF: a text node holds a newline');
  expect((await create(doc({ type: 'no-such-node' }))).join('\n')).toContain('ADF: ');
});

test('the OpenAPI documents are used where they lie beside the project', async () => {
  const found = await problems('jira', 'GET', '/rest/api/3/issue/A-1?nonsense=1', undefined, { status: 404 });
  const undocumented = await problems('jira', 'GET', '/rest/api/3/nonsense', undefined, { status: 404 });
  expect([...found, ...undocumented].length).toBe(checks.withDocuments ? 2 : 0);
  if (!checks.withDocuments) console.info('No OpenAPI documents beside the project: their check is skipped.');
});

test('what is documented in words alone passes as well: nobody is an assignee', async () => {
  const issue = '/rest/api/3/issue/A-1';
  expect(await problems('jira', 'PUT', `${issue}/assignee`, { accountId: null }, { status: 204 })).toEqual(
    [],
  );
  const named = await problems('jira', 'PUT', `${issue}/assignee`, { name: 'edda' }, { status: 204 });
  expect(named.some((problem) => problem.startsWith('OpenAPI'))).toBe(checks.withDocuments);
  const mail = {
    subject: 'Due soon',
    textBody: 'Two days left.',
    htmlBody: '<p>Two days left.</p>',
    to: { users: [{ accountId: 'a' }] },
    restrict: { permissions: [{ key: 'BROWSE_PROJECTS' }] },
  };
  expect(await problems('jira', 'POST', `${issue}/notify`, mail, { status: 204 })).toEqual([]);
  const close = { transition: { id: '11' }, fields: { resolution: { id: '10000' } } };
  expect(await problems('jira', 'POST', `${issue}/transitions`, close, { status: 204 })).toEqual([]);
  const quietly = `${issue}?notifyUsers=false&returnIssue=true`;
  const answer = { status: 200, body: { id: '1', key: 'A-1', fields: {} } };
  expect(await problems('jira', 'PUT', quietly, { fields: { summary: 'x' } }, answer)).toEqual([]);
  const bulk = { issueUpdates: [{ fields: { summary: 'x' }, properties: [{ key: 'k', value: 1 }] }] };
  const made = { status: 201, body: { issues: [created.body], errors: [] } };
  expect(await problems('jira', 'POST', '/rest/api/3/issue/bulk', bulk, made)).toEqual([]);
});
