import fc from 'fast-check';
import { ISSUE_STATES } from '../../src/domain/actions';
import {
  afterReading,
  isOurs,
  LOOK_UP_AFTER_SECONDS,
  planLookUp,
  UNREACHABLE_NOTE,
} from '../../src/domain/jira-sync';
import { aLink, aLinkedIssue } from '../support/builders';

const facts = { issueId: '10001', issueKey: 'OPS-1', done: true };

describe('after reading an issue', () => {
  it('believes what was read', () => {
    expect(afterReading(aLinkedIssue(), facts)).toEqual(aLinkedIssue({ issueDone: true }));
    expect(afterReading(aLinkedIssue({ note: 'kept' }), { ...facts, issueKey: 'NEW-9' })).toEqual(
      aLinkedIssue({ issueDone: true, issueKey: 'NEW-9', note: 'kept' }),
    );
  });

  it('calls what it cannot see unreachable and open, and forgets that when it is seen', () => {
    const hidden = afterReading(aLinkedIssue({ issueDone: true }), null);
    expect(hidden).toEqual(aLinkedIssue({ state: 'unreachable', note: UNREACHABLE_NOTE }));
    expect(afterReading(hidden, facts)).toEqual(aLinkedIssue({ issueDone: true }));
  });

  it('is the same object when there is nothing to write, and reading twice is reading once', () => {
    const link = fc.record({
      state: fc.constantFrom(...ISSUE_STATES),
      issueId: fc.constantFrom('10001', null),
      issueKey: fc.constantFrom('OPS-1', 'OPS-2', null),
      issueDone: fc.boolean(),
      note: fc.constantFrom('', 'a note'),
    });
    const read = fc.option(fc.record({ ...constants(facts), done: fc.boolean() }));
    fc.assert(
      fc.property(link, read, (before, seen) => {
        const after = afterReading(before, seen);
        expect(afterReading(after, seen)).toBe(after);
        if (before.state !== 'linked' && before.state !== 'unreachable') expect(after).toBe(before);
        else expect(after.issueDone && after !== before).toBe(after !== before && seen?.done === true);
      }),
    );
  });
});

function constants(values: { issueId: string; issueKey: string }) {
  return { issueId: fc.constant(values.issueId), issueKey: fc.constant(values.issueKey) };
}

describe('the plan after a look', () => {
  const issue = (key: string) => ({ issueId: key, issueKey: key, done: false });

  it('adopts the first and names the doubles, whatever was counted', () => {
    expect(planLookUp([issue('A-1'), issue('A-2'), issue('A-3')], 3, false)).toEqual({
      kind: 'adopt',
      issue: issue('A-1'),
      doubles: ['A-2', 'A-3'],
    });
  });

  it('waits 120 and 600 seconds, then decides by whether the app may see the project', () => {
    expect(LOOK_UP_AFTER_SECONDS).toEqual([15, 120, 600]);
    expect(planLookUp([], 1, true)).toEqual({ kind: 'again', afterSeconds: 120 });
    expect(planLookUp([], 2, true)).toEqual({ kind: 'again', afterSeconds: 600 });
    expect(planLookUp([], 3, true)).toEqual({ kind: 'not-created' });
    expect(planLookUp([], 3, false)).toEqual({ kind: 'ask' });
    expect(planLookUp([], 9, true)).toEqual({ kind: 'not-created' });
  });
});

describe('whether a marked issue is ours', () => {
  const claim = { projectId: '1', at: '2026-03-02T09:00:00.000Z', by: 'editor' };
  const issue = { projectId: '1', createdAt: '2026-03-02T09:00:01.000Z', creator: 'editor' };

  it.each([
    [issue, true],
    [{ ...issue, createdAt: '2026-03-02T08:55:00.000Z' }, true],
    [{ ...issue, createdAt: '2026-03-02T08:54:59.999Z' }, false],
    [{ ...issue, createdAt: 'not a time' }, false],
    [{ ...issue, projectId: '2' }, false],
    [{ ...issue, creator: 'somebody' }, false],
    [{ ...issue, creator: null }, false],
  ])('%j: %s', (marked, ours) => {
    expect(isOurs(marked, claim)).toBe(ours);
  });

  it('is never when neither side knows the person', () => {
    expect(isOurs({ ...issue, creator: null }, { ...claim, by: null })).toBe(false);
  });
});

it('has no link to read before there is an issue', () => {
  expect(afterReading(aLink(), facts)).toEqual(aLink());
});
