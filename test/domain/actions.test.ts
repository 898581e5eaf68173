import fc from 'fast-check';
import {
  ACTION_STATUSES,
  ISSUE_STATES,
  isOpen,
  PRIORITIES,
  priorityRank,
  whyNotValid,
} from '../../src/domain/actions';
import { serviceKey } from '../../src/domain/service';
import { anAction } from '../support/builders';

describe('whether an action is open', () => {
  const open = (
    status: (typeof ACTION_STATUSES)[number],
    state: (typeof ISSUE_STATES)[number],
    done: boolean,
  ) => isOpen({ status }, { state, issueDone: done });

  it.each(ACTION_STATUSES.flatMap((status) => ISSUE_STATES.map((state) => [status, state] as const)))(
    '%s, issue %s',
    (status, state) => {
      const closedByEditor = status === 'dropped' || (status === 'done' && state === 'none');
      expect(open(status, state, false)).toBe(!closedByEditor);
      // Only a linked issue is believed to be done.
      expect(open(status, state, true)).toBe(!closedByEditor && state !== 'linked');
    },
  );
});

describe('what an edit may not say', () => {
  it.each([
    [anAction({ status: 'committed' }), 'none', /owner and a due date/],
    [anAction({ status: 'committed', owner: 'a' }), 'none', /owner and a due date/],
    [anAction({ status: 'committed', dueOn: '2026-05-01' }), 'none', /owner and a due date/],
    [anAction({ status: 'dropped', dropReason: ' \n' }), 'none', /reason/],
    [anAction({ status: 'done' }), 'linked', /Close the issue/],
    [anAction({ status: 'done' }), 'checking', /Close the issue/],
    [anAction({ status: 'done' }), 'unreachable', /Close the issue/],
  ] as const)('%j with an issue %s', (fields, state, why) => {
    expect(whyNotValid(fields, { state })).toMatch(why);
  });

  it.each([
    [anAction(), 'linked'],
    [anAction({ status: 'committed', owner: 'a', dueOn: '2026-05-01' }), 'linked'],
    [anAction({ status: 'dropped', dropReason: 'done by the vendor' }), 'linked'],
    [anAction({ status: 'done' }), 'none'],
  ] as const)('%j with an issue %s is fine', (fields, state) => {
    expect(whyNotValid(fields, { state })).toBeNull();
  });
});

describe('priorities', () => {
  it('rank from critical down to low', () => {
    expect(PRIORITIES.map(priorityRank)).toEqual([4, 3, 2, 1]);
  });
});

describe("a service's key", () => {
  it.each([
    ['Checkout', 'checkout'],
    ['  Check  Out ', 'check-out'],
    ['check_out/v2', 'check-out-v2'],
    ['ＣＨＥＣＫ', 'check'],
    ['Cafe\u0301', 'café'],
    ['gitlab.com web', 'gitlab-com-web'],
    ['決済', '決済'],
    ['***', ''],
  ])('%j reads as %j', (name, key) => {
    expect(serviceKey(name)).toBe(key);
  });

  it.each([
    ['Hindi vowels', 'हिसाब', 'हसब'],
    ['Thai tones', 'ข้าว', 'ขาว'],
    ['digits', 'api-1', 'api-2'],
  ])('tells names apart: %s', (_what, one, other) => {
    expect(serviceKey(one)).not.toBe(serviceKey(other));
  });

  it('is its own key: whoever asks with a key finds the service', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (name) => {
        expect(serviceKey(serviceKey(name))).toBe(serviceKey(name));
        expect(serviceKey(` ${name} `)).toBe(serviceKey(name));
      }),
      { numRuns: 2000 },
    );
  });
});
