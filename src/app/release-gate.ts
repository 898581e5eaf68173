import type { Place } from '../contract/fields';
import type { GateBanner } from '../contract/release-gate';
import { isOpen } from '../domain/actions';
import { Preparing } from '../domain/failure';
import { countsForGate, DEFAULT_POLICY } from '../domain/release-gate-policy';
import { decide, FAILED, freshnessAt, strictest } from '../domain/release-gate';
import type { Decision } from '../domain/release-gate';
import { projectKeyIn } from '../domain/release-gate-projects';
import { serviceKey } from '../domain/service';
import type { GateReading, StoredPostmortem, TokenRecord, World } from './ports';
import { recordDecisions } from './release-gate-log';

/** A pipeline's question, as the edge has taken it apart. */
export interface GateQuestion {
  readonly token: string | null;
  readonly service: string;
  /** What is about to be released; kept in the decision log. */
  readonly version: string;
}

/** A verdict, or why there is none for this caller. */
export type GateAnswer = Decision | 'not-found' | 'unauthorised' | 'too-many';

/** Of one token, within a minute; a pipeline that waits asks every few seconds at most. */
export const MOST_QUESTIONS = 60;
const MINUTE_MS = 60_000;

/** `dbf_<token id>_<secret>`: found by its id, proven by its secret. */
const TOKEN = /^dbf_([0-9a-f-]{36})_([A-Za-z0-9_-]{43})$/;

export const tokenText = (id: string, secret: string): string => `dbf_${id}_${secret}`;

/**
 * The verdict for a pipeline. It never throws and never lets a release through because something broke: what
 * cannot be known, or cannot be written down, is *awaiting*.
 */
export async function askGate(world: World, question: GateQuestion): Promise<GateAnswer> {
  try {
    const [, id, secret] = TOKEN.exec(question.token ?? '') ?? [];
    if (id === undefined || secret === undefined) return 'unauthorised';
    const token = await provenToken(world, id, secret);
    if (token === null) return 'unauthorised';
    if (token.recent >= MOST_QUESTIONS) return 'too-many';
    const name = { serviceKey: serviceKey(question.service), projectKey: projectKeyIn(question.service) };
    const moment = freshnessAt(world.clock.now());
    const readings = await world.releaseGates.readNamed(name, moment, question.version);
    // What this token may not ask about is as unknown as what does not exist.
    const isKnown =
      readings.length > 0 && readings.every(({ serviceId }) => token.serviceIds.includes(serviceId));
    const asked = { service: question.service, version: question.version };
    const caller = { kind: 'token' as const, id: token.id };
    await recordDecisions(world, caller, asked, isKnown ? readings : []);
    return isKnown ? strictest(readings.map(({ facts }) => decide(facts))) : 'not-found';
  } catch (error) {
    world.log.error('release-gate.awaiting', error);
    return FAILED;
  }
}

/** What a secret is compared with when no token is known, so that both ways take the same time. */
const NO_HASH = '0'.repeat(64);

/** The token of that id when its secret is proven. What is not is counted. */
async function provenToken(world: World, id: string, secret: string): Promise<TokenRecord | null> {
  const since = new Date(world.clock.now() - MINUTE_MS).toISOString();
  const named = await world.releaseGates.token(id, since);
  const isProven = world.ids.same(named?.hash ?? NO_HASH, world.ids.digest(secret));
  if (named !== null && isProven && !named.revoked) return named;
  await countRefusal(world, named);
  return null;
}

/** So that admins see that somebody guesses, or that a pipeline still sends an old token. It decides nothing. */
async function countRefusal(world: World, named: TokenRecord | null): Promise<void> {
  try {
    await world.releaseGates.refuse(named?.id ?? null, new Date(world.clock.now()).toISOString());
  } catch (error) {
    world.log.error('release-gate.refusal-not-counted', error);
  }
}

/** The verdict on each service of a postmortem, for its page. One statement. */
export async function gateBanners(
  world: World,
  place: Place,
  stored: StoredPostmortem,
): Promise<readonly GateBanner[]> {
  if (stored.services.length === 0) return [];
  try {
    const readings = await world.releaseGates.readOfPostmortem(place, freshnessAt(world.clock.now()));
    return readings.map((reading) => banner(reading, stored, world.clock.now()));
  } catch (error) {
    if (error instanceof Preparing) throw error;
    world.log.error('release-gate.banner', error);
    return stored.services.map((service) => ({
      serviceId: service.id,
      serviceName: service.name,
      ...FAILED,
      policy: DEFAULT_POLICY,
      policySource: 'product',
      blockers: [],
      heldByOthers: false,
      waived: null,
    }));
  }
}

/** Names this page's own blockers only: the reader may not be allowed to see the others, nor how many they are. */
function banner(reading: GateReading, stored: StoredPostmortem, now: number): GateBanner {
  const { policy, policySource, facts } = reading;
  const { severity } = stored.postmortem.header;
  const own = stored.actions.filter(
    (action) =>
      isOpen(action.fields, action.issue) &&
      countsForGate(policy, { ...action.fields, addedAt: action.addedAt }, severity, now),
  );
  const { verdict, code } = decide(facts);
  const waiver = [...reading.waivers].sort((a, b) => (a.endsAt < b.endsAt ? -1 : 1)).at(-1);
  return {
    serviceId: reading.serviceId,
    serviceName: reading.serviceName,
    verdict,
    code,
    policy,
    policySource,
    blockers: own.map((action) => action.id),
    heldByOthers: verdict === 'prevented' && facts.openUnlinked + facts.openLinked > own.length,
    waived: waiver ? { until: waiver.endsAt, reason: waiver.reason } : null,
  };
}
