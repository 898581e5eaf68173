import type { FrameSpec } from '../frame-spec';
import { post } from './api';
import { element } from './element';
import { onColorMode } from './colour';
import { CONNECT, type FromFrame, type ToFrame } from './wire';

/** Runs a bridge command; a thrown error's message reaches the app. */
export type RunCommand = (frame: Frame, command: string, payload: unknown) => Promise<unknown>;

/** What view.submit, view.close and view.onClose do where a frame stands; `false`: nothing, and the app is told. */
export interface Surface {
  submit(payload: unknown): unknown;
  close(payload: unknown): unknown;
  onClose(callback: number): unknown;
  /** Takes the function that gives a workflow rule's configuration when the rule is saved; `false`: no rule here. */
  onConfigure(callback: number): unknown;
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** One iframe of the app on this page. */
export class Frame {
  readonly iframe: HTMLIFrameElement;
  /** Follows the page's light and dark once the app asked for it. */
  themed = false;
  private port: MessagePort | undefined;
  private readonly asked = new Map<number, Waiting>();
  private lastAsked = 0;

  constructor(
    public spec: FrameSpec,
    private readonly run: RunCommand,
    private readonly options: { readonly maxHeight?: number } = {},
  ) {
    this.iframe = element('iframe', {
      title: spec.title,
      src: `${frameOrigin()}/__app/${spec.resource}/index.html`,
      sandbox: 'allow-downloads allow-forms allow-modals allow-popups allow-same-origin allow-scripts',
      allow: 'clipboard-write',
    });
    frames.add(this);
  }

  /** Calls a function the app gave to the bridge. */
  callBack(callback: number, argument: unknown, failure?: string): void {
    this.send({ kind: 'callback', callback, argument, ...(failure === undefined ? {} : { failure }) });
  }

  /** The same for its answer. Rejects with the message of what it threw. */
  ask(callback: number): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.asked.set(++this.lastAsked, { resolve, reject });
      this.send({ kind: 'callback', callback, argument: undefined, reply: this.lastAsked });
    });
  }

  paint(colorMode: string): void {
    if (this.themed) this.send({ kind: 'theme', colorMode });
  }

  remove(): void {
    frames.delete(this);
    this.port?.close();
    this.iframe.remove();
  }

  connect(port: MessagePort): void {
    this.port = port;
    port.onmessage = ({ data }: MessageEvent<FromFrame>) => this.receive(data);
  }

  private receive(message: FromFrame): void {
    switch (message.kind) {
      case 'size': {
        const height = Math.min(message.height, this.options.maxHeight ?? Infinity);
        this.iframe.style.height = `${height}px`;
        return;
      }
      case 'csp-violation':
        return void post('/__host/api/csp-violation', { what: message.what });
      case 'reply': {
        const waiting = this.asked.get(message.id);
        this.asked.delete(message.id);
        if (message.failure === undefined) waiting?.resolve(message.value);
        else waiting?.reject(new Error(message.failure));
        return;
      }
      case 'call':
        return void this.answer(message.id, message.command, message.payload);
    }
  }

  private async answer(id: number, command: string, payload: unknown): Promise<void> {
    try {
      this.send({ kind: 'result', id, value: await this.run(this, command, payload) });
    } catch (error) {
      this.send({ kind: 'failure', id, message: error instanceof Error ? error.message : String(error) });
    }
  }

  private send(message: ToFrame): void {
    this.port?.postMessage(message);
  }
}

const frames = new Set<Frame>();

/** The app's files come from another origin than the page, as they do from Atlassian's servers. */
const frameOrigin = (): string => `http://localhost:${location.port}`;

addEventListener('message', (event) => {
  const data: unknown = event.data;
  const connects = typeof data === 'object' && data !== null && 'type' in data && data.type === CONNECT;
  if (!connects || event.origin !== frameOrigin()) return;
  const frame = [...frames].find((candidate) => candidate.iframe.contentWindow === event.source);
  const port = event.ports[0];
  if (frame && port) frame.connect(port);
});

onColorMode((mode) => {
  for (const frame of frames) frame.paint(mode);
});

/** Every frame on the page. */
export const allFrames = (): readonly Frame[] => [...frames];
