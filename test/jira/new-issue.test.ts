import fc from 'fast-check';
import type { CreateRules, NewIssue } from '../../src/app/ports';
import type { AdfNode } from '../../src/domain/adf/builders';
import type { RequiredField } from '../../src/domain/required-fields';
import { summaryOf } from '../../src/jira/field-values';
import { issueRequest } from '../../src/jira/new-issue';
import { adfFaults, adfText } from '../support/builders-adf';
import { aNewIssue, someRules } from '../support/builders-issues';

const RULES = someRules();
const fieldsOf = (issue: NewIssue, rules = RULES) =>
  issueRequest(issue, rules).body.fields as Readonly<Record<string, unknown>> & {
    readonly description: AdfNode;
  };

describe('the create request', () => {
  it('holds everything that the screen takes, and the marker', () => {
    const { body, notTaken } = issueRequest(aNewIssue(), RULES);
    expect(body.fields).toMatchObject({
      project: { id: '10000' },
      issuetype: { id: '10001' },
      summary: 'Rehearse the restore',
      duedate: '2026-05-01',
      priority: { id: '1' },
      assignee: { accountId: 'account-1' },
      labels: ['postmortem', 'sev1'],
    });
    expect(body.properties).toEqual([
      { key: 'debrief', value: { installation: 'installation-1', action: 'action-1' } },
    ]);
    expect(notTaken).toEqual({});
  });

  it('sends nothing that the screen lacks, and says what the action has of it', () => {
    const request = issueRequest(aNewIssue(), someRules({ fields: new Set(['summary']), priorities: [] }));
    expect(Object.keys(request.body.fields)).toEqual(['project', 'issuetype', 'summary']);
    expect(request.notTaken).toEqual({
      dueOn: 'Jira takes no due date where issues of this type are created. Set it in Jira if it matters.',
      priority: 'Jira takes no priority where issues of this type are created. Set it in Jira if it matters.',
      owner: 'Jira takes no owner where issues of this type are created. Set it in Jira if it matters.',
    });
  });

  it('does not miss what the action never had', () => {
    const bare = aNewIssue({}, { owner: null, dueOn: null });
    const rules = someRules({ fields: new Set(['summary', 'priority']) });
    expect(issueRequest(bare, rules).notTaken).toEqual({});
    expect(fieldsOf(bare)).not.toHaveProperty('assignee');
  });

  it('leaves out what Jira refused, and gives its words; a reporter is missed by nobody', () => {
    const issue = aNewIssue({ reporter: 'account-2' });
    const dropped = { assignee: 'Not her', duedate: 'Too early', reporter: 'No.', labels: 'No.' };
    const request = issueRequest(issue, RULES, dropped);
    expect(Object.keys(request.body.fields)).toEqual([
      'project',
      'issuetype',
      'summary',
      'priority',
      'description',
    ]);
    expect(request.notTaken).toEqual({
      dueOn: 'Jira did not take the due date: Too early. Choose another one here, or set it in Jira.',
      owner: 'Jira did not take the owner. Choose another one here, or set it in Jira.',
    });
  });

  it('names a reporter only where the screen has one', () => {
    const issue = aNewIssue({ reporter: 'account-2' });
    expect(fieldsOf(issue)['reporter']).toEqual({ accountId: 'account-2' });
    const without = new Set([...RULES.fields].filter((fieldId) => fieldId !== 'reporter'));
    expect(fieldsOf(issue, someRules({ fields: without }))).not.toHaveProperty('reporter');
    expect(fieldsOf(aNewIssue())).not.toHaveProperty('reporter');
  });

  it('has a valid description that shows the page to those who may see it, by its address without its title', () => {
    const page = 'https://x.atlassian.net/wiki/spaces/ENG/pages/65601';
    fc.assert(
      fc.property(fc.webPath(), (path) => {
        const { description } = fieldsOf(
          aNewIssue({ page: { url: `${page}${path === '' ? '' : '/'}${path}` } }),
        );
        expect(adfFaults(description)).toEqual([]);
        expect(description.content?.[0]?.content?.[1]).toEqual({ type: 'inlineCard', attrs: { url: page } });
      }),
    );
    const words = adfText(fieldsOf(aNewIssue()).description);
    expect(words).toContain('Action of a postmortem: ');
    expect(words).toContain('Priority of this action: critical. Its purpose: prevent.');
  });

  it('has a label for each of the four severities, and never words of anybody', () => {
    expect(fieldsOf(aNewIssue({ severity: 'SEV4' }))['labels']).toEqual(['postmortem', 'sev4']);
    for (const severity of ['', 'sev1', 'SEV1 of Checkout'])
      expect(fieldsOf(aNewIssue({ severity }))['labels']).toEqual(['postmortem']);
  });

  it('has a summary of one line that Jira takes, whatever the title is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (title) => {
        const summary = summaryOf(`x${title}`);
        expect(summary.length).toBeLessThanOrEqual(255);
        expect(summary).toMatch(/^x[^\r\n]*$/);
        expect(summary).toBe(summary.trim());
      }),
    );
    expect(summaryOf(`${'a'.repeat(254)}😀`)).toBe('a'.repeat(254));
    expect(summaryOf('one\r\ntwo\tthree')).toBe('one two three');
    expect(summaryOf('two  blanks stay')).toBe('two  blanks stay');
  });
});

describe('what the project asks for besides', () => {
  const field = (kind: RequiredField['kind']): RequiredField => ({
    fieldId: 'customfield_10050',
    name: 'Area',
    kind,
    options: [],
  });
  const sent = (kind: RequiredField['kind'], given: string | readonly string[]) => {
    const rules: CreateRules = someRules({ required: [field(kind)] });
    return fieldsOf(aNewIssue({ extra: { customfield_10050: given } }), rules)['customfield_10050'];
  };

  it.each([
    ['line', ' a line ', 'a line'],
    ['number', '12.5', 12.5],
    ['date', '2026-11-30', '2026-11-30'],
    ['choice', '71', { id: '71' }],
    ['choices', ['71', '72'], [{ id: '71' }, { id: '72' }]],
    ['choices', '71', [{ id: '71' }]],
    ['labels', ['one', ' two three '], ['one', 'two-three']],
    ['labels', 'one', ['one']],
  ] as const)('as %s: %j goes as %j', (kind, given, expected) => {
    expect(sent(kind, given)).toEqual(expected);
  });

  it('as text: every document is one that Jira takes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (given) => {
        expect(adfFaults(sent('text', given) as AdfNode)).toEqual([]);
      }),
    );
    expect(adfText(sent('text', 'first\n\nsecond') as AdfNode)).toBe('first\n\nsecond');
  });

  it('is sent only when it is required, and never in the place of what is ours', () => {
    const extra = { customfield_10050: 'x', customfield_1: 'y', summary: 'other' };
    const rules = someRules({ required: [field('line')] });
    expect(fieldsOf(aNewIssue({ extra }), rules)).toMatchObject({
      customfield_10050: 'x',
      summary: 'Rehearse the restore',
    });
    expect(fieldsOf(aNewIssue({ extra }), rules)).not.toHaveProperty('customfield_1');
    expect(fieldsOf(aNewIssue(), rules)).not.toHaveProperty('customfield_10050');
  });
});
