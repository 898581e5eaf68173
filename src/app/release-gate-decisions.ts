import * as v from 'valibot';
import type { CheckedInput } from '../contract/calls';
import type { DecisionsAnswer, DecisionView, GateLogState } from '../contract/release-gate-log';
import {
  DEFAULT_GATE_LOG,
  GATE_LOG_FEWEST_DAYS,
  GATE_LOG_MOST_DAYS,
  type GateLogRetention,
} from '../domain/release-gate-retention';
import type { Caller, NamedBlocker, StoredDecision, World } from './ports';
import { mustKnow } from './release-gate-page';
import { readSetting, saveSetting, type SiteSetting } from './site-settings';

/** As many actions as are named in one answer, on as many pages as Confluence is asked about at once. */
const NAMED_MOST = 500;
const PAGES_MOST = 250;
const DAY_MS = 86_400_000;
/** Refusals are for noticing, not for the record. */
const REFUSAL_DAYS = 30;
/** Slices that one hour takes; the next goes on. */
const SLICES = 10;

const RETENTION: SiteSetting<GateLogRetention> = {
  name: 'gate-log-retention',
  shape: v.object({
    days: v.nullable(
      v.pipe(v.number(), v.integer(), v.minValue(GATE_LOG_FEWEST_DAYS), v.maxValue(GATE_LOG_MOST_DAYS)),
    ),
  }),
  otherwise: DEFAULT_GATE_LOG,
};

/** What the gate has said, the latest first; blockers by title only from pages that the caller may see. */
export async function gateDecisions(
  world: World,
  { after, ...filter }: CheckedInput<'release-gate.decisions'>,
): Promise<DecisionsAnswer> {
  const { decisions, more } = await world.releaseGates.decisions(filter, after);
  const ids = [...new Set(decisions.flatMap(({ blockers }) => blockers))].slice(0, NAMED_MOST);
  const named = await world.releaseGates.namesOf(ids);
  const pageIds = [...new Set(named.map(({ pageId }) => pageId))].slice(0, PAGES_MOST);
  const seen = pageIds.length === 0 ? new Map<string, string>() : await world.pages.titlesForUser(pageIds);
  const shown = new Map(named.flatMap((one) => (seen.has(one.pageId) ? [[one.actionId, one] as const] : [])));
  const last = decisions.at(-1);
  return {
    decisions: decisions.map((decision) => viewOf(decision, shown)),
    next: more && last ? { at: last.at, id: last.id } : null,
  };
}

/**
 * What the gate said of one service, for whoever may know of that service: the verdicts and what they see of the
 * reasons. Counts, other names in the question, and the tokens' names are for admins.
 * @throws NotFound
 */
export async function gateDecisionsOf(
  world: World,
  input: CheckedInput<'release-gate.decisions-of'>,
): Promise<DecisionsAnswer> {
  await mustKnow(world, input.serviceId);
  const { decisions, next } = await gateDecisions(world, input);
  return {
    decisions: decisions.map((decision) => ({
      ...decision,
      facts: null,
      asked: { ...decision.asked, service: decision.serviceName ?? '' },
      caller: { ...decision.caller, name: decision.caller.kind === 'token' ? '' : decision.caller.name },
    })),
    next,
  };
}

function viewOf(
  { caller, decision, blockers, ...stored }: StoredDecision,
  shown: ReadonlyMap<string, NamedBlocker>,
): DecisionView {
  const { id, at, serviceName, asked, policyVersion, facts, tokenName, waiverReason } = stored;
  const named = blockers.flatMap((action) => shown.get(action) ?? []);
  return {
    id,
    at,
    serviceName,
    asked,
    ...decision,
    caller: { kind: caller.kind, name: caller.kind === 'token' ? (tokenName ?? '') : caller.id },
    policyVersion,
    facts,
    blockers: named,
    isHeldByMore: blockers.length > named.length,
    waived: waiverReason,
  };
}

export const readGateLogRetention = (world: World): Promise<GateLogState> => readSetting(world, RETENTION);

export const saveGateLogRetention = (
  world: World,
  caller: Caller,
  { changeId, version, days }: CheckedInput<'release-gate.save-log-retention'>,
): Promise<GateLogState> => saveSetting(world, caller, RETENTION, { changeId, version, value: { days } });

/** Hourly: takes out decisions older than an admin wants them kept, and old counts of wrong tokens. */
export async function keepGateLog(world: World): Promise<void> {
  const { days } = (await readGateLogRetention(world)).value;
  const daysAgo = (count: number) => new Date(world.clock.now() - count * DAY_MS).toISOString();
  const before = days === null ? null : daysAgo(days);
  for (let slices = 0; slices < SLICES; slices += 1) {
    const forgotten = await world.releaseGates.forget(before, daysAgo(REFUSAL_DAYS));
    if (forgotten === 0) return;
    world.log.info('release-gate.decisions-forgotten', { forgotten });
  }
}
