import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { BrowserHost } from './browser-host';
import { visitorOf } from './visitor';

const PATH = '/__host/realtime';
/** Of RFC 6455. */
const MAGIC = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const CLOSE = 8;

/**
 * One WebSocket for each subscription that the app's iframe makes; closing it ends the subscription. The first message
 * says whether it was taken, each further one is an event.
 */
export class RealtimeSockets {
  private readonly open = new Set<Duplex>();

  constructor(private readonly host: BrowserHost) {}

  /** What a server does with a request to upgrade. */
  accept(request: IncomingMessage, socket: Duplex): void {
    const url = new URL(request.url ?? '/', `http://${request.headers.host ?? ''}`);
    const key = request.headers['sec-websocket-key'];
    const isOurs = url.hostname === '127.0.0.1' && request.headers.origin === url.origin;
    socket.on('error', () => socket.destroy());
    if (url.pathname !== PATH || key === undefined || !isOurs) {
      socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n');
      return;
    }
    const accepted = createHash('sha1').update(`${key}${MAGIC}`).digest('base64');
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: Upgrade\r\nsec-websocket-accept: ${accepted}\r\n\r\n`,
    );
    this.open.add(socket);
    socket.on('close', () => this.open.delete(socket));
    socket.on('data', (data: Buffer) => {
      if (((data[0] ?? 0) & 0x0f) === CLOSE) socket.end();
    });
    this.listen(request, url.searchParams, socket);
  }

  close(): void {
    for (const socket of this.open) socket.destroy();
  }

  private listen(request: IncomingMessage, asked: URLSearchParams, socket: Duplex): void {
    const send = (message: object) => socket.write(textFrame(JSON.stringify(message)));
    const subscribed = visitorOf(request).person
      ? this.host.realtime.subscribe(asked.get('channel') ?? '', asked.get('token') ?? undefined, (payload) =>
          send({ payload }),
        )
      : { refused: 'Authentication Required' };
    if ('refused' in subscribed) {
      send({ refused: subscribed.refused });
      socket.end();
      return;
    }
    socket.on('close', subscribed.end);
    send({ subscribed: true });
  }
}

/** An unmasked text frame of at most 64 KB. */
function textFrame(text: string): Buffer {
  const body = Buffer.from(text);
  const head = body.length < 126 ? [0x81, body.length] : [0x81, 126, body.length >> 8, body.length & 0xff];
  return Buffer.concat([Buffer.from(head), body]);
}
