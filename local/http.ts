import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { RealtimeSockets } from './browser/realtime-sockets';
import { browserRoutes, type BrowserRoutes } from './browser/routes';
import { customUiFile, themeCss } from './custom-ui';
import type { Host } from './host';
import { answerFromOutside, productOf } from './outside-access';
import { headersOf, textOf } from './services/answer';

/** Largest body accepted, in bytes; Forge's own limit for web triggers. */
const BODY_LIMIT = 5 * 1024 * 1024;

export interface HostServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves the pretend site, the app's iframe, web triggers and REST on 127.0.0.1; port 0 takes a free one. */
export async function serve(host: Host, port: number): Promise<HostServer> {
  const browser = browserRoutes(host);
  const server = createServer((request, response) => {
    answer(host, browser, request, response).catch((error: unknown) => {
      host.invoker.record('error', error instanceof Error ? (error.stack ?? error.message) : String(error));
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  const sockets = new RealtimeSockets(host);
  server.on('upgrade', (request, socket) => sockets.accept(request, socket));
  await listen(server, port);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  host.baseUrl = `http://127.0.0.1:${address.port}`;
  return {
    url: host.baseUrl,
    close: () =>
      new Promise((resolve) => {
        sockets.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
}

async function answer(
  host: Host,
  browser: BrowserRoutes,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const name = (request.headers.host ?? '').replace(/:\d+$/, '');
  const url = new URL(request.url ?? '/', `http://${request.headers.host ?? '127.0.0.1'}`);
  const [, first, second = ''] = url.pathname.split('/');
  if (name !== '127.0.0.1' && name !== 'localhost') {
    // Some page made a browser believe that this machine were that page's own host.
    send(response, 421, 'text/plain', 'Unknown host');
  } else if (first === 'x1') await webTrigger(host, url, second, request, response);
  else if (first === '__app') await customUi(host, url, second, response);
  else if (url.pathname === '/__theme.css') send(response, 200, 'text/css; charset=utf-8', await themeCss());
  else if (host.apiRoutes.pathOf(url.pathname) !== null) await apiRoute(host, url, request, response);
  else if (productOf(url.pathname)) await outside(host, url, request, response);
  else if (!(await browser(request, response))) send(response, 404, 'text/plain', 'There is nothing here.');
}

async function apiRoute(
  host: Host,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const result = await host.apiRoutes.call({
    method: request.method ?? 'GET',
    path: host.apiRoutes.pathOf(url.pathname) ?? '',
    query: queryOf(url),
    token: /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1],
  });
  response.writeHead(result.status, { ...result.headers });
  response.end(result.body);
}

function queryOf(url: URL): Record<string, string[]> {
  const query: Record<string, string[]> = {};
  for (const [name, value] of url.searchParams) (query[name] ??= []).push(value);
  return query;
}

async function webTrigger(
  host: Host,
  url: URL,
  id: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const key = host.webTriggers.keyOf(id);
  if (key === undefined) {
    send(response, 404, 'text/plain', 'No such web trigger');
    return;
  }
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  const result = await host.webTrigger(key, {
    method: request.method ?? 'GET',
    userPath: url.pathname.slice(`/x1/${id}`.length),
    headers,
    query: queryOf(url),
    body: await readBody(request),
  });
  response.writeHead(result.status, { ...result.headers });
  response.end(result.body);
}

async function customUi(host: Host, url: URL, resource: string, response: ServerResponse): Promise<void> {
  // The app has an origin of its own, as on the platform: pages are on 127.0.0.1, the app is on localhost.
  if (url.hostname !== 'localhost') {
    response.writeHead(302, { location: `http://localhost:${url.port}${url.pathname}${url.search}` });
    response.end();
    return;
  }
  const rest = decodeURIComponent(url.pathname.slice(`/__app/${resource}/`.length));
  const file = await customUiFile(host.appDir, host.manifest, resource, rest);
  if (!file) {
    send(response, 404, 'text/plain', 'No such file');
    return;
  }
  if (file.csp !== undefined) response.setHeader('content-security-policy', file.csp);
  send(response, 200, file.type, file.content);
}

async function outside(
  host: Host,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const result = await answerFromOutside(host, {
    method: request.method ?? 'GET',
    url,
    authorization: request.headers.authorization,
    body: await readBody(request),
  });
  response.writeHead(result.status, result.body === undefined ? { ...result.headers } : headersOf(result));
  response.end(textOf(result));
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > BODY_LIMIT) throw new Error('The body is larger than 5 MB.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, status: number, type: string, content: string | Buffer): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' });
  response.end(content);
}
