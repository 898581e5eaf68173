import * as v from 'valibot';
import type { Priority } from '../domain/actions';
import type { GateCode, Verdict } from '../domain/release-gate';
import type { GatePolicy, PolicySource } from '../domain/release-gate-policy';
import { numericId, uuid } from './fields';
import { decisionFilter } from './release-gate-log';
import { endedWaiver, givenWaiver } from './release-gate-waiver';

/** Calls of the gate's own pages. Name, what the caller must be allowed, input. */
export const GATE_PAGE_CALLS = {
  /** The services that the caller may know of, with their verdicts. */
  'release-gate.overview': { access: 'signed-in', input: v.object({}) },
  'release-gate.page': { access: 'signed-in', input: v.object({ serviceId: uuid }) },
  /** What the gate said of one service; what it was made from is for admins, who may see every page's counts. */
  'release-gate.decisions-of': {
    access: 'signed-in',
    input: v.object({ ...decisionFilter, serviceId: uuid }),
  },
  /** Who may let releases of a service through: asked apart, as it needs a request of its own. */
  'release-gate.waiving': { access: 'signed-in', input: v.object({ serviceId: uuid }) },
  'release-gate.give-waiver': { access: 'waive-release', input: givenWaiver },
  'release-gate.end-waiver': { access: 'waive-release', input: endedWaiver },
  /** What the services of one page's postmortems may do, and what that page has to do with it. */
  'release-gate.on-page': { access: 'view-page', input: v.object({ pageId: numericId }) },
} as const;

export interface ServiceVerdict {
  readonly serviceId: string;
  readonly serviceName: string;
  readonly verdict: Verdict;
  readonly code: GateCode;
}

export interface GateOverview {
  /** By name. */
  readonly services: readonly ServiceVerdict[];
  /** There are more services than these. */
  readonly more: boolean;
}

/** An open action that holds a release, on a page that the caller may see. */
export interface BlockerView {
  readonly actionId: string;
  readonly title: string;
  readonly priority: Priority;
  readonly pageId: string;
  readonly pageTitle: string;
  readonly issueKey: string | null;
  /** Account id; null: nobody, or somebody whose account was closed. */
  readonly owner: string | null;
  /** A plain date. */
  readonly dueOn: string | null;
  readonly overdue: boolean;
}

/** An incident that goes on or ended a short time ago, on a page that the caller may see. */
export interface QuietIncident {
  readonly pageId: string;
  readonly pageTitle: string;
  /** UTC instants; null: not written down. */
  readonly startedAt: string | null;
  readonly resolvedAt: string | null;
}

export interface HoldingWaiver {
  readonly id: string;
  readonly version: number;
  readonly reason: string;
  /** Account id; '' for a closed account. */
  readonly by: string;
  /** UTC instant. */
  readonly endsAt: string;
  /** The one release it is for; null: all of the service. */
  readonly release: string | null;
  readonly coversNew: boolean;
}

/** All that a person may know of the gate of one service. */
export interface GatePage extends ServiceVerdict {
  readonly policy: GatePolicy;
  readonly policySource: PolicySource;
  /** UTC instant since which at least one of what is shown here holds it; null: nothing shown does. */
  readonly heldSince: string | null;
  /** The worst first. */
  readonly blockers: readonly BlockerView[];
  readonly quiet: readonly QuietIncident[];
  /** More holds it than is shown: on pages that the caller may not see, or beyond what fits. */
  readonly heldByOthers: boolean;
  /** The first to end first. */
  readonly waivers: readonly HoldingWaiver[];
  /** UTC instant at which Jira was last looked through; null: never. */
  readonly sweptAt: string | null;
}

/** The gates of the services that one page's postmortems name. */
export interface PageGates {
  readonly services: readonly ServiceVerdict[];
  /** This page's own open actions that hold one of them, as many as fit. */
  readonly blockers: readonly { readonly actionId: string; readonly title: string }[];
  /** All of them, shown or not. */
  readonly open: number;
}
