import type { BlockerPlace, GateDetails } from '../contract/release-gate-details';
import { type Decision, decide, FAILED, freshnessAt, strictest } from '../domain/release-gate';
import { projectKeyIn } from '../domain/release-gate-projects';
import { serviceKey } from '../domain/service';
import type { GateReading, HoldingAction, World } from './ports';
import { recordDecisions } from './release-gate-log';

/** A machine's question about what holds a release. */
export interface DetailsQuestion {
  readonly service: string;
  readonly version: string;
  readonly after: BlockerPlace | null;
}

/** With the place after which the next page begins. */
export type Details = Omit<GateDetails, 'next'> & { readonly next: BlockerPlace | null };
export type DetailsAnswer = Details | 'not-found';

/** As many blockers as a page of an answer holds. */
const PAGE = 50;

/**
 * The verdict with what holds it, by page. Whoever asks is no person that we know, so only services that an admin has
 * registered are spoken of, and of a Jira project only when all of its services are. It never throws and never lets a
 * release through because something broke. Four statements, three for further pages.
 */
export async function gateDetails(world: World, question: DetailsQuestion): Promise<DetailsAnswer> {
  try {
    const { service, version, after } = question;
    const moment = freshnessAt(world.clock.now());
    const name = { serviceKey: serviceKey(service), projectKey: projectKeyIn(service) };
    const [readings, known] = await Promise.all([
      world.releaseGates.readNamed(name, moment, version),
      world.services.known(),
    ]);
    const registered = new Set(known.flatMap(({ id, isPublic }) => (isPublic ? [id] : [])));
    if (readings.length === 0 || !readings.every(({ serviceId }) => registered.has(serviceId)))
      return 'not-found';
    const ids = readings.map(({ serviceId }) => serviceId);
    const found = await world.releaseGates.holding(ids, moment, version, after, PAGE + 1);
    if (after === null) await recordDecisions(world, { kind: 'api', id: '' }, { service, version }, readings);
    return detailsOf(readings, found, moment.now);
  } catch (error) {
    world.log.error('release-gate.details', error);
    return FAILED_DETAILS;
  }
}

const STATES = {
  allowed: { allowed: true, ok: true, status: 'SUCCEEDED', gatingStatus: 'allowed', state: 'approved' },
  waived: { allowed: true, ok: true, status: 'SUCCEEDED', gatingStatus: 'allowed', state: 'approved' },
  prevented: { allowed: false, ok: false, status: 'TERMINAL', gatingStatus: 'prevented', state: 'rejected' },
  awaiting: { allowed: false, ok: false, status: 'RUNNING', gatingStatus: 'awaiting', state: 'rejected' },
} as const;

const SUMMARIES = {
  allowed: 'No open action holds this release.',
  waived: 'Open actions hold this release; a waiver lets it through.',
  prevented: 'Open actions of past incidents hold this release. Close those under details, the worst first.',
  awaiting: 'This release waits for what the code says. Ask again in a few minutes.',
} as const;

const said = ({ verdict, code }: Decision) => ({ ...STATES[verdict], code, summary: SUMMARIES[verdict] });

/** Said when nothing can be known. */
export const FAILED_DETAILS: Details = {
  ...said(FAILED),
  services: [],
  counts: { open: 0, unknown: 0 },
  details: [],
  next: null,
  updatedTimestamp: null,
};

function detailsOf(readings: readonly GateReading[], found: readonly HoldingAction[], now: string): Details {
  const nameOf = new Map(readings.map(({ serviceId, serviceName }) => [serviceId, serviceName]));
  const shown = found.slice(0, PAGE);
  const last = shown.at(-1);
  const total = (count: (reading: GateReading) => number) =>
    readings.reduce((sum, reading) => sum + count(reading), 0);
  return {
    ...said(strictest(readings.map(({ facts }) => decide(facts)))),
    services: readings.map(({ serviceName, facts, policyVersion }) => ({
      service: serviceName,
      ...decide(facts),
      policyVersion,
    })),
    counts: {
      open: total(({ facts }) => facts.openUnlinked + facts.openLinked),
      unknown: total(({ facts }) => facts.unverified),
    },
    details: shown.map(({ serviceId, issueKey, priority, dueOn, isOwned }) => ({
      type: issueKey === null ? 'action' : 'issue',
      service: nameOf.get(serviceId) ?? '',
      issueKey,
      priority,
      due: dueOn,
      overdue: dueOn !== null && dueOn < now.slice(0, 10),
      assigned: isOwned,
    })),
    next: found.length > PAGE && last ? last : null,
    updatedTimestamp: now,
  };
}
