import type { LifecycleStepInput, LifecycleView } from '../contract/lifecycle';
import { Conflict, NotAllowed, NotFound } from '../domain/failure';
import {
  afterStep,
  approvalsOf,
  type Deed,
  type Lifecycle,
  type LifecycleState,
  lifecycleState,
  type LifecycleStep,
  NO_LIFECYCLE,
  type TakenStep,
  TRANSITIONS,
} from '../domain/lifecycle';
import { canonicalParts, changedParts, shownParts } from '../domain/lifecycle-parts';
import { APPROVAL_RULES } from './approval-rules';
import { type Edit, keyOf, saveRow } from './edit';
import type { StoredPostmortem, WithPeople, World } from './ports';
import { readSetting } from './site-settings';

/** A report, what its present words are named, and who has to approve them. */
export interface Standing {
  readonly stored: StoredPostmortem;
  readonly kept: Lifecycle;
  readonly version: number;
  readonly parts: Readonly<Record<string, string>>;
  readonly revision: string;
  readonly state: LifecycleState;
  readonly needed: number;
  /** Those whose approvals count, by `people.id`; everybody's where nobody is named. */
  readonly reviewers: readonly string[];
  readonly bySomebodyElse: boolean;
}

type Around = Pick<World, 'ids' | 'log'>;

/** No statement: everything was read with the record. */
export async function standingOf(world: Around, stored: StoredPostmortem): Promise<Standing> {
  const kept = stored.lifecycle?.value ?? NO_LIFECYCLE;
  const shown = Object.entries(shownParts(stored)).map(
    ([name, versions]) => [name, world.ids.digest(versions).slice(0, 16)] as const,
  );
  const parts = Object.fromEntries(shown);
  const revision = world.ids.digest(canonicalParts(shownParts(stored)));
  const siteSettings = { read: async (name: string) => stored.settings[name] ?? null };
  const { value: rules } = await readSetting({ ...world, siteSettings }, APPROVAL_RULES);
  const version = stored.lifecycle?.version ?? 0;
  const { severity } = stored.postmortem.header;
  return {
    stored,
    kept,
    version,
    parts,
    revision,
    needed: rules.approvals[severity],
    reviewers: rules.reviewers[severity],
    bySomebodyElse: rules.bySomebodyElse,
    state: lifecycleState(kept, revision),
  };
}

export function lifecycleView(standing: Standing): LifecycleView {
  const { stored, kept, parts, revision, state, needed, reviewers, bySomebodyElse } = standing;
  const shown = ({ by, at }: Deed) => ({ by: stored.people[by] ?? '', at });
  const counting = approvalsOf(kept, revision, reviewers);
  const { published, approved } = kept;
  return {
    state,
    revision,
    reason: kept.reason,
    last: kept.last && shown(kept.last),
    approvals: kept.approvals.map((each) => ({ ...shown(each), counts: counting.includes(each) })).reverse(),
    needed,
    bySomebodyElse,
    reviewers: reviewers.map((person) => stored.sitePeople[person] ?? ''),
    changed: approved === null ? [] : changedParts(approved.parts, parts),
    published: published && {
      ...shown(published),
      isCurrent: published.revision === revision,
    },
  };
}

/** How often a step is tried when others write at the same time. */
const TRIES = 3;

const LOG_NAMES: Readonly<Record<LifecycleStep, string>> = {
  send: 'lifecycle-sent',
  withdraw: 'lifecycle-withdrawn',
  approve: 'lifecycle-approved',
  publish: 'lifecycle-published',
  'not-required': 'lifecycle-not-required',
  reopen: 'lifecycle-reopened',
};

/** @throws NotFound where nothing was ever saved */
export async function readStanding(world: World, edit: Pick<Edit, 'place'>): Promise<Standing> {
  const stored = await world.postmortems.open(edit.place);
  if (stored === null)
    throw new NotFound('There is nothing to review yet. Write something into the report first.');
  return standingOf(world, stored);
}

/**
 * Takes one step of a report's life.
 * @throws Conflict where the report says something else than was shown, or stands elsewhere; NotAllowed
 */
export async function takeStep(world: World, edit: Edit, input: LifecycleStepInput): Promise<LifecycleView> {
  const standing = await readStanding(world, edit);
  if (input.step === 'approve') refuseUnseen(standing, input.revision, 'approve');
  return saveStep(world, edit, standing, input.step, input.from, (now, by) => {
    const deed = { by, at: new Date(world.clock.now()).toISOString() };
    switch (input.step) {
      case 'approve':
        return {
          ...deed,
          step: 'approve',
          revision: input.revision,
          parts: now.parts,
          needed: now.needed,
          reviewers: now.reviewers,
        };
      case 'not-required':
        return { ...deed, step: 'not-required', reason: input.reason };
      default:
        return { ...deed, step: input.step };
    }
  });
}

/** Nobody approves or publishes what they have not been shown. */
export function refuseUnseen({ revision }: Standing, shown: string, doing: 'approve' | 'publish'): void {
  if (shown !== revision)
    throw new Conflict(
      `The report was changed after it was shown to you, so it was not ${doing === 'approve' ? 'approved' : 'published'}. Read what stands there now, then decide again.`,
      null,
    );
}

/** @throws Conflict where the report stands elsewhere than the person saw, or from where no such step leads */
export function refuseElsewhere({ state }: Standing, step: LifecycleStep, from: LifecycleState): void {
  if (state !== from || !TRANSITIONS[step].from.includes(state))
    throw new Conflict(
      'Somebody else moved this report on in the meantime. Look at where it stands now, then decide again.',
      null,
    );
}

/** Commits a step on the row of the life cycle; whoever meets somebody else there looks again. */
export async function saveStep(
  world: World,
  edit: Edit,
  first: Standing,
  step: LifecycleStep,
  from: LifecycleState,
  taken: (standing: Standing, by: string) => TakenStep,
): Promise<LifecycleView> {
  let standing = first;
  for (let tries = 1; ; tries += 1) {
    try {
      await commitStep(world, edit, standing, step, from, taken);
      return lifecycleView(await readStanding(world, edit));
    } catch (error) {
      if (!(error instanceof Conflict) || error.current === null || tries === TRIES) throw error;
      standing = await readStanding(world, edit);
      if (step === 'approve') refuseUnseen(standing, first.revision, step);
    }
  }
}

async function commitStep(
  world: World,
  edit: Edit,
  standing: Standing,
  step: LifecycleStep,
  from: LifecycleState,
  taken: (standing: Standing, by: string) => TakenStep,
): Promise<void> {
  const { accountId } = edit.caller;
  await saveRow<WithPeople<Lifecycle>>(world, edit, {
    version: standing.version,
    what: LOG_NAMES[step],
    basis: () => world.lifecycles.basis(keyOf(edit), ''),
    next: async (before, basis) => {
      refuseElsewhere(standing, step, from);
      const by = basis.personId ?? (await world.people.idOf(accountId));
      if (step === 'approve') await refuseOthers(world, standing, by);
      const value = afterStep(before?.value ?? NO_LIFECYCLE, standing.revision, taken(standing, by));
      return { value, people: { ...before?.people, [by]: accountId } };
    },
    logged: ({ value: { state, reason, round, approved, published } }) => ({
      state,
      ...(reason === '' ? {} : { reason }),
      round,
      approved: approved?.revision ?? null,
      published: published?.revision ?? null,
    }),
    commit: async (postmortemId, row, next, change) => {
      // First, so that nobody stands there whom nobody can look up.
      if (change.by !== null) await world.people.mention(postmortemId, [change.by]);
      return world.lifecycles.save(postmortemId, '', row, next, change);
    },
  });
}

async function refuseOthers(world: World, standing: Standing, by: string): Promise<void> {
  const { reviewers, bySomebodyElse, stored } = standing;
  if (reviewers.length > 0 && !reviewers.includes(by))
    throw new NotAllowed(
      `On this site reports about ${stored.postmortem.header.severity} are approved by reviewers whom an admin named. They stand under “Review and approval”: ask one of them.`,
    );
  if (bySomebodyElse && (await world.postmortems.wrote(stored.postmortem.id, by)))
    throw new NotAllowed(
      'On this site a report is approved by somebody who did not write any of it. Ask somebody else.',
    );
}
