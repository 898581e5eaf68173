import type { FunctionKind } from './manifest';
import type { InvocationOutcome } from './runtime';

/** One call a function made to the outside, in order. `sql` holds the statement's text. */
export interface OutboundCall {
  readonly kind: 'request' | 'statement' | 'publish' | 'other';
  readonly what: string;
  /** Whether all earlier calls of this run had been answered when it was made. */
  readonly alone: boolean;
  status?: number;
}

/** One run of a function and what it cost. Instants in milliseconds since the epoch. */
export interface Invocation {
  readonly id: string;
  readonly functionKey: string;
  readonly kind: FunctionKind;
  readonly moduleKey: string;
  /** The resolver's call, when it was one. */
  readonly call?: string;
  readonly accountId?: string;
  readonly startedAt: number;
  /** Product requests (Jira, Confluence). */
  requests: number;
  statements: number;
  publishes: number;
  readonly calls: OutboundCall[];
  outcome?: InvocationOutcome;
}

/** A line a function logged. */
export interface FunctionLog {
  readonly at: number;
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly message: string;
  readonly functionKey?: string;
  readonly invocationId?: string;
}
