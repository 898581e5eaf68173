import type { Frame } from './frame';
import { isFunctionMark } from './wire';

export type HistoryAction = 'POP' | 'PUSH' | 'REPLACE';

/** Where the app is, relative to its own address. */
export interface Place {
  readonly pathname: string;
  readonly search: string;
  readonly hash: string;
  readonly state?: unknown;
}

export interface HistoryState {
  action: HistoryAction;
  location: Place;
}

/** Only pages of the app's own have a history. */
function baseOf(frame: Frame): string {
  const { basePath } = frame.spec;
  if (basePath === undefined) throw new Error("this resource's view is not routable");
  return basePath;
}

function placeIn(base: string): Place {
  const { pathname, search, hash } = location;
  const state: unknown = history.state;
  return {
    pathname: pathname.slice(base.length) || '/',
    search,
    hash,
    ...(state === null ? {} : { state }),
  };
}

/** createHistory: where the app is now; `listener` hears of every change from then on. */
export function historyOf(frame: Frame, listener: unknown): HistoryState {
  const base = baseOf(frame);
  if (!isFunctionMark(listener)) throw new Error('createHistory needs a listener');
  const tell = (action: HistoryAction): void => {
    if (frame.iframe.isConnected)
      frame.callBack(listener.pretendFunction, { action, location: placeIn(base) });
  };
  addEventListener('popstate', () => tell('POP'));
  addEventListener(CHANGED, (event) => {
    if (event instanceof CustomEvent) tell(event.detail as HistoryAction);
  });
  return { action: 'POP', location: placeIn(base) };
}

const CHANGED = 'pretend-history';

/** push, replace and go of the history. Paths are relative to the app's address, or to where it is. */
export function changeHistory(frame: Frame, method: unknown, given: unknown): void {
  const base = baseOf(frame);
  const [target, state] = Array.isArray(given) ? (given as unknown[]) : [];
  if (method === 'go') return history.go(Number(target));
  const place = typeof target === 'string' ? { path: target, state } : pathOf(target);
  const address = new URL(place.path, `http://app${placeIn(base).pathname}`);
  const url = `${base}${address.pathname === '/' ? '' : address.pathname}${address.search}${address.hash}`;
  if (method === 'push') history.pushState(place.state ?? null, '', url);
  else if (method === 'replace') history.replaceState(place.state ?? null, '', url);
  else throw new Error(`not modelled: history.${String(method)}`);
  dispatchEvent(new CustomEvent(CHANGED, { detail: method === 'push' ? 'PUSH' : 'REPLACE' }));
}

function pathOf(target: unknown): { path: string; state?: unknown } {
  const { pathname = '', search = '', hash = '', state } = Object(target) as Partial<Place>;
  return { path: `${pathname}${search}${hash}`, state };
}
