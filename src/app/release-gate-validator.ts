import type { GateRule } from '../contract/release-gate-rule';
import { freshnessAt, isHeld } from '../domain/release-gate';
import { HELD_WORDS, heldWords } from '../domain/release-gate-words';
import { fitted } from '../domain/title-fit';
import type { GateReading, World } from './ports';
import { gatePageAddress } from './release-gate-address';
import { recordDecisions } from './release-gate-log';

/** Characters of a release's name that the log of decisions keeps; Jira allows a few more. */
const LONGEST_LOGGED = 200;

/** A transition of an issue that waits for the gate. */
export interface TransitionQuestion {
  readonly issueKey: string;
  readonly rule: GateRule;
  /** Names of the fix versions that its screen sets; null: it leaves them as they are. */
  readonly fixVersions: readonly string[] | null;
}

export type TransitionAnswer =
  { readonly result: true } | { readonly result: false; readonly errorMessage: string };

export const held = (errorMessage: string): TransitionAnswer => ({ result: false, errorMessage });

/**
 * Whether a transition may happen. It never throws and lets nothing through because something broke: what cannot be
 * known, or cannot be written down, waits.
 */
export async function mayTransition(world: World, question: TransitionQuestion): Promise<TransitionAnswer> {
  try {
    return await verdictOn(world, question);
  } catch (error) {
    world.log.error('release-gate.transition-awaits', error);
    return held(HELD_WORDS.unknown);
  }
}

async function verdictOn(
  world: World,
  { issueKey, rule, fixVersions }: TransitionQuestion,
): Promise<TransitionAnswer> {
  const isSaid = rule.services !== 'project' && fixVersions !== null;
  const issue = isSaid ? null : await world.releaseGateJira.issue(issueKey);
  if (!isSaid && issue === null) return held(HELD_WORDS.unseen);
  const release = releaseOf(fixVersions ?? issue?.fixVersions ?? []);
  const readings = await readingsOf(world, rule, issue?.projectId ?? '', release);
  const asked = {
    service: rule.services === 'project' ? issueKey.replace(/-\d+$/, '') : '',
    version: fitted(release ?? '', LONGEST_LOGGED).text,
  };
  const isWhole = readings.length > 0 && isEvery(rule, readings);
  await recordDecisions(world, { kind: 'workflow', id: issueKey }, asked, isWhole ? readings : []);
  if (!isWhole) return held(rule.services === 'project' ? HELD_WORDS.noService : HELD_WORDS.serviceGone);
  const holding = readings.filter(({ facts }) => isHeld(facts));
  if (holding.length === 0) return { result: true };
  return held(await wordsFor(world, holding));
}

/** Only what names one release is a release: a waiver for that one counts then. */
function releaseOf(fixVersions: readonly string[]): string | null {
  const [only, ...others] = new Set(fixVersions);
  return others.length === 0 ? (only ?? null) : null;
}

function readingsOf(
  world: World,
  { services }: GateRule,
  projectId: string,
  release: string | null,
): Promise<readonly GateReading[]> {
  const moment = freshnessAt(world.clock.now());
  return services === 'project'
    ? world.releaseGates.readOfProject(projectId, moment, release)
    : world.releaseGates.readByIds([...new Set(services)], moment, release);
}

const isEvery = ({ services }: GateRule, readings: readonly GateReading[]): boolean =>
  services === 'project' || services.every((id) => readings.some(({ serviceId }) => serviceId === id));

async function wordsFor(world: World, holding: readonly GateReading[]): Promise<string> {
  const site = await addressOfSite(world);
  const inOrder = [...holding].sort((a, b) => (a.serviceName < b.serviceName ? -1 : 1));
  return heldWords(
    inOrder.map(({ serviceId, serviceName, facts, blockers }) => ({
      name: serviceName,
      facts,
      issueKeys: blockers.flatMap(({ issueKey }) => issueKey ?? []),
      address: site === null ? null : gatePageAddress(world, site, serviceId),
    })),
  );
}

/** The reasons are worth more than the address: without it they are said all the same. */
async function addressOfSite(world: World): Promise<string | null> {
  try {
    return await world.releaseGateJira.siteAddress();
  } catch (error) {
    world.log.error('release-gate.no-address', error);
    return null;
  }
}
