import type { CreateOutcome } from '../contract/calls';
import type { ActionView } from '../contract/postmortem';
import type { Place } from '../contract/fields';
import { JiraUnavailable, NotFound } from '../domain/failure';
import { CLAIM_EXPIRES_MS, LOOK_UP_AFTER_SECONDS } from '../domain/jira-sync';
import { actionView } from './actions';
import { linkedChange, refusedChange } from './issue-changes';
import { linkToPage } from './page-links';
import type { ActionsOfPage, Caller, CreateRules, PageAccess, StoredAction, World } from './ports';

/** Never start another create when the function may be cut off in the middle of it. */
const LEAVE_MS = 8_000;

export const CHECKING_NOTE =
  'We cannot tell yet whether Jira created this issue. We look for it several times within the next minutes; nothing is created twice.';

interface Order {
  readonly caller: Caller;
  readonly page: PageAccess;
  readonly place: Place;
  readonly actionIds: readonly string[];
  readonly target: { readonly projectId: string; readonly issueTypeId: string };
}

/**
 * Creates the issues of these actions as the person who asked: each action is claimed, its issue carries our marker
 * from the same request, and whatever is in doubt is parked and looked for instead of created again.
 * @throws NotFound, JiraUnavailable, Preparing
 */
export async function createIssues(
  world: World,
  order: Order,
): Promise<{ outcomes: CreateOutcome[]; actions: ActionView[] }> {
  const asked = await world.actions.ofPage(order.place, order.actionIds, order.caller.accountId);
  if (asked.postmortem === null)
    throw new NotFound('This postmortem was not saved yet. Save something first.');
  const rules = await world.issues.createRules(order.target);
  if (rules === null)
    throw new JiraUnavailable(
      'You cannot create issues of this type in that project, or Jira is not connected. Choose another project, or ask a Jira admin.',
    );
  const outcomes = new Map<string, CreateOutcome>();
  const views = new Map(asked.actions.map((action) => [action.id, action]));
  const say = (actionId: string, outcome: CreateOutcome['outcome'], note = '') =>
    outcomes.set(actionId, { actionId, outcome, note });

  for (const id of order.actionIds) if (!views.has(id)) say(id, 'not-eligible', 'This action was removed.');
  // In the order in which they were asked for, so that keys in Jira read like the list on the page.
  const ordered = order.actionIds.flatMap((id) => views.get(id) ?? []);
  const eligible = ordered.filter((action) => {
    const why = whyNotEligible(action);
    if (why) say(action.id, why.outcome, why.note);
    return why === null;
  });
  if (rules.missing.length > 0) {
    const note = `This project requires ${rules.missing.join(', ')}, which Debrief does not fill in. Choose another issue type, or create the issue in Jira.`;
    for (const action of eligible) say(action.id, 'refused', note);
  } else if (eligible.length > 0) {
    await createClaimed(world, order, asked, eligible, rules, (action, outcome, note) => {
      views.set(action.id, action);
      say(action.id, outcome, note);
    });
  }
  return {
    outcomes: order.actionIds.flatMap((id) => outcomes.get(id) ?? []),
    actions: order.actionIds.flatMap((id) => views.get(id) ?? []).map(actionView),
  };
}

function whyNotEligible(action: StoredAction): { outcome: CreateOutcome['outcome']; note: string } | null {
  switch (action.issue.state) {
    case 'linked':
    case 'unreachable':
      return { outcome: 'already-linked', note: '' };
    case 'checking':
    case 'asking':
      return { outcome: 'checking', note: action.issue.note || CHECKING_NOTE };
    case 'creating':
      return {
        outcome: 'busy',
        note: 'This issue is being created right now, by somebody else or in another tab.',
      };
    case 'none':
      if (action.fields.status === 'done' || action.fields.status === 'dropped')
        return {
          outcome: 'not-eligible',
          note: `This action is ${action.fields.status}; it needs no issue.`,
        };
      return null;
  }
}

type Report = (action: StoredAction, outcome: CreateOutcome['outcome'], note: string) => void;

async function createClaimed(
  world: World,
  order: Order,
  asked: ActionsOfPage,
  eligible: readonly StoredAction[],
  rules: CreateRules,
  report: Report,
): Promise<void> {
  const personId = asked.personId ?? (await world.people.idOf(order.caller.accountId));
  const claim = {
    id: world.ids.next(),
    byId: personId,
    at: new Date(world.clock.now()).toISOString(),
    ...order.target,
  };
  await watchClaims(world);
  const got = new Set(
    await world.issueLinks.claim(
      eligible.map((action) => action.id),
      claim,
    ),
  );
  for (const action of eligible)
    if (!got.has(action.id))
      report(action, 'busy', 'Somebody else took this action a moment ago. Reload to see it.');

  const mine = eligible
    .filter((action) => got.has(action.id))
    .map((action): StoredAction => ({
      ...action,
      issue: { ...action.issue, state: 'creating', note: '' },
      claim: {
        id: claim.id,
        by: order.caller.accountId,
        at: claim.at,
        ...order.target,
        lookups: 0,
        nextLookAt: null,
      },
    }));
  const settled: string[] = [];
  for (const [turn, action] of mine.entries()) {
    if (world.deadline.remainingMs() < LEAVE_MS) {
      const rest = mine.slice(turn);
      await giveBack(world, claim.id, rest);
      for (const left of rest)
        report({ ...left, issue: { ...left.issue, state: 'none' }, claim: null }, 'not-started', '');
      break;
    }
    try {
      if (await createOne(world, order, asked, action, { claimId: claim.id, personId, rules }, report))
        settled.push(action.id);
    } catch (error) {
      // This one stays claimed and is looked for; those whose turn had not come need not wait for that.
      await giveBack(world, claim.id, mine.slice(turn + 1)).catch((late: unknown) => {
        world.log.error('create-issues.claims-held', late);
      });
      throw error;
    }
  }
  await world.issueLinks.log(settled).catch((error: unknown) => {
    world.log.error('create-issues.log-later', error);
  });
}

const giveBack = (world: World, claimId: string, rest: readonly StoredAction[]): Promise<void> =>
  world.issueLinks.release(
    rest.map((left) => left.id),
    claimId,
  );

/** True when the row was settled, so that its change still has to be copied into the log. */
async function createOne(
  world: World,
  order: Order,
  asked: ActionsOfPage,
  action: StoredAction,
  by: { claimId: string; personId: string; rules: CreateRules },
  report: Report,
): Promise<boolean> {
  const page = { title: order.page.title, url: order.page.url };
  const result = await world.issues.create(
    {
      ...order.target,
      actionId: action.id,
      installationId: world.site.installationId(),
      fields: action.fields,
      severity: asked.postmortem?.header.severity ?? '',
      page,
    },
    by.rules,
  );
  if (result.kind === 'doubtful') {
    await park(world, action.id, by.claimId);
    report(
      { ...action, issue: { ...action.issue, state: 'checking', note: CHECKING_NOTE } },
      'checking',
      CHECKING_NOTE,
    );
    return false;
  }
  const context = { world, by: by.personId, pageLinked: false };
  if (result.kind === 'refused') {
    const settlement = refusedChange(context, action, result.reason);
    const done = await world.issueLinks.settle(action, settlement.update, settlement.change);
    report({ ...action, issue: settlement.update.issue, claim: null }, 'refused', result.reason);
    return done;
  }
  const pageLinked = await linkToPage(world, 'user', action.id, result.issueId, order.page);
  const settlement = linkedChange(
    { ...context, pageLinked },
    action,
    { issueId: result.issueId, issueKey: result.issueKey, done: false },
    { what: 'issue-created', note: result.leftOut.join(' ') },
  );
  if (!(await world.issueLinks.settle(action, settlement.update, settlement.change))) {
    report(
      { ...action, issue: { ...action.issue, state: 'checking', note: CHECKING_NOTE } },
      'checking',
      CHECKING_NOTE,
    );
    return false;
  }
  report({ ...action, issue: settlement.update.issue, claim: null }, 'created', settlement.update.issue.note);
  return true;
}

async function park(world: World, actionId: string, claimId: string): Promise<void> {
  const [first] = LOOK_UP_AFTER_SECONDS;
  await world.issueLinks.park(
    actionId,
    claimId,
    CHECKING_NOTE,
    new Date(world.clock.now() + first * 1000).toISOString(),
  );
  await world.queues.sync({ kind: 'look-up', actionId }, first).catch((error: unknown) => {
    world.log.error('create-issues.look-up-by-upkeep', error);
  });
}

/** If this function dies, somebody must notice its claims before the hour is over. */
async function watchClaims(world: World): Promise<void> {
  await world.queues
    .sync({ kind: 'claims' }, Math.min(900, CLAIM_EXPIRES_MS / 1000))
    .catch((error: unknown) => {
      world.log.error('create-issues.claims-by-upkeep', error);
    });
}
