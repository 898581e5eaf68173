import fc from 'fast-check';
import type { CreateRules, NewIssue } from '../../src/app/ports';
import { PRIORITIES } from '../../src/domain/actions';
import type { AdfNode } from '../../src/domain/adf/builders';
import { issueRequest, leftOutSentence, optionalOf, priorityIn } from '../../src/jira/new-issue';
import { anAction } from '../support/builders';
import { adfFaults, adfText } from '../support/builders-adf';

const offered = (count: number) =>
  Array.from({ length: count }, (_, place) => ({
    id: String(place + 1),
    name: `Priorität ${String(place)}`,
  }));

const RULES: CreateRules = {
  projectId: '10000',
  issueTypeId: '10100',
  fields: new Set(['summary', 'duedate', 'priority', 'assignee', 'labels', 'description']),
  missing: [],
  priorities: offered(5),
};

const anIssue = (fields: Parameters<typeof anAction>[0] = {}): NewIssue => ({
  projectId: '10000',
  issueTypeId: '10100',
  actionId: 'action-1',
  installationId: 'installation-1',
  fields: anAction({ owner: 'account-1', dueOn: '2026-05-01', ...fields }),
  severity: 'SEV1',
  page: { title: 'Incident of 1 March', url: 'https://example.atlassian.net/wiki/x' },
});

interface Body {
  readonly fields: Readonly<Record<string, unknown>> & { readonly description: AdfNode };
  readonly properties: unknown;
}
const bodyOf = (issue: NewIssue, rules = RULES) => issueRequest(issue, rules, []).body as Body;

describe('the create request', () => {
  it('holds everything that the screen takes, and the marker', () => {
    const { fields, properties } = bodyOf(anIssue());
    expect(fields).toMatchObject({
      project: { id: '10000' },
      issuetype: { id: '10100' },
      summary: 'Rehearse the restore',
      duedate: '2026-05-01',
      priority: { id: '1' },
      assignee: { accountId: 'account-1' },
      labels: ['postmortem', 'sev1'],
    });
    expect(properties).toEqual([
      { key: 'debrief', value: { installation: 'installation-1', action: 'action-1' } },
    ]);
    expect(issueRequest(anIssue(), RULES, []).leftOut).toEqual([]);
  });

  it('sends nothing that the screen lacks, and says what the action has of it', () => {
    const request = issueRequest(anIssue(), { ...RULES, fields: new Set(['summary']), priorities: [] }, []);
    expect(Object.keys((request.body as Body).fields)).toEqual(['project', 'issuetype', 'summary']);
    expect(request.leftOut).toEqual(['duedate', 'priority', 'assignee', 'labels', 'description']);
    expect(leftOutSentence(request.leftOut)).toEqual([
      'This project does not take the due date and the priority and the owner; set it in Jira if it matters.',
    ]);
  });

  it('does not miss what the action never had', () => {
    const bare = anIssue({ owner: null, dueOn: null });
    const request = issueRequest(bare, { ...RULES, fields: new Set(['summary', 'priority']) }, []);
    expect(leftOutSentence(request.leftOut)).toEqual([]);
  });

  it('leaves out what Jira refused', () => {
    const request = issueRequest(anIssue(), RULES, ['assignee']);
    expect((request.body as Body).fields['assignee']).toBeUndefined();
    expect(request.leftOut).toEqual(['assignee']);
  });

  it('has a valid description, whatever the page is called', () => {
    const title = fc.oneof(fc.constantFrom('', ' ', 'a\nb', '\r\n', ']('), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(title, (words) => {
        const { description } = bodyOf({ ...anIssue(), page: { title: words, url: 'https://x.y/z' } }).fields;
        expect(adfFaults(description)).toEqual([]);
        expect(JSON.stringify(description)).toContain('https://x.y/z');
      }),
    );
    expect(adfText(bodyOf(anIssue()).fields.description)).toContain('Incident of 1 March');
  });
});

describe('what Jira refused', () => {
  it('is tried again without it only when everything refused is optional', () => {
    expect(optionalOf(['assignee', 'priority'])).toEqual(['assignee', 'priority']);
    expect(optionalOf(['assignee', 'summary'])).toEqual([]);
    expect(optionalOf([])).toEqual([]);
    expect(optionalOf(['toString'])).toEqual([]);
  });
});

describe("the project's priority", () => {
  const ids = (count: number) => PRIORITIES.map((priority) => priorityIn(offered(count), priority));

  it.each([
    [0, [null, null, null, null]],
    [1, ['1', '1', '1', '1']],
    [2, ['1', '1', '2', '2']],
    [3, ['1', '2', '2', '3']],
    [4, ['1', '2', '3', '4']],
    [5, ['1', '2', '3', '4']],
    [9, ['1', '2', '3', '4']],
  ])('of %i: by its place, never by its name', (count, expected) => {
    expect(ids(count)).toEqual(expected);
  });
});
