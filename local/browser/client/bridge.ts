/**
 * Runs in the app's iframe before its bundle and defines the global that `@forge/bridge` looks for.
 * Functions in a payload stay here; only their number crosses over.
 */
import { historyOver } from './bridge-history';
import { reportSize } from './bridge-size';
import { CONNECT, type FromFrame, type ToFrame } from './wire';

type Callback = (argument: unknown, error?: Error) => unknown;
type Settle = { readonly resolve: (value: unknown) => void; readonly reject: (error: Error) => void };

const callbacks = new Map<number, Callback>();
const waiting = new Map<number, Settle>();
let lastId = 0;

const { port1: port, port2 } = new MessageChannel();
const send = (message: FromFrame): void => port.postMessage(message);

function withoutFunctions(value: unknown): unknown {
  if (typeof value === 'function') {
    callbacks.set(++lastId, value as Callback);
    return { pretendFunction: lastId };
  }
  if (Array.isArray(value)) return value.map(withoutFunctions);
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withoutFunctions(part)]));
}

function call(command: string, payload?: unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const id = ++lastId;
    waiting.set(id, { resolve, reject });
    send({ kind: 'call', id, command, payload: withoutFunctions(payload) });
  });
}

port.onmessage = ({ data }: MessageEvent<ToFrame>) => {
  switch (data.kind) {
    case 'result':
      waiting.get(data.id)?.resolve(data.value);
      return void waiting.delete(data.id);
    case 'failure':
      waiting.get(data.id)?.reject(new Error(data.message));
      return void waiting.delete(data.id);
    case 'callback':
      return void reply(data.reply, () =>
        callbacks.get(data.callback)?.(
          data.argument,
          ...(data.failure === undefined ? [] : [new Error(data.failure)]),
        ),
      );
    case 'theme':
      paint(data.colorMode);
  }
};

/** Calls back, and tells the page what came of it where it waits for that. */
async function reply(id: number | undefined, callBack: () => unknown): Promise<void> {
  if (id === undefined) return void callBack();
  try {
    send({ kind: 'reply', id, value: await callBack() });
  } catch (error) {
    send({ kind: 'reply', id, failure: error instanceof Error ? error.message : String(error) });
  }
}

function paint(colorMode: string): void {
  const root = document.documentElement;
  root.dataset['colorMode'] = colorMode;
  root.dataset['theme'] = 'light:light dark:dark spacing:spacing typography:typography shape:shape';
}

/** Loads the design tokens and follows the page's light and dark from now on. */
async function enableTheming(): Promise<void> {
  const colorMode = await call('enableTheming');
  if (!document.querySelector('link[href="/__theme.css"]')) {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = '/__theme.css';
    document.head.append(link);
  }
  paint(String(colorMode));
}

/** How a subscription that a command begins is ended. */
const ENDS: Readonly<Record<string, string>> = {
  on: 'off',
  onPublic: 'off',
  subscribeRealtimeChannel: 'unsubscribeRealtimeChannel',
};

async function subscribe(
  command: string,
  end: string,
  payload: unknown,
): Promise<{ unsubscribe: () => Promise<void> }> {
  const subscription = await call(command, payload);
  return { unsubscribe: () => call(end, { subscription }).then(() => undefined) };
}

function callBridge(command: string, payload?: unknown): Promise<unknown> {
  if (command === 'enableTheming') return enableTheming();
  if (command === 'createHistory') return historyOver(call);
  const end = ENDS[command];
  if (end !== undefined) return subscribe(command, end, payload);
  return call(command, payload);
}

document.addEventListener('securitypolicyviolation', (violation) => {
  const what = `${violation.effectiveDirective} refused ${violation.blockedURI} in ${location.pathname}`;
  send({ kind: 'csp-violation', what });
});

Object.defineProperty(globalThis, '__bridge', { value: { callBridge } });
window.parent.postMessage({ type: CONNECT }, '*', [port2]);
reportSize((height) => send({ kind: 'size', height }));
