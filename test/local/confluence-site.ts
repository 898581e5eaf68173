import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createConfluence, type PretendConfluence } from '../../local/site/confluence';
import { PEOPLE } from '../../local/site/people';
import type { Actor, ProductEvent, RoutedRequest, SiteResponse } from '../../local/site/protocol';
import { seedSite, type Seeded } from '../../local/site/seed';

export const APP: Actor = { kind: 'app' };
export const as = (person: { accountId: string }): Actor => ({ kind: 'user', accountId: person.accountId });

export interface Asked extends SiteResponse {
  readonly method: string;
  readonly url: string;
  readonly sent: unknown;
}

/** The seeded site with a way to ask it, as the host does, and everything that happened. */
export interface TestSite {
  readonly confluence: PretendConfluence;
  readonly seeded: Seeded;
  readonly events: ProductEvent[];
  /** Everything asked so far, for the contract. */
  readonly asked: Asked[];
  ask(actor: Actor, method: string, url: string, body?: unknown, viaApp?: boolean): Promise<Asked>;
}

export function testSite(): TestSite {
  const events: ProductEvent[] = [];
  const asked: Asked[] = [];
  let time = Date.UTC(2026, 0, 5, 9);
  const confluence = createConfluence({
    clock: { now: () => (time += 1000) },
    people: PEOPLE,
    emit: (event) => events.push(event),
  });
  const manifest = {
    app: { id: 'ari:cloud:ecosystem::app/1234' },
    modules: { macro: [{ key: 'postmortem', title: 'Postmortem' }] },
  };
  const seeded = seedSite({ confluence, manifest });
  return {
    confluence,
    seeded,
    events,
    asked,
    ask: async (actor, method, url, body, viaApp = false) => {
      const { pathname, searchParams } = new URL(url, 'http://site');
      const request = { method, path: pathname, query: searchParams, body, actor, viaApp };
      const response = await route(confluence, request);
      const answer = { ...response, method, url, sent: body };
      asked.push(answer);
      return answer;
    },
  };
}

async function route(
  confluence: PretendConfluence,
  request: Omit<RoutedRequest, 'params'>,
): Promise<SiteResponse> {
  for (const candidate of confluence.routes) {
    const names = [...candidate.path.matchAll(/\{([^}]+)\}/g)].map((match) => match[1] ?? '');
    const pattern = new RegExp(`^${candidate.path.replace(/\{[^}]+\}/g, '([^/]+)')}$`);
    const match = pattern.exec(request.path);
    if (!match || candidate.method !== request.method) continue;
    const unknown = [...request.query.keys()].filter((key) => !(candidate.query ?? []).includes(key));
    if (unknown.length > 0) throw new Error(`Not modelled: ${request.path} with ${unknown.join()}`);
    const params = Object.fromEntries(names.map((name, index) => [name, match[index + 1] ?? '']));
    return await candidate.handle({ ...request, params });
  }
  throw new Error(`Not modelled: ${request.method} ${request.path}`);
}

/** Real sites refuse a stale write, a duplicate key and a bad restriction, though the documents don't say so. */
const UNDOCUMENTED = /: undocumented status (409|400 \(documented: 200,404\))/;

/**
 * What Atlassian's own documents hold against these requests and answers; `undefined` where the documents
 * aren't beside the project. A child process runs the checker, because it is an ES module.
 */
export function contractProblems(asked: readonly Asked[]): string[] | undefined {
  const folder = path.resolve(__dirname, '../../../shared/contracts');
  const checker = path.join(folder, 'contract.mjs');
  if (!existsSync(checker)) return undefined;
  // Run as one text from here, so that its bare imports are found in our node_modules.
  const program = readFileSync(checker, 'utf8') + CHECK;
  const found = execFileSync(process.execPath, ['--input-type=module', '-e', program, folder], {
    cwd: path.resolve(__dirname, '../..'),
    input: JSON.stringify(asked),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const problems = JSON.parse(found) as string[];
  return problems.filter((problem) => !UNDOCUMENTED.test(problem));
}

const CHECK = `
const folder = process.argv[1];
const file = (name) => folder + '/' + name;
const contract = makeContract([
  { file: file('confluence-v2.trimmed.json'), base: '/wiki/api/v2',
    patch: [file('knpkv-confluence-v2.patch.json'), file('local-confluence-v2.patch.json')] },
  { file: file('confluence-v1.trimmed.json'), patch: file('knpkv-confluence-v1.patch.json') },
]);
const asked = JSON.parse(fs.readFileSync(0, 'utf8')).filter((one) => contract.find(one.method, one.url));
const problems = asked.flatMap((one) => [
  ...(one.status < 400 ? contract.request(one.method, one.url, one.sent) : []),
  ...contract.response(one.method, one.url, one.status, one.body),
].map((problem) => one.method + ' ' + one.url + ': ' + problem));
process.stdout.write(JSON.stringify(problems));
`;
