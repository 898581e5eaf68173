import type { Frame } from './frame';
import { isFunctionMark } from './wire';

const sockets = new Map<number, WebSocket>();
let lastId = 0;

/** What cannot be said here: channels of one module, replays, overrides of the context. */
export const isModelled = ({ isGlobal, options }: Record<string, unknown>): boolean =>
  isGlobal === true &&
  Object.entries(options ?? {}).every(([name, value]) => name === 'token' || value === undefined);

/** realtime.subscribeGlobal: resolves with the number that ends the subscription. Rejects when it is refused. */
export function listenGlobally(frame: Frame, payload: Record<string, unknown>): Promise<number> {
  const { channelName, onEvent, options } = payload;
  if (!isFunctionMark(onEvent)) throw new Error('realtime.subscribeGlobal needs a callback');
  const callback = onEvent.pretendFunction;
  const token = (options as { token?: unknown } | undefined)?.token;
  const asked = new URLSearchParams({ channel: String(channelName) });
  if (typeof token === 'string') asked.set('token', token);
  const socket = new WebSocket(`ws://${location.host}/__host/realtime?${asked.toString()}`);
  const id = ++lastId;
  return new Promise((resolve, reject) => {
    socket.onmessage = ({ data }: MessageEvent<string>) => {
      const said = JSON.parse(data) as { subscribed?: true; refused?: string; payload?: unknown };
      if (said.refused !== undefined) reject(new Error(said.refused));
      else if (said.subscribed) {
        sockets.set(id, socket);
        resolve(id);
      } else if (frame.iframe.isConnected) frame.callBack(callback, said.payload);
      else stopListening(id);
    };
    socket.onclose = () => {
      reject(new Error('The connection was closed.'));
      if (sockets.delete(id)) frame.callBack(callback, undefined, 'The connection was lost.');
    };
  });
}

export function stopListening(id: number): boolean {
  const socket = sockets.get(id);
  sockets.delete(id);
  socket?.close();
  return socket !== undefined;
}
