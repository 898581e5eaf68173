import { releasedMail } from '../domain/release-gate-mails';
import { JiraUnavailable } from '../domain/failure';
import type { GateBlocker, GateReading, World } from './ports';
import { uuidOf } from './uuid-of';

/**
 * Tells those who own what held a version that it was released all the same: once, by a mail of Jira's about an issue of
 * theirs, and only those who want mails. It names issues by their keys and nothing of any page or of the version.
 * @param release which release of which version, in words that are always the same
 * @throws JiraLimited, JiraUnavailable: some were not told, and may be when it is done again
 */
export async function tellOwners(world: World, held: readonly GateReading[], release: string): Promise<void> {
  const owned = byOwner(held.flatMap(({ blockers }) => blockers));
  if (owned.size === 0 || !(await world.reminders.state()).on) return;
  const active = await world.notices.activeAccounts([...owned.keys()].slice(0, MOST_ACCOUNTS));
  for (const [accountId, issueKeys] of owned) {
    const { person } = await world.reminders.switches(accountId);
    if (active.has(accountId) && person.on)
      await tell(world, accountId, issueKeys, uuidOf(world, `${release}, told to ${accountId}`));
  }
}

/** As many as one request asks about. */
const MOST_ACCOUNTS = 100;

function byOwner(blockers: readonly GateBlocker[]): ReadonlyMap<string, readonly [string, ...string[]]> {
  const owned = new Map<string, readonly [string, ...string[]]>();
  for (const { owner, issueKey } of blockers) {
    if (owner === null || issueKey === null) continue;
    const before = owned.get(owner);
    if (before === undefined) owned.set(owner, [issueKey]);
    else if (!before.includes(issueKey)) owned.set(owner, [...before, issueKey]);
  }
  return owned;
}

/** Claimed before it is sent, so that it is sent once; given back when it surely was not. */
async function tell(
  world: World,
  accountId: string,
  issueKeys: readonly [string, ...string[]],
  subjectId: string,
): Promise<void> {
  const [issueId] = issueKeys;
  const claim = {
    id: world.ids.next(),
    personId: await world.people.idOf(accountId),
    at: new Date(world.clock.now()).toISOString(),
  };
  const release = () => world.reminders.release(claim.id);
  try {
    const got = await world.reminders.claim([{ kind: 'released-anyway', subjectId, marker: '' }], claim);
    if (got.length === 0) return;
    const outcome = await world.notices.notify({ issueId, accountId, ...releasedMail(issueKeys) });
    world.log.info('release-gate.mail', { outcome });
    if (outcome === 'refused') await release();
  } catch (error) {
    if (error instanceof JiraUnavailable) await release();
    throw error;
  }
}
