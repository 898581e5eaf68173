import type { Host } from './host';
import { PEOPLE } from './site/people';
import type { Actor, SiteResponse } from './site/protocol';

/** Which product a path of the site belongs to, as on a real site where both share one host. */
export function productOf(path: string): 'jira' | 'confluence' | undefined {
  if (/^\/rest\//.test(path)) return 'jira';
  if (/^\/wiki\/(api|rest)\//.test(path)) return 'confluence';
  return undefined;
}

/** Basic auth with the e-mail of a seeded person and any token; `nobody` for everything else. */
export function actorOf(authorization: string | undefined): Actor {
  const encoded = /^Basic (.+)$/i.exec(authorization ?? '')?.[1];
  const [email = '', token = ''] = Buffer.from(encoded ?? '', 'base64')
    .toString('utf8')
    .split(':', 2);
  const person = PEOPLE.find((candidate) => candidate.email === email && candidate.status === 'active');
  return person && token !== '' ? { kind: 'user', accountId: person.accountId } : { kind: 'nobody' };
}

/** A request from outside any app: curl, a real client library, a script. */
export async function answerFromOutside(
  host: Host,
  request: { method: string; url: URL; authorization: string | undefined; body: string },
): Promise<SiteResponse> {
  const product = productOf(request.url.pathname);
  if (!product) return { status: 404 };
  const actor = actorOf(request.authorization);
  if (actor.kind === 'nobody') {
    return {
      status: 401,
      headers: { 'www-authenticate': 'Basic realm="Debrief local site"' },
      body: {
        message: 'Use basic auth: the e-mail of a seeded person, such as editor@example.com, and any token.',
      },
    };
  }
  let body: unknown;
  try {
    body = request.body === '' ? undefined : (JSON.parse(request.body) as unknown);
  } catch {
    return { status: 400, body: { errorMessages: ['The body is not JSON.'] } };
  }
  return await host.request(product, request.method, request.url.pathname + request.url.search, {
    as: actor,
    body,
  });
}
