import { isOurs, LOOK_UP_AFTER_SECONDS, oldestFirst, planLookUp } from '../../src/domain/issue-look-up';

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

it('sorts ids as numbers, however long they are', () => {
  const ids = ['10002', '9', '90071992547409931', '90071992547409930'].map((issueId) => ({ issueId }));
  expect([...ids].sort(oldestFirst).map(({ issueId }) => issueId)).toEqual([
    '9',
    '10002',
    '90071992547409930',
    '90071992547409931',
  ]);
});
