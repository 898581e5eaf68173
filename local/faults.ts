/** What a call of a function counts as. `other`: KVS, web trigger URLs, realtime. */
export type CallKind = 'request' | 'statement' | 'publish' | 'other';

/**
 * `status`: an answer with that HTTP status. `error`: the connection breaks. `timeout`: what @forge/api
 * surfaces when the far side is too slow (no real waiting). `slow`: the far side acts and answers, but only after
 * `ms`, which is real waiting. `kill`: the function dies and is never answered. `terminate`: the whole container dies.
 */
export type FaultKind = 'status' | 'error' | 'timeout' | 'slow' | 'kill' | 'terminate';

export interface Fault {
  /** Strikes the n-th matching call counted from the injection, from 1. */
  readonly at: number;
  /** `any`: all but `other`. */
  readonly of: CallKind | 'any';
  readonly kind: FaultKind;
  /** For `status`; 500 without it. */
  readonly status?: number;
  /** For `slow`: real milliseconds. */
  readonly ms?: number;
  /** For `status`: headers of the answer, in place of the usual `content-type` where they name one. */
  readonly headers?: Readonly<Record<string, string>>;
  /** For `status`: a JSON value, or text as it is when `content-type` says it is no JSON. */
  readonly body?: unknown;
  /** `before`: the far side never acted. `after`: it acted, and only the answer is lost. Default: before. */
  readonly effect?: 'before' | 'after';
  /** Only calls of this function key. */
  readonly in?: string;
  /** Only calls whose description, as `OutboundCall.what` has it, matches: `/POST jira .*\/issue$/`. */
  readonly on?: RegExp;
}

export interface InjectedFault {
  readonly fault: Fault;
  /** Matching calls seen so far. */
  readonly seen: number;
  readonly fired: boolean;
}

interface Armed {
  readonly fault: Fault;
  seen: number;
  fired: boolean;
}

/** Failures that a test plants into the calls of running functions. Each strikes once. */
export class Faults {
  private armed: Armed[] = [];

  /** The returned object tells whether it has fired, and how many calls it saw. */
  inject(fault: Fault): InjectedFault {
    const armed: Armed = { fault, seen: 0, fired: false };
    this.armed.push(armed);
    return armed;
  }

  clear(): void {
    this.armed = [];
  }

  /** Counts one call; returns the fault that strikes it. */
  strike(functionKey: string, kind: CallKind, what: string): Fault | undefined {
    let struck: Fault | undefined;
    for (const armed of this.armed) {
      const { fault } = armed;
      if (armed.fired || (fault.in !== undefined && fault.in !== functionKey)) continue;
      if (fault.of === 'any' ? kind === 'other' : fault.of !== kind) continue;
      if (fault.on?.test(what) === false) continue;
      armed.seen += 1;
      if (armed.seen !== fault.at) continue;
      armed.fired = true;
      struck ??= fault;
    }
    return struck;
  }
}
