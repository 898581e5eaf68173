import './fetch-classes';
import '@testing-library/jest-dom';
import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, configure, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import type { CallInput, CallName, CallOutput } from '../../../src/contract/calls';
import type { Answer, FailureAnswer } from '../../../src/contract/failure';
import { Root } from '../../../static/src/root';
import { Announcer } from '../../../static/src/shared/announcer';
import { newQueryClient } from '../../../static/src/shared/query-client';
import type { BridgeGlobals } from '../../support/bridge-setup';

// Screens are transformed when they are first imported, which takes a busy machine seconds.
configure({ asyncUtilTimeout: 20_000 });

type Answers = {
  [N in CallName]?: (input: CallInput<N>) => Answer<CallOutput[N]> | Promise<Answer<CallOutput[N]>>;
};
type Product = (path: string, body: unknown) => { status: number; body?: unknown };
interface Sent {
  readonly name: string;
  readonly input: Record<string, unknown>;
}

/** A subscription to a realtime channel; `onEvent` is what the frame hears with. */
export interface Listening {
  readonly channelName: string;
  readonly isGlobal?: boolean;
  readonly options?: { readonly token?: string };
  readonly onEvent: (payload: unknown, error?: Error) => void;
}

/** The product around the frame, at the one boundary that the platform has: the bridge's commands. */
export class FakeHost {
  readonly sent: Sent[] = [];
  readonly asked: string[] = [];
  readonly submitted: unknown[] = [];
  readonly opened: unknown[] = [];
  /** Where in a page of the app's own the reader is. */
  path = '/';
  /** Who listens now; a listener that left is gone. */
  listening: Listening[] = [];
  refusesToListen = false;
  /** What Jira calls when a rule on a transition is saved; it takes none where no rule is edited. */
  configure: (() => unknown) | undefined;
  editsNoRule = false;
  /** What nothing here answers. A test that leaves something in it fails. */
  readonly unanswered: string[] = [];
  calls: Answers = {};
  jira: Product = () => ({ status: 404 });
  confluence: Product = (path) =>
    path === '/wiki/api/v2/users-bulk' ? { status: 200, body: { results: [] } } : { status: 404 };
  context: Record<string, unknown> = {
    moduleKey: 'postmortem',
    localId: 'macro-1',
    siteUrl: 'https://example.atlassian.net',
    accountId: 'me',
    extension: { type: 'macro', content: { id: '77', type: 'page' }, isEditing: false, config: {} },
  };

  /** Changes what the frame is told about the macro. */
  extend(extension: Record<string, unknown>): void {
    this.context = { ...this.context, extension: { ...(this.context['extension'] as object), ...extension } };
  }

  inputsOf(name: CallName): Record<string, unknown>[] {
    return this.sent.filter((sent) => sent.name === name).map(({ input }) => input);
  }

  async answer(command: string, data: unknown): Promise<unknown> {
    switch (command) {
      case 'getContext':
        return this.context;
      case 'enableTheming':
        return undefined;
      case 'invoke':
        return this.invoke(data as { functionKey: CallName; payload: Record<string, unknown> });
      case 'fetchProduct':
        return this.fetchProduct(data as FetchProduct);
      case 'subscribeRealtimeChannel':
        return this.subscribe(data as Listening);
      case 'getUrl':
        return `https://example.atlassian.net/wiki/apps/app/environment/${(data as { moduleKey: string }).moduleKey}`;
      case 'createHistory':
        return this.history();
      case 'submit':
        this.submitted.push(data);
        return true;
      case 'navigate':
        this.opened.push(data);
        return undefined;
      case 'setWorkflowRuleConfigurationCallback':
        if (this.editsNoRule) return false;
        this.configure = (data as { data: { onConfigure: () => unknown } }).data.onConfigure;
        return true;
      default:
        this.unanswered.push(command);
        throw new Error(`Nothing answers ${command}`);
    }
  }

  private invoke({
    functionKey,
    payload,
  }: {
    functionKey: CallName;
    payload: Record<string, unknown>;
  }): unknown {
    this.sent.push({ name: functionKey, input: payload });
    const answer = this.calls[functionKey] as ((input: unknown) => unknown) | undefined;
    if (!answer) {
      this.unanswered.push(functionKey);
      throw new Error(`Nothing answers ${functionKey}`);
    }
    return answer(payload);
  }

  private history() {
    const listeners: ((location: { pathname: string }, action: string) => void)[] = [];
    const push = (pathname: string) => {
      this.path = pathname;
      for (const hear of listeners) hear({ pathname }, 'PUSH');
    };
    const listen = (hear: (typeof listeners)[number]) => {
      listeners.push(hear);
      return () => listeners.splice(listeners.indexOf(hear), 1);
    };
    return { location: { pathname: this.path }, push, listen };
  }

  private subscribe(listening: Listening) {
    if (this.refusesToListen) throw new Error('Realtime is not there.');
    this.listening.push(listening);
    const unsubscribe = async () => {
      this.listening = this.listening.filter((one) => one !== listening);
    };
    return { unsubscribe };
  }

  private fetchProduct({ product, restPath, fetchRequestInit }: FetchProduct) {
    this.asked.push(`${product} ${restPath}`);
    const body = fetchRequestInit.body ? (JSON.parse(fetchRequestInit.body) as unknown) : undefined;
    const answer = product === 'jira' ? this.jira(restPath, body) : this.confluence(restPath, body);
    return { status: answer.status, statusText: '', headers: {}, body: JSON.stringify(answer.body ?? {}) };
  }
}

interface FetchProduct {
  readonly product: string;
  readonly restPath: string;
  readonly fetchRequestInit: { readonly body: string | null };
}

export function ok<T>(value: T): Answer<T> {
  return { ok: true, value };
}

export function failed(code: FailureAnswer['code'], message: string): Answer<never> {
  return { ok: false, failure: { code, message } };
}

export function conflict(version: number, value: unknown): Answer<never> {
  return {
    ok: false,
    failure: { code: 'CONFLICT', message: 'Somebody else saved this first.', current: { version, value } },
  };
}

/** Opens the app in the frame of this host. */
export function openApp(host: FakeHost) {
  answerAs(host);
  return render(<Root />);
}

/** Opens one part of a screen, where the whole one would take too long. */
export function openPart(host: FakeHost, part: ReactNode) {
  answerAs(host);
  return render(
    <QueryClientProvider client={newQueryClient()}>
      <Announcer>{part}</Announcer>
    </QueryClientProvider>,
  );
}

function answerAs(host: FakeHost): void {
  const page = globalThis as typeof globalThis & BridgeGlobals;
  page.__answerBridge = (command, data) => host.answer(command, data);
}

/** One host per test; what the browser keeps is forgotten in between. */
export function freshHost(): () => FakeHost {
  let host = new FakeHost();
  beforeEach(() => {
    host = new FakeHost();
    localStorage.clear();
    sessionStorage.clear();
  });
  afterEach(() => {
    cleanup();
    jest.useRealTimers();
    expect(host.unanswered).toEqual([]);
  });
  return () => host;
}
