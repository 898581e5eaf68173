import fc from 'fast-check';
import { PRIORITIES } from '../../src/domain/actions';
import { priorityIn } from '../../src/domain/issue-priority';
import {
  APP_PERMISSIONS,
  leavesOut,
  priorityTable,
  whatAppLacks,
  whatStopsIssues,
} from '../../src/domain/jira-mapping';
import type { RequiredField } from '../../src/domain/required-fields';
import { someRules } from '../support/builders-issues';

const TEAM: RequiredField = {
  fieldId: 'customfield_1',
  name: 'Team',
  kind: 'choice',
  options: [{ id: '7', name: 'Platform' }],
};

describe('what an issue is created without', () => {
  it.each([
    [['summary', 'duedate', 'priority', 'assignee'], []],
    [['summary', 'duedate', 'priority'], ['owner']],
    [['summary'], ['dueOn', 'priority', 'owner']],
  ])('with %j on the screen: %j', (fields, left) => {
    expect(leavesOut(someRules({ fields: new Set(fields) }))).toEqual(left);
  });

  it('is the priority, too, where the field is there and offers nothing', () => {
    expect(leavesOut(someRules({ priorities: [] }))).toEqual(['priority']);
  });
});

describe('the table of priorities', () => {
  it('names for each of ours the one that would be written, or none at all', () => {
    const offered = fc
      .uniqueArray(fc.nat({ max: 99 }), { maxLength: 8 })
      .map((ids) => ids.map((id) => ({ id: String(id), name: `n${String(id)}` })));
    fc.assert(
      fc.property(offered, fc.boolean(), (priorities, isOnScreen) => {
        const fields = new Set(isOnScreen ? ['priority'] : []);
        const table = priorityTable({ fields, priorities });
        if (!isOnScreen || priorities.length === 0) expect(table).toEqual([]);
        else
          expect(table).toEqual(
            PRIORITIES.map((ours) => ({ ours, theirs: `n${priorityIn(priorities, ours) ?? ''}` })),
          );
      }),
    );
  });
});

describe('what stops issues from being created', () => {
  it('is nothing when nothing is required, or all of it is given', () => {
    expect(whatStopsIssues(someRules(), {})).toEqual([]);
    expect(whatStopsIssues(someRules({ required: [TEAM] }), { customfield_1: '7' })).toEqual([]);
  });

  it('is every field that is missing, wrong, or cannot be asked for', () => {
    const other: RequiredField = { fieldId: 'customfield_2', name: 'Cost', kind: 'number', options: [] };
    const rules = someRules({ required: [TEAM, other], unsupported: ['Approver', 'Parent'] });
    expect(whatStopsIssues(rules, { customfield_2: 'much' })).toEqual([
      expect.stringContaining('requires Approver, Parent, which Debrief cannot ask for'),
      'This project asks for Team. Fill it in to create the issue.',
      'Cost must be a number.',
    ]);
    expect(whatStopsIssues(someRules({ required: [TEAM] }), { customfield_1: '8' })).toEqual([
      'Team does not offer this choice any more. Choose again.',
    ]);
  });
});

describe('what the app lacks', () => {
  it('is nothing with all it uses, and one sentence for each permission that is missing', () => {
    expect(whatAppLacks(new Set(APP_PERMISSIONS))).toEqual([]);
    const missing = APP_PERMISSIONS.map((permission) =>
      whatAppLacks(new Set(APP_PERMISSIONS.filter((one) => one !== permission))),
    );
    for (const sentences of missing) expect(sentences).toHaveLength(1);
    expect(new Set(missing.flat()).size).toBe(APP_PERMISSIONS.length);
  });

  it('is only the sight of the project where that is missing: nothing else could help', () => {
    expect(whatAppLacks(new Set())).toEqual([expect.stringMatching(/Browse projects.*releases wait/)]);
  });
});
