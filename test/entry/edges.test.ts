import * as v from 'valibot';
import { CALLS } from '../../src/contract/calls';
import { instant, plainDate, serviceName } from '../../src/contract/fields';
import { Conflict, InvalidInput, NotSignedIn, Preparing } from '../../src/domain/failure';
import { expected, invalidInput, unexpected } from '../../src/entry/failure';
import { callerOfInvocation, callerOfResolver } from '../../src/entry/identity';
import { aHeader, anAction, anEntry, anId, PLACE } from '../support/builders';

describe('who calls', () => {
  it.each([
    [{ accountId: 'a' }, { accountId: 'a', licensed: true }],
    [
      { accountId: 'a', license: { active: false } },
      { accountId: 'a', licensed: false },
    ],
    [
      { accountId: 'a', license: { isActive: true, active: false } },
      { accountId: 'a', licensed: true },
    ],
    [
      { accountId: 'a', license: null },
      { accountId: 'a', licensed: true },
    ],
    [{ accountId: undefined }, null],
    [{}, null],
  ])('a browser with %j', (context, caller) => {
    expect(callerOfResolver(context)).toEqual(caller);
  });

  it.each([
    [{ principal: { accountId: 'a' } }, { accountId: 'a', licensed: true }],
    [
      { principal: { accountId: 'a' }, license: { isActive: false } },
      { accountId: 'a', licensed: false },
    ],
    [{ principal: undefined }, null],
    [{}, null],
  ])('a function with %j', (context, caller) => {
    expect(callerOfInvocation(context)).toEqual(caller);
  });

  it('is never an empty account', () => {
    expect(() => callerOfResolver({ accountId: '' })).toThrow();
  });
});

describe('what the browser hears of a failure', () => {
  it('is its code and its sentence, with what stands there now in a conflict', () => {
    expect(expected(new InvalidInput('Write a title.'))).toEqual({
      code: 'INVALID_INPUT',
      message: 'Write a title.',
    });
    const current = { version: 2, value: 'theirs' };
    expect(expected(new Conflict('Compare.', current))).toEqual({
      code: 'CONFLICT',
      message: 'Compare.',
      current,
    });
    expect(expected(new Conflict('Gone.', null))).toEqual({ code: 'CONFLICT', message: 'Gone.' });
    expect(expected(new NotSignedIn())?.code).toBe('NOT_SIGNED_IN');
    expect(expected(new Preparing({ cause: new Error('no table secrets') }))).not.toMatchObject({
      message: expect.stringContaining('secrets'),
    });
  });

  it('is nothing but an apology when it is a surprise', () => {
    expect(expected(new Error('select * from secrets'))).toBeNull();
    expect(unexpected()).toMatchObject({
      code: 'UNEXPECTED',
      message: expect.stringContaining('Nothing you typed is lost'),
    });
  });
});

describe('what a browser may send', () => {
  const edit = { place: PLACE, changeId: anId() };
  const refusal = (name: keyof typeof CALLS, input: unknown): string | null => {
    const parsed = v.safeParse(CALLS[name].input, input);
    return parsed.success ? null : invalidInput(parsed).message;
  };
  const action = { ...edit, id: anId(), version: 0, position: 0 };

  it('is taken as the screens send it', () => {
    expect(refusal('postmortem.save-header', { ...edit, version: 0, value: aHeader() })).toBeNull();
    expect(refusal('actions.save', { ...action, value: anAction() })).toBeNull();
    expect(refusal('timeline.save', { ...edit, version: 0, value: anEntry({ at: null }) })).toBeNull();
  });

  it.each([
    ['actions.save', { ...action, value: anAction({ title: ' ' }) }, /task is empty/],
    ['actions.save', { ...action, value: anAction({ title: 'a\nb' }) }, /single line/],
    ['actions.save', { ...action, value: anAction({ title: 'x'.repeat(256) }) }, /Shorten it/],
    ['actions.save', { ...action, value: anAction({ owner: `'; --` }) }, /account id/],
    ['actions.save', { ...action, value: anAction({ dueOn: '2026-02-30' }) }, /does not exist/],
    ['actions.save', { ...action, position: Infinity, value: anAction() }, /./],
    ['actions.save', { ...action, id: 'x', value: anAction() }, /malformed/],
    ['actions.save', { ...action, version: -1, value: anAction() }, /./],
    ['actions.save', { ...action, version: 2_147_483_647, value: anAction() }, /./],
    ...[-1, 0.5, 2_147_483_647, 2 ** 53].map(
      (number) =>
        [
          'templates.save',
          { changeId: anId(), scope: { kind: 'site' }, number, template: null },
          /./,
        ] as const,
    ),
    [
      'postmortem.save-section',
      { ...edit, section: 'summary', version: 0, value: 'x'.repeat(32_768) },
      /Shorten it/,
    ],
    ...(['startedAt', 'detectedAt', 'resolvedAt'] as const).map(
      (time) =>
        ['services.attach', { ...edit, config: { [time]: 'x'.repeat(65) }, name: 'Checkout' }, /./] as const,
    ),
    ['postmortem.save-section', { ...edit, section: 'other', version: 0, value: '' }, /./],
    ['timeline.save', { ...edit, version: 0, value: anEntry({ text: '  ' }) }, /Say what happened/],
    ['timeline.save', { ...edit, version: 0, value: anEntry({ at: '2026-03-01T10:00' }) }, /with its zone/],
    ['postmortem.open', { place: { pageId: '1 OR 1=1', localId: 'x' } }, /not an id/],
    ['postmortem.open', { place: { pageId: '1', localId: '' } }, /./],
    ['postmortem.open', null, /./],
    [
      'actions.create-issues',
      { place: PLACE, orderId: anId(), actionIds: [], target: { projectId: '1', issueTypeId: '1' } },
      /./,
    ],
    [
      'actions.create-issues',
      {
        place: PLACE,
        orderId: anId(),
        actionIds: Array.from({ length: 201 }, anId),
        target: { projectId: '1', issueTypeId: '1' },
      },
      /./,
    ],
    [
      'actions.create-issues',
      {
        place: PLACE,
        orderId: anId(),
        actionIds: [anId()],
        target: { projectId: '1', issueTypeId: '1' },
        extra: { 'summary"; drop': 'x' },
      },
      /not a field of Jira/,
    ],
    ['actions.move-issue', { place: PLACE, actionId: anId(), goal: 'deleted' }, /./],
    ['actions.link-issue', { place: PLACE, actionId: anId(), issueId: 'OPS-1/../2' }, /not an id/],
    [
      'jira-mapping.save',
      {
        changeId: anId(),
        scope: { kind: 'space', id: "1' OR 1" },
        version: 0,
        target: { projectId: '1', issueTypeId: '1' },
      },
      /./,
    ],
    ['release-gate.create-token', { changeId: anId(), name: 'ci', serviceIds: [] }, /./],
  ] as const)('%s is refused with a sentence: %#', (name, input, sentence) => {
    expect(refusal(name, input)).toMatch(sentence);
  });
});

describe('values', () => {
  it.each([
    ['2026-03-01T10:00:00Z', '2026-03-01T10:00:00.000Z'],
    ['2026-03-01T10:00:00.123+02:00', '2026-03-01T08:00:00.123Z'],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
  ])('%s is the instant %s', (text, utc) => {
    expect(v.parse(instant, text)).toBe(utc);
  });

  it.each([
    '2026-02-30T10:00:00Z',
    '2025-02-29T00:00:00Z',
    '1969-12-31T23:59:59Z',
    '9999-06-01T00:00:00Z',
    'now',
    '',
  ])('%j is no instant', (text) => {
    expect(v.safeParse(instant, text).success).toBe(false);
  });

  it.each(['2026-13-01', '2026-00-10', '2025-02-29', '2026-1-1', '2026-01-01T00:00:00Z'])(
    '%j is no day',
    (text) => {
      expect(v.safeParse(plainDate, text).success).toBe(false);
    },
  );

  it.each([
    ['Check Out', true],
    ['決済', true],
    ['7', true],
    ['---', false],
    ['\u0301', false],
    ['\uFDFA'.repeat(20), false],
    ['x'.repeat(101), false],
  ])('%j names a service: %s', (name, good) => {
    expect(v.safeParse(serviceName, name).success).toBe(good);
  });
});
