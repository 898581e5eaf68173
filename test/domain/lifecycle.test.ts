import fc from 'fast-check';
import {
  afterStep,
  approvalsOf,
  type Lifecycle,
  LIFECYCLE_STATES,
  LIFECYCLE_STEPS,
  lifecycleState,
  type LifecycleStep,
  NO_LIFECYCLE,
  type TakenStep,
  TRANSITIONS,
} from '../../src/domain/lifecycle';

const AT = '2026-03-02T09:00:00.000Z';
const PARTS = { header: '1' };

const taken = (
  step: LifecycleStep,
  revision = 'r1',
  by = 'ada',
  needed = 1,
  reviewers: readonly string[] = [],
): TakenStep => {
  switch (step) {
    case 'approve':
      return { step, by, at: AT, revision, parts: PARTS, needed, reviewers };
    case 'publish':
      return { step, by, at: AT, revision };
    case 'not-required':
      return { step, by, at: AT, reason: 'a drill' };
    default:
      return { step, by, at: AT };
  }
};

const run = (...steps: readonly TakenStep[]): Lifecycle =>
  steps.reduce((kept, step) => afterStep(kept, 'r1', step), NO_LIFECYCLE);

test('a report goes from its first word to its readers', () => {
  const approved = run(taken('send'), taken('approve'));
  expect([approved.state, approved.round, approved.approvals.length]).toEqual(['approved', 1, 1]);
  const published = afterStep(approved, 'r1', taken('publish'));
  expect(published).toMatchObject({ state: 'published', published: { by: 'ada', at: AT, revision: 'r1' } });
  expect(afterStep(published, 'r1', taken('publish')).state).toBe('published');
});

test('only the listed steps may be taken', () => {
  const at: Record<string, Lifecycle> = {
    draft: NO_LIFECYCLE,
    'in-review': run(taken('send')),
    approved: run(taken('send'), taken('approve')),
    published: run(taken('send'), taken('approve'), taken('publish')),
    'not-required': run(taken('not-required')),
  };
  for (const state of LIFECYCLE_STATES)
    for (const step of LIFECYCLE_STEPS) {
      const take = () => afterStep(at[state] ?? NO_LIFECYCLE, 'r1', taken(step));
      if (TRANSITIONS[step].from.includes(state)) expect(take().state).toBe(TRANSITIONS[step].to);
      else expect(take).toThrow(`no step ${step} from ${state}`);
    }
});

test('a change after approval returns it to review, and taking the change back returns the approval', () => {
  for (const kept of [
    run(taken('send'), taken('approve')),
    run(taken('send'), taken('approve'), taken('publish')),
  ]) {
    expect(lifecycleState(kept, 'r2')).toBe('in-review');
    expect(lifecycleState(kept, 'r1')).toBe(kept.state);
    const again = afterStep(kept, 'r2', taken('approve', 'r2', 'bob'));
    expect([lifecycleState(again, 'r2'), lifecycleState(again, 'r1')]).toEqual(['approved', 'in-review']);
    expect(again.approvals.map(({ by, revision }) => [by, revision])).toEqual([
      ['ada', 'r1'],
      ['bob', 'r2'],
    ]);
  }
});

test('two approvals are those of two people, of the same words, since it was sent', () => {
  const one = run(taken('send'), taken('approve', 'r1', 'ada', 2), taken('approve', 'r1', 'ada', 2));
  expect([one.state, one.approvals.length]).toEqual(['in-review', 1]);
  expect(afterStep(one, 'r2', taken('approve', 'r2', 'bob', 2)).state).toBe('in-review');
  expect(afterStep(one, 'r1', taken('approve', 'r1', 'bob', 2)).state).toBe('approved');
  const anew = afterStep(afterStep(one, 'r1', taken('withdraw')), 'r1', taken('send'));
  expect(approvalsOf(anew, 'r1', [])).toEqual([]);
  expect(afterStep(anew, 'r1', taken('approve', 'r1', 'bob', 2)).state).toBe('in-review');
  // Fewer are asked for now: whoever approved says it again.
  expect(afterStep(one, 'r1', taken('approve', 'r1', 'ada', 1)).state).toBe('approved');
});

test('where reviewers are named, only what they approve takes it on', () => {
  const run = (...by: readonly string[]) =>
    by.reduce<Lifecycle>(
      (kept, person) => afterStep(kept, 'r1', taken('approve', 'r1', person, 2, ['bob', 'eve'])),
      afterStep(NO_LIFECYCLE, 'r1', taken('send')),
    );
  expect(run('ada', 'bob')).toMatchObject({ state: 'in-review', approvals: [{ by: 'ada' }, { by: 'bob' }] });
  expect(run('ada', 'bob', 'eve').state).toBe('approved');
  expect(approvalsOf(run('ada', 'bob'), 'r1', ['bob', 'eve'])).toMatchObject([{ by: 'bob' }]);
});

test('whatever happens in whatever order, nothing is approved that too few have approved, and no approval is lost', () => {
  const step = fc.record({
    step: fc.constantFrom(...LIFECYCLE_STEPS),
    by: fc.constantFrom('ada', 'bob', 'eve'),
    revision: fc.constantFrom('r1', 'r2'),
    needed: fc.integer({ min: 1, max: 3 }),
    reviewers: fc.subarray(['ada', 'bob']),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      let kept = NO_LIFECYCLE;
      for (const { step: name, by, revision, needed, reviewers } of steps) {
        if (!TRANSITIONS[name].from.includes(lifecycleState(kept, revision))) continue;
        const before = kept;
        kept = afterStep(kept, revision, taken(name, revision, by, needed, reviewers));
        expect(kept.approvals.slice(0, before.approvals.length)).toEqual(before.approvals);
        const state = lifecycleState(kept, revision);
        if (name === 'approve' && state === 'approved')
          expect(approvalsOf(kept, revision, reviewers).length).toBeGreaterThanOrEqual(needed);
        if (state === 'approved' || state === 'published') expect(kept.approved?.revision).toBe(revision);
      }
    }),
  );
});
