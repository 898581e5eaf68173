import { EDITOR } from '../../local/site/people';
import { ANY_TEXT, containing, contractProblems, JiraSite, NOBODY, TASK } from './jira-site';

let site: JiraSite;
beforeEach(() => {
  site = new JiraSite();
});

const PATH = '/rest/api/3/issue/bulk';
const update = (fields: Record<string, unknown> = {}, more: Record<string, unknown> = {}): unknown => ({
  fields: { project: { key: 'OPS' }, issuetype: { id: TASK }, summary: 'A task', ...fields },
  ...more,
});
const create = (...issueUpdates: unknown[]) => site.ask('POST', PATH, { issueUpdates });

describe('creating several issues', () => {
  test('answers them in the order of the request, each with its properties and its event', () => {
    const properties = [{ key: 'debrief', value: { action: 'a1' } }];
    const answer = create(update({ summary: 'One' }, { properties }), update({ project: { key: 'WEB' } }));
    expect(answer).toMatchObject({
      status: 201,
      body: { issues: [{ id: '10100', key: 'OPS-1', self: ANY_TEXT }, { key: 'WEB-1' }], errors: [] },
    });
    expect(site.jira.properties('OPS-1')).toEqual({ debrief: { action: 'a1' } });
    expect(site.events).toHaveLength(2);
  });

  test('creates the others when some are refused, and numbers the refused ones alone', () => {
    const answer = create(
      update({ summary: '' }),
      update({ summary: 'Second' }),
      update({ project: { key: 'SEC' }, priority: { id: '9' } }),
      update({ summary: 'Fourth' }),
    );
    expect(answer).toMatchObject({
      status: 201,
      body: {
        issues: [{ key: 'OPS-1' }, { key: 'OPS-2' }],
        errors: [
          {
            status: 400,
            failedElementNumber: 0,
            elementErrors: { errorMessages: [], errors: { summary: containing('summary') } },
          },
          { status: 400, failedElementNumber: 2, elementErrors: { errors: { priority: ANY_TEXT } } },
        ],
      },
    });
    expect(site.fields('OPS-2')['summary']).toBe('Fourth');
  });

  test('is 400 in the same shape when all are refused', () => {
    site.jira.grant('OPS', 'CREATE_ISSUES', 'admins');
    expect(create(update(), update())).toMatchObject({
      status: 400,
      body: {
        issues: [],
        errors: [
          { status: 403, failedElementNumber: 0 },
          { status: 403, failedElementNumber: 1 },
        ],
      },
    });
  });

  test('takes fifty, and nothing of more', () => {
    const many = Array.from({ length: 50 }, () => update());
    expect(create(...many).status).toBe(201);
    expect(create(...many, update())).toMatchObject({ status: 400, body: { issues: [] } });
    expect(site.jira.issues()).toHaveLength(50);
  });

  test('refuses what is no list, nobody, and what is not modelled', () => {
    expect(create().status).toBe(400);
    expect(site.ask('POST', PATH, { issueUpdates: {} }).status).toBe(400);
    expect(site.ask('POST', PATH, { issueUpdates: [update()] }, { actor: NOBODY }).status).toBe(401);
    expect(create(update({}, { transition: { id: '11' } })).status).toBe(501);
    expect(site.jira.issues({ person: EDITOR.accountId })).toEqual([]);
  });
});

test('every answer keeps the contract', () => {
  expect(contractProblems()).toEqual([]);
});
