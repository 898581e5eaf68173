import fc from 'fast-check';
import type { PostmortemView } from '../../src/contract/postmortem';
import { UNLINKED } from '../../src/domain/actions';
import { NO_IMPACT_FACTS } from '../../src/domain/impact-facts';
import { NO_MEETING, NO_PLAN } from '../../src/domain/review';
import { heldBackBy, qualityChecks } from '../../src/domain/quality-checks';
import { checkedReport, type CheckedReport, DEFAULT_REQUIRED } from '../../src/domain/quality-checks-input';
import { CHECKS } from '../../src/domain/quality-checks-result';
import { aHeader } from '../support/builders';
import { ACTION, COMPLETE, outcomeOf, UNRECORDED } from '../support/builders-checks';

const states = (report: CheckedReport) =>
  Object.fromEntries(qualityChecks(report).map(({ check, state }) => [check, state]));
const places = (check: (typeof CHECKS)[number], change: Partial<CheckedReport>) =>
  outcomeOf(check, change).findings.map(({ place }) => place);

const EMPTY: CheckedReport = {
  ...UNRECORDED,
  sections: COMPLETE.sections.map((section) => ({ ...section, text: '' })),
  timeline: [],
  causes: [],
  actions: [],
};

describe('all checks', () => {
  it('pass for a complete report, in a fixed order', () => {
    expect(qualityChecks(COMPLETE).map(({ check }) => check)).toEqual([...CHECKS]);
    expect(new Set(Object.values(states(COMPLETE)))).toEqual(new Set(['pass']));
    expect(heldBackBy(qualityChecks(COMPLETE))).toEqual([]);
  });

  it('say what they cannot tell of an empty one', () => {
    expect(states(EMPTY)).toEqual({
      sections: 'fail',
      'template-text': 'pass',
      'human-error': 'unknown',
      stakeholder: 'unknown',
      late: 'unknown',
      'prevent-action': 'fail',
      'needed-action': 'unknown',
      'owner-and-date': 'unknown',
      'vague-wording': 'unknown',
      blame: 'pass',
    });
    for (const { says } of qualityChecks(EMPTY)) expect(says).toMatch(/\w.*\.$/);
  });

  it('hold back publishing where they are required and fail, never where they cannot tell', () => {
    expect(heldBackBy(qualityChecks(EMPTY)).map(({ check }) => check)).toEqual(['sections']);
    const chosen = qualityChecks(EMPTY, ['prevent-action', 'stakeholder']);
    expect(heldBackBy(chosen).map(({ check }) => check)).toEqual(['prevent-action']);
    expect(heldBackBy(qualityChecks(EMPTY, []))).toEqual([]);
  });

  it('do not depend on what was checked before, nor change what they look at', () => {
    const text = fc.constantFrom('', 'TODO', 'Human error', 'Anna forgot it', 'The cache was cold');
    const report = fc.record({ causes: fc.array(text), timeline: fc.array(text) }).map((all) => ({
      ...COMPLETE,
      causes: all.causes.map((each, id) => ({ id: `cause-${id}`, kind: 'root' as const, text: each })),
      timeline: all.timeline.map((each, id) => ({ id: `entry-${id}`, text: each })),
    }));
    fc.assert(
      fc.property(report, report, (one, other) => {
        const before = JSON.stringify(one);
        const first = qualityChecks(one);
        qualityChecks(other);
        expect(qualityChecks(one)).toEqual(first);
        expect(JSON.stringify(one)).toBe(before);
        for (const { state, findings } of first) if (state === 'pass') expect(findings).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});

describe('required parts', () => {
  it('are led to one by one', () => {
    expect(outcomeOf('sections', EMPTY)).toMatchObject({
      required: true,
      findings: [
        { place: { kind: 'section', key: 'summary' }, says: '“Summary” is empty. Write it.' },
        { place: { kind: 'list', list: 'timeline' } },
        { place: { kind: 'list', list: 'causes' } },
      ],
    });
  });

  it('that hold nothing but blank rows are empty; a dropped action is none', () => {
    const causes = [{ id: 'cause-1', kind: 'root' as const, text: ' ' }];
    expect(places('sections', { causes })).toEqual([{ kind: 'list', list: 'causes' }]);
    const actions = [{ ...ACTION, standing: 'dropped' as const }];
    expect(places('sections', { actions, requiredLists: ['actions'] })).toEqual([
      { kind: 'list', list: 'actions' },
    ]);
  });
});

describe('template text', () => {
  it('is found in sections and in lists', () => {
    const sections = COMPLETE.sections.map((section) => ({
      ...section,
      text: `- *${section.template[0]}*\n\nReal words.`,
    }));
    const timeline = [{ id: 'entry-9', text: 'Short event description' }];
    expect(places('template-text', { sections, timeline })).toEqual([
      { kind: 'section', key: 'summary' },
      { kind: 'section', key: 'lucky' },
      { kind: 'entry', id: 'entry-9' },
    ]);
  });
});

describe('causes', () => {
  const cause = (id: string, text: string, kind: 'root' | 'contributing' = 'root') => ({ id, kind, text });

  it('that are human error alone fail, also beside contributing factors', () => {
    const causes = [cause('a', 'Human error'), cause('b', 'No confirmation', 'contributing')];
    expect(outcomeOf('human-error', { causes })).toMatchObject({
      state: 'fail',
      findings: [{ place: { kind: 'cause', id: 'a' }, says: expect.stringContaining('“Human error”') }],
    });
  });

  it('pass when one root cause says more', () => {
    const causes = [cause('a', 'Human error'), cause('b', 'The script takes any id')];
    expect(outcomeOf('human-error', { causes }).state).toBe('pass');
    expect(outcomeOf('human-error', { causes: [cause('a', 'Human error', 'contributing')] }).state).toBe(
      'fail',
    );
  });
});

describe('blame', () => {
  const timeline = [{ id: 'entry-1', text: 'Anna deleted the wrong directory.' }];

  it('is found wherever people write, and guides only', () => {
    const blame = outcomeOf('blame', { timeline });
    expect(blame).toMatchObject({
      state: 'fail',
      required: false,
      findings: [{ place: { kind: 'entry', id: 'entry-1' }, key: expect.any(String) }],
    });
    const dismissed = new Set(blame.findings.map(({ key }) => key ?? ''));
    expect(outcomeOf('blame', { timeline, dismissed }).state).toBe('pass');
  });
});

it('a postmortem as the page has it can be checked', () => {
  const section = { version: 1, value: 'Words.' };
  const fields = { ...ACTION, status: 'committed' as const, dropReason: '' };
  const issue = { ...UNLINKED, state: 'linked' as const, issueDone: true };
  const view: PostmortemView = {
    id: 'postmortem-1',
    header: {
      version: 1,
      value: aHeader({ title: 'T', severity: 'SEV1', startedAt: null, detectedAt: null, resolvedAt: null }),
    },
    services: [],
    sections: {
      summary: section,
      impact: { version: 0, value: '' },
      'went-well': section,
      'went-badly': section,
      lucky: section,
      lessons: section,
    },
    timeline: [],
    extras: [],
    template: null,
    causes: [],
    impact: { version: 0, value: NO_IMPACT_FACTS },
    fiveWhys: [],
    factors: [],
    links: [],
    roles: [],
    reviewPlan: { version: 0, value: NO_PLAN },
    reviewMeeting: { version: 0, value: NO_MEETING },
    reviewDeadlines: null,
    controls: [],
    dismissedHints: [],
    lifecycle: null,
    lifecycleFacts: { here: null, imported: null },
    actions: [
      { id: 'a', version: 1, fields, issue, position: 1 },
      { id: 'b', version: 1, fields: { ...fields, status: 'dropped' }, issue: UNLINKED, position: 2 },
      { id: 'c', version: 1, fields, issue: UNLINKED, position: 3 },
    ],
    people: [],
  };
  const names = {
    summary: 'Summary',
    impact: 'Impact',
    'went-well': 'Good',
    'went-badly': 'Bad',
    lucky: 'Lucky',
    lessons: 'Lessons',
  };
  const report = checkedReport(
    view,
    { titles: names, prompts: { ...names, impact: 'In numbers, with units.' }, required: DEFAULT_REQUIRED },
    { now: '2026-04-01T00:00:00.000Z', people: [], dismissed: new Set() },
  );
  expect(report.actions.map(({ id, standing }) => [id, standing])).toEqual([
    ['a', 'done'],
    ['b', 'dropped'],
    ['c', 'open'],
  ]);
  expect(qualityChecks(report)[0]?.findings.map(({ place }) => place)).toEqual([
    { kind: 'section', key: 'impact' },
    { kind: 'list', list: 'timeline' },
    { kind: 'list', list: 'causes' },
  ]);
});
