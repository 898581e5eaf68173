import type { IncomingMessage, ServerResponse } from 'node:http';
import { API, readJson } from './api';
import { bridgeScript, clientScript, SCRIPTS, styleSheet } from './assets';
import type { BrowserHost } from './browser-host';
import { findDocument } from './documents';
import { ProductClient } from './product-client';
import { visitorOf } from './visitor';

/** Answers what belongs to the pretend site's pages. Resolves with false for everything else, untouched. */
export type BrowserRoutes = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

export function browserRoutes(host: BrowserHost): BrowserRoutes {
  return async (request, response) => {
    const origin = `http://${request.headers.host ?? '127.0.0.1'}`;
    const url = new URL(request.url ?? '/', origin);
    const asset = request.method === 'GET' ? await assetAt(url.pathname) : undefined;
    if (asset) return send(response, 200, asset.type, asset.text);
    // The app's frames live on this name; the site's own pages must not share an origin with them.
    if (url.hostname === 'localhost') return redirectToSite(url, request, response);
    if (url.pathname.startsWith('/__host/api/')) return await answerApi(host, url, request, response);
    if (request.method !== 'GET') return false;
    const moved = movedPage(url);
    if (moved !== undefined) return redirect(response, moved);
    const render = findDocument(url.pathname);
    if (!render) return false;
    const document = await render(new ProductClient(host, visitorOf(request)));
    response.setHeader('content-security-policy', policy(url.port));
    return send(response, document.status, 'text/html; charset=utf-8', document.html);
  };
}

const policy = (port: string): string =>
  [
    "default-src 'self'",
    `frame-src http://localhost:${port}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    `connect-src 'self' ws://127.0.0.1:${port}`,
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');

async function assetAt(path: string): Promise<{ type: string; text: string } | undefined> {
  const script = 'text/javascript; charset=utf-8';
  if (path === '/__bridge.js') return { type: script, text: await bridgeScript() };
  if (path === '/__site/style.css') return { type: 'text/css; charset=utf-8', text: await styleSheet() };
  const name = SCRIPTS.find((candidate) => path === `/__site/${candidate}.js`);
  return name && { type: script, text: await clientScript(name) };
}

const SITE_PAGES = /^\/($|wiki\/(spaces|pages|admin|apps)\/|browse\/|jira\/|__host(\/|$))/;

function redirectToSite(url: URL, request: IncomingMessage, response: ServerResponse): boolean {
  if (request.method !== 'GET' || !SITE_PAGES.test(url.pathname)) return false;
  return redirect(response, `http://127.0.0.1:${url.port}${url.pathname}${url.search}`);
}

/** Old-style addresses that links and `router.navigate` use, and what a form asks. */
function movedPage(url: URL): string | undefined {
  if (url.pathname === '/wiki/search')
    return `/wiki/search/${encodeURIComponent(url.searchParams.get('text') ?? '')}`;
  if (url.pathname !== '/wiki/pages/viewpage.action') return undefined;
  return `/wiki/spaces/-/pages/${encodeURIComponent(url.searchParams.get('pageId') ?? '')}`;
}

async function answerApi(
  host: BrowserHost,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const name = url.pathname.slice('/__host/api/'.length);
  const answer = Object.hasOwn(API, name) ? API[name] : undefined;
  const fail = (status: number, message: string) =>
    send(response, status, 'application/json', JSON.stringify({ message }));
  if (!answer || request.method !== 'POST') return fail(404, `There is no POST ${url.pathname}.`);
  // A page of another origin can send the cookie along but can't name this origin.
  if (request.headers.origin !== url.origin) return fail(403, 'Only the pretend site itself may ask this.');
  try {
    const body = await readJson(request);
    const value = await answer({ host, visitor: visitorOf(request), siteUrl: url.origin, body });
    return send(response, 200, 'application/json', value === undefined ? '' : JSON.stringify(value));
  } catch (error) {
    return fail(400, error instanceof Error ? error.message : String(error));
  }
}

function send(response: ServerResponse, status: number, type: string, text: string): true {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' });
  response.end(text);
  return true;
}

function redirect(response: ServerResponse, location: string): true {
  response.writeHead(302, { location });
  response.end();
  return true;
}
