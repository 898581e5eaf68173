import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { build } from 'esbuild';
import { RealtimeSockets } from '../../local/browser/realtime-sockets';
import { browserRoutes } from '../../local/browser/routes';
import type { BrowserHost } from '../../local/browser/browser-host';
import { readManifest } from '../../local/manifest';
import { Products } from '../../local/services/products';
import { RealtimeService } from '../../local/services/realtime';
import { createConfluence, type PretendConfluence } from '../../local/site/confluence';
import { createJira, type Jira } from '../../local/site/jira';
import { PEOPLE } from '../../local/site/people';
import type { ProductEvent } from '../../local/site/protocol';
import { seedSite, type Seeded } from '../../local/site/seed';

export interface ResolverCall {
  readonly name: string;
  readonly payload: unknown;
  readonly context: Readonly<Record<string, unknown>>;
  readonly accountId: string;
}

/** The pretend site's pages with both real products behind them; only functions are played by the test. */
export interface BrowserSite {
  readonly url: string;
  readonly jira: Jira;
  readonly confluence: PretendConfluence;
  readonly seeded: Seeded;
  readonly host: BrowserHost;
  readonly realtime: RealtimeService;
  /** Every connection over which frames hear of events breaks. */
  dropSockets(): void;
  readonly calls: ResolverCall[];
  readonly events: ProductEvent[];
  close(): Promise<void>;
}

const FRAME_POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'";

export async function browserSite(): Promise<BrowserSite> {
  const manifest = readManifest(path.resolve(__dirname, '../..'));
  const events: ProductEvent[] = [];
  const calls: ResolverCall[] = [];
  const clock = { now: () => Date.now() };
  const surroundings = { clock, people: PEOPLE, emit: (event: ProductEvent) => events.push(event) };
  const jira = createJira(surroundings);
  const confluence = createConfluence(surroundings);
  const seeded = seedSite({ confluence, manifest });
  const unmodelled: string[] = [];
  const products = new Products({
    products: [jira, confluence],
    declaredScopes: manifest.permissions.scopes,
    inspect: () => Promise.resolve(),
    onUnmodelled: (what) => unmodelled.push(what),
  });
  const realtime = new RealtimeService({
    clock,
    declaredScopes: ['read:app-global-channel:realtime'],
    onScopeUsed: () => undefined,
  });
  const host: BrowserHost = {
    manifest,
    clock,
    site: { jira },
    unmodelled,
    cspViolations: [],
    contractViolations: [],
    logs: [],
    invocations: [],
    events: { waiting: [] },
    queue: { waiting: [] },
    realtime,
    request: (product, method, target, { as, body, viaApp }) => {
      const { pathname, searchParams } = new URL(target, 'http://site');
      const actor = as ?? { kind: 'nobody' };
      return products.handle(product, {
        method,
        path: pathname,
        query: searchParams,
        body,
        actor,
        viaApp: viaApp === true,
      });
    },
    callResolver: (name, payload, context, accountId) => {
      calls.push({ name, payload, context, accountId });
      const error = { errorMessage: 'The resolver threw this.' };
      return Promise.resolve(
        name === 'fail' ? { success: false, error } : { success: true, body: { echo: payload } },
      );
    },
    invoke: (_key, payload) => {
      const text = `Exported ${JSON.stringify(payload)}`;
      const content = [{ type: 'paragraph', content: [{ type: 'text', text }] }, { type: 'mystery' }];
      return Promise.resolve({ success: true, body: { type: 'doc', version: 1, content } });
    },
    advance: () => Promise.resolve(),
    deliverEvents: () => Promise.resolve(0),
    drain: () => Promise.resolve(0),
  };
  const script = await bundleFrame();
  const routes = browserRoutes(host);
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://site');
    const frame = frameFile(pathname, script);
    if (frame) {
      response.writeHead(200, { 'content-type': frame.type, 'content-security-policy': FRAME_POLICY });
      return void response.end(frame.text);
    }
    void routes(request, response).then((answered) => {
      if (!answered) response.writeHead(404).end();
    });
  });
  const sockets = new RealtimeSockets(host);
  server.on('upgrade', (request, socket) => sockets.accept(request, socket));
  await listen(server);
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      sockets.close();
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return {
    url: `http://127.0.0.1:${port}`,
    jira,
    confluence,
    seeded,
    host,
    realtime,
    dropSockets: () => sockets.close(),
    calls,
    events,
    close,
  };
}

const listen = (server: Server): Promise<void> =>
  new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve()));

async function bundleFrame(): Promise<string> {
  const entryPoints = [path.resolve(__dirname, 'fixture-frame/app.ts')];
  const result = await build({ entryPoints, bundle: true, write: false, format: 'iife', logLevel: 'silent' });
  return result.outputFiles[0]?.text ?? '';
}

function frameFile(pathname: string, script: string): { type: string; text: string } | undefined {
  if (pathname === '/__theme.css')
    return { type: 'text/css', text: 'html[data-color-mode=dark] { color: white }' };
  if (pathname === '/__app/main/app.js') return { type: 'text/javascript', text: script };
  if (pathname !== '/__app/main/index.html') return undefined;
  const text = `<!doctype html><html lang="en"><head><title>App</title><script src="/__bridge.js"></script></head>
<body><div id="root">...</div><script type="module" src="./app.js"></script></body></html>`;
  return { type: 'text/html', text };
}
