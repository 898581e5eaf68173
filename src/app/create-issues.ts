import { JiraLimited, JiraNotConnected } from '../domain/failure';
import { CHECKING_NOTE, giveBack, outcomeOf, park, type Progress, tell, type Work } from './create-outcomes';
import { linkToPage } from './page-links';
import type { As, CreateResult, PageLinkState, StoredAction, World } from './ports';

/**
 * Never start another create when the function may be cut off in the middle of it: Jira has ten seconds for one and
 * fifteen for many, and what became of them is still to be written down.
 */
const LEAVE_MS = 12_000;
const LEAVE_IN_BULK_MS = 18_000;
/** More than so many of one kind go to Jira in one request, as many as it takes. */
const ONE_BY_ONE = 10;
const BULK = 50;

/**
 * Creates the issues of queued actions: each is claimed by this very run, its issue carries our marker from the same
 * request, and whatever is in doubt is parked and looked for instead of created again. What does not fit into this
 * function's life stays queued.
 * @throws JiraLimited, with everything that was not sent back in the queue
 */
export async function createQueued(
  world: World,
  work: Work,
  queued: readonly StoredAction[],
  progress: Progress,
): Promise<void> {
  const inBulk = queued.length > ONE_BY_ONE;
  const size = inBulk ? BULK : ONE_BY_ONE;
  for (let start = 0; start < queued.length; start += size) {
    if (world.deadline.remainingMs() < (inBulk ? LEAVE_IN_BULK_MS : LEAVE_MS)) break;
    const attempt = {
      id: world.ids.next(),
      at: new Date(world.clock.now()).toISOString(),
      as: work.as,
    };
    const some = queued.slice(start, start + size);
    const got = new Set(
      await world.issueLinks.claim(
        some.map(({ id }) => id),
        work.orderId,
        attempt,
      ),
    );
    for (const { id } of some)
      if (!got.has(id)) progress.sayOf(id, 'busy', 'Somebody else took this action a moment ago.');
    const mine = some.filter(({ id }) => got.has(id)).map((action) => claimed(action, work, attempt));
    if (inBulk) await createTogether(world, work, mine, attempt.id, progress);
    else await createEach(world, work, mine, attempt.id, progress);
  }
}

function claimed(
  action: StoredAction,
  work: Work,
  attempt: { readonly id: string; readonly at: string; readonly as: As },
): StoredAction {
  const claim = {
    ...attempt,
    by: work.accountId,
    ...work.target,
    extra: work.extra,
    lookups: 0,
    nextLookAt: null,
  };
  return { ...action, issue: { ...action.issue, state: 'creating', note: '' }, claim };
}

/** Jira did not even look at the request. */
const wasNotSent = (error: unknown) => error instanceof JiraLimited || error instanceof JiraNotConnected;

async function createEach(
  world: World,
  work: Work,
  mine: readonly StoredAction[],
  attemptId: string,
  progress: Progress,
): Promise<void> {
  for (const [turn, action] of mine.entries()) {
    const rest = mine.slice(turn);
    if (world.deadline.remainingMs() < LEAVE_MS) return giveBack(world, work, rest, attemptId, progress);
    try {
      const result = await world.issues.create(work.as, newIssue(world, work, action), work.rules);
      await settleOne(world, work, action, attemptId, result, progress);
    } catch (error) {
      // Limited: nothing was sent. Otherwise this one stays claimed and is looked for; the others need not wait.
      const unsent = wasNotSent(error) ? rest : rest.slice(1);
      await giveBack(world, work, unsent, attemptId, progress).catch((late: unknown) => {
        world.log.error('create-issues.claims-held', late);
      });
      throw error;
    }
  }
}

async function settleOne(
  world: World,
  work: Work,
  action: StoredAction,
  attemptId: string,
  result: CreateResult,
  progress: Progress,
): Promise<void> {
  if (result.kind === 'doubtful') return park(world, [action], attemptId, progress);
  if (result.kind === 'unsent') return giveBack(world, work, [action], attemptId, progress);
  let pageLink: PageLinkState = 'none';
  // The link can wait; that the issue is there must be written down before this function is cut off.
  if (result.kind === 'created' && world.deadline.remainingMs() >= LEAVE_MS) {
    const link = { actionId: action.id, issueId: result.issueId, wanted: 'open' } as const;
    if ((await linkToPage(world, work.as, link, work.page)) === 'written') pageLink = 'open';
  }
  const settlement = outcomeOf(world, work, action, result, pageLink);
  if (await world.issueLinks.settle(action, settlement)) tell(settlement, result, progress);
  else progress.say({ ...action, issue: { ...action.issue, state: 'checking' } }, 'checking', CHECKING_NOTE);
}

async function createTogether(
  world: World,
  work: Work,
  mine: readonly StoredAction[],
  attemptId: string,
  progress: Progress,
): Promise<void> {
  if (mine.length === 0) return;
  let results: readonly CreateResult[];
  try {
    results = await world.issues.createMany(
      work.as,
      mine.map((action) => newIssue(world, work, action)),
      work.rules,
    );
  } catch (error) {
    if (wasNotSent(error)) await giveBack(world, work, mine, attemptId, progress);
    throw error;
  }
  const pairs = mine.map((action, place) => ({ action, result: results[place] ?? DOUBTFUL }));
  const doubtful = pairs.filter(({ result }) => result.kind === 'doubtful');
  if (doubtful.length > 0)
    await park(
      world,
      doubtful.map(({ action }) => action),
      attemptId,
      progress,
    );
  const clear = pairs.flatMap(({ action, result }) =>
    result.kind === 'doubtful' || result.kind === 'unsent'
      ? []
      : [{ result, ...outcomeOf(world, work, action, result, 'none') }],
  );
  const settled = new Set(await world.issueLinks.settleMany(clear));
  for (const { result, ...settlement } of clear) {
    if (settled.has(settlement.action.id)) tell(settlement, result, progress);
    else progress.say(settlement.action, 'checking', CHECKING_NOTE);
  }
  const unsent = pairs.flatMap(({ action, result }) => (result.kind === 'unsent' ? [action] : []));
  await giveBack(world, work, unsent, attemptId, progress);
}

const DOUBTFUL: CreateResult = { kind: 'doubtful' };

function newIssue(world: World, work: Work, action: StoredAction) {
  return {
    ...work.target,
    actionId: action.id,
    installationId: world.site.installationId(),
    fields: action.fields,
    severity: work.severity,
    page: { url: work.page.url },
    extra: work.extra,
    reporter: work.as === 'app' ? work.accountId : null,
  };
}
