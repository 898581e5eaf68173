import { askGate, MOST_QUESTIONS, tokenText } from '../../src/app/release-gate';
import { createGateToken } from '../../src/app/release-gate-settings';
import type { IssueLink } from '../../src/domain/actions';
import type { GatePolicy } from '../../src/domain/release-gate-policy';
import { aCaller, aChange, aLink, aLinkedIssue, anAction, anId, aPolicy, aWaiver } from '../support/builders';
import { stored } from '../support/builders-saved';
import { aRecord } from '../support/ports-contract';
import { aSettlement } from '../support/ports-contract-actions';
import { memoryWorld } from '../support/ports-world';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Policies, and which actions of a SEV2 incident each looks at: by priority, and whether it is older than 4 weeks. */
const POLICIES: Readonly<
  Record<
    string,
    { readonly policy: GatePolicy | null; readonly looksAt: (priority: string, old: boolean) => boolean }
  >
> = {
  'the product’s own': { policy: null, looksAt: (priority) => priority === 'critical' },
  'high at once': {
    policy: aPolicy({ lowestBlocking: 'high' }),
    looksAt: (priority) => priority === 'critical' || priority === 'high',
  },
  'high after 4 weeks': {
    policy: aPolicy({ pastDays: { high: 28, medium: null, low: null } }),
    looksAt: (priority, old) => priority === 'critical' || (priority === 'high' && old),
  },
  'low at once': { policy: aPolicy({ lowestBlocking: 'low' }), looksAt: () => true },
  'of SEV1 only': { policy: aPolicy({ severities: ['SEV1'] }), looksAt: () => false },
  'of detection only': { policy: aPolicy({ types: ['detect'] }), looksAt: () => false },
};

/** Where an action stands, and what that means: certain to be open, open by Jira's word, unsure, or closed. */
const SYNCS: Readonly<
  Record<
    string,
    {
      readonly issue: IssueLink;
      readonly hoursAgo: number;
      readonly is: 'page' | 'open' | 'unsure' | 'closed';
    }
  >
> = {
  'no issue': { issue: aLink(), hoursAgo: 0, is: 'page' },
  queued: { issue: aLink({ state: 'queued' }), hoursAgo: 0, is: 'open' },
  'open in Jira': { issue: aLinkedIssue({ issueDone: false }), hoursAgo: 1, is: 'open' },
  'open in Jira, long ago': { issue: aLinkedIssue({ issueDone: false }), hoursAgo: 4, is: 'unsure' },
  'done in Jira': { issue: aLinkedIssue({ issueDone: true }), hoursAgo: 1, is: 'closed' },
  'done in Jira, long ago': { issue: aLinkedIssue({ issueDone: true }), hoursAgo: 4, is: 'unsure' },
  'out of reach': {
    issue: aLink({ state: 'unreachable', issueId: '1', issueKey: 'A-1', why: 'hidden' }),
    hoursAgo: 1,
    is: 'open',
  },
  'out of reach, long ago': {
    issue: aLink({ state: 'unreachable', issueId: '1', issueKey: 'A-1', why: 'deleted' }),
    hoursAgo: 4,
    is: 'unsure',
  },
};

/** Waivers, and whether each covers an action that was there when it was given, for release 3.6. */
const WAIVERS = {
  none: false,
  'for it': true,
  'for it and release 3.6': true,
  'for it and release 3.7': false,
  'for another action': false,
  'for all that comes': true,
  'for it, over': false,
  'for it, ended early': false,
} as const;

const STATUSES = ['proposed', 'done', 'dropped'] as const;
const PRIORITIES = ['critical', 'high', 'low'] as const;

interface Row {
  readonly policy: string;
  readonly priority: (typeof PRIORITIES)[number];
  readonly old: boolean;
  readonly status: (typeof STATUSES)[number];
  readonly sync: string;
  readonly waiver: keyof typeof WAIVERS;
}

const rows: readonly Row[] = Object.keys(POLICIES).flatMap((policy) =>
  PRIORITIES.flatMap((priority) =>
    [false, true].flatMap((old) =>
      STATUSES.flatMap((status) =>
        Object.keys(SYNCS).flatMap((sync) =>
          (Object.keys(WAIVERS) as (keyof typeof WAIVERS)[]).map((waiver) => ({
            policy,
            priority,
            old,
            status,
            sync,
            waiver,
          })),
        ),
      ),
    ),
  ),
);

/** What is declared for a row, without the product's code. */
function declared({ policy, priority, old, status, sync, waiver }: Row): string {
  const { is } = SYNCS[sync]!;
  if (status === 'dropped' || !POLICIES[policy]!.looksAt(priority, old)) return 'allowed';
  const state = is === 'page' ? (status === 'done' ? 'closed' : 'open') : is;
  if (state === 'closed') return 'allowed';
  if (WAIVERS[waiver]) return 'waived';
  return state === 'unsure' ? 'awaiting' : 'prevented';
}

/** The row as it stands on a site, and a pipeline's question about release 3.6. */
async function given({ policy, priority, old, status, sync, waiver }: Row) {
  const world = memoryWorld();
  const { releaseGates: gates, clock } = world;
  const postmortemId = await aRecord(world);
  const service = await world.services.findOrCreate('Checkout', anId(), aChange());
  await world.services.attach(postmortemId, service.id, aChange());
  const id = anId();
  const action = { id, fields: anAction({ priority, status, type: 'prevent' }), ownerId: null, position: 0 };
  await world.actions.save(postmortemId, null, action, aChange({ at: clock.iso(old ? -28 * DAY : 0) }));
  const { issue, hoursAgo } = SYNCS[sync]!;
  if (issue.state !== 'none')
    await world.issueLinks.settle(
      await stored(world, id),
      aSettlement({ issue, readAt: clock.iso(-hoursAgo * HOUR) }),
    );
  const own = POLICIES[policy]!.policy;
  if (own) await gates.savePolicy(service.id, 0, aPolicy(own), aChange());
  if (waiver !== 'none') {
    const one = aWaiver({
      serviceId: service.id,
      covers: waiver === 'for all that comes' ? [] : [waiver === 'for another action' ? anId() : id],
      coversNew: waiver === 'for all that comes',
      release: waiver.endsWith('3.6') ? '3.6' : waiver.endsWith('3.7') ? '3.7' : null,
      givenAt: clock.iso(-2 * HOUR),
      endsAt: clock.iso(waiver === 'for it, over' ? 0 : HOUR),
    });
    await gates.giveWaiver(one, aChange());
    if (waiver === 'for it, ended early') await gates.endWaiver(one.id, service.id, 1, aChange());
  }
  const made = { changeId: anId(), name: 'ci', serviceIds: [service.id] };
  const token = await createGateToken(world, aCaller(), made);
  const ask = async (text = token.token) => {
    const answer = await askGate(world, { token: text, service: 'Checkout', version: '3.6' });
    return typeof answer === 'string' ? answer : answer.verdict;
  };
  return { world, token, ask };
}

/** What can break, and what the pipeline hears then, whatever stands on the site. */
const FAILURES: Readonly<
  Record<
    string,
    { readonly says: string; readonly in: (site: Awaited<ReturnType<typeof given>>) => Promise<string> }
  >
> = {
  'the token cannot be read': { says: 'awaiting', in: broken('token') },
  'the actions cannot be read': { says: 'awaiting', in: broken('readNamed') },
  'the log cannot be written': { says: 'awaiting', in: broken('log') },
  'a wrong secret': {
    says: 'unauthorised',
    in: ({ token, ask }) => ask(tokenText(token.id, 'x'.repeat(43))),
  },
  'too many questions': {
    says: 'too-many',
    in: async ({ world, ask }) => {
      const { token } = world.releaseGates;
      world.releaseGates.token = async (...asked) => {
        const found = await token.apply(world.releaseGates, asked);
        return found && { ...found, recent: MOST_QUESTIONS };
      };
      return ask();
    },
  },
};

function broken(port: 'token' | 'readNamed' | 'log') {
  return ({ world, ask }: Awaited<ReturnType<typeof given>>) => {
    Object.assign(world.releaseGates, { [port]: () => Promise.reject(new Error('down')) });
    return ask();
  };
}

describe('policy x action x sync x waiver x failure', () => {
  it.each(Object.keys(POLICIES))(
    'gives the declared verdict for every row of the policy: %s',
    async (policy) => {
      const wrong: unknown[] = [];
      for (const row of rows.filter((one) => one.policy === policy)) {
        const said = await (await given(row)).ask();
        if (said !== declared(row)) wrong.push({ ...row, said, declared: declared(row) });
      }
      expect(wrong).toEqual([]);
    },
  );

  it.each(Object.keys(FAILURES))('never lets a release through: %s', async (failure) => {
    const { says, in: happening } = FAILURES[failure]!;
    const heard = new Map<string, number>();
    // Every eleventh row meets every value of every column.
    for (const row of rows.filter((_row, place) => place % 11 === 0)) {
      const said = await happening(await given(row));
      heard.set(said, (heard.get(said) ?? 0) + 1);
    }
    expect([...heard.keys()]).toEqual([says]);
  });

  it('is a table in which every verdict is declared', () => {
    expect(rows).toHaveLength(6 * 3 * 2 * 3 * 8 * 8);
    expect(new Set(rows.map(declared))).toEqual(new Set(['allowed', 'prevented', 'awaiting', 'waived']));
    const sampled = rows.filter((_row, place) => place % 11 === 0);
    for (const column of ['policy', 'priority', 'old', 'status', 'sync', 'waiver'] as const)
      expect(new Set(sampled.map((row) => row[column]))).toEqual(new Set(rows.map((row) => row[column])));
  });
});
