import type { Manifest } from '../manifest';
import type { JiraOutside } from '../site/jira/outside';
import type { WorkflowRules } from '../site/jira/workflow-rules';
import type { Actor, Product, SiteResponse } from '../site/protocol';

/** How a function ended, as far as the page around the iframe cares. */
export type FunctionOutcome =
  | { readonly success: true; readonly body: unknown }
  | { readonly success: false; readonly error: { readonly errorMessage: string } };

/** A line of the inspector's lists. Instants in milliseconds since the epoch. */
interface Waiting {
  readonly dueAt: number;
}

/** What the pretend site's pages need of the host; the host is more than this. */
export interface BrowserHost {
  readonly manifest: Manifest;
  readonly clock: { now(): number };
  /** What Jira's screens know and its REST API, as far as modelled, doesn't; a site of a test may lack it. */
  readonly site: {
    readonly jira: Product & Partial<Pick<JiraOutside, 'issues' | 'history'> & WorkflowRules>;
  };
  /** Every request that met something the host doesn't model. */
  readonly unmodelled: string[];
  /** Content-security-policy violations that the app's iframe reported. */
  readonly cspViolations: string[];
  readonly contractViolations: readonly {
    readonly check: string;
    readonly what: string;
    readonly problem: string;
  }[];
  readonly logs: readonly {
    readonly at: number;
    readonly level: string;
    readonly message: string;
    readonly functionKey?: string;
  }[];
  readonly invocations: readonly {
    readonly functionKey: string;
    readonly call?: string;
    readonly startedAt: number;
    readonly requests: number;
    readonly statements: number;
    readonly outcome?: FunctionOutcome;
  }[];
  readonly events: {
    readonly waiting: readonly (Waiting & { readonly eventType: string; readonly moduleKey: string })[];
  };
  readonly realtime: {
    subscribe(
      channel: string,
      token: string | undefined,
      receive: (payload: unknown) => void,
    ): { readonly end: () => void } | { readonly refused: string };
  };
  readonly queue: { readonly waiting: readonly (Waiting & { readonly queueName: string })[] };

  /** A request to a product. `viaApp`: sent by the app's iframe, so the app's scopes count. */
  request(
    product: 'jira' | 'confluence',
    method: string,
    target: string,
    options: { as?: Actor; body?: unknown; viaApp?: boolean },
  ): Promise<SiteResponse>;
  /** The browser's `invoke(name, payload)` on behalf of the person. */
  callResolver(
    name: string,
    payload: unknown,
    context: Readonly<Record<string, unknown>>,
    accountId: string,
  ): Promise<FunctionOutcome>;
  /** Runs a function by its key. */
  invoke(
    functionKey: string,
    payload: unknown,
    options: { as?: string; kind?: 'resolver'; moduleKey?: string },
  ): Promise<FunctionOutcome>;
  /** Moves the clock by `ms` and runs what falls due. */
  advance(ms: number): Promise<void>;
  /** Delivers every waiting event now. */
  deliverEvents(): Promise<number>;
  /** Runs whatever is due now. */
  drain(): Promise<number>;
}
