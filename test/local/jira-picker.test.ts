import { ADMIN, EDITOR, RESPONDER } from '../../local/site/people';
import { APP, as, type Ask, contractProblems, JiraSite, NOBODY, SUBTASK } from './jira-site';

let site: JiraSite;
beforeEach(() => {
  site = new JiraSite();
});

const pick = (query: string, ask: Ask = {}): unknown =>
  site.ask('GET', `/rest/api/3/issue/picker?${query}`, undefined, ask).body;
const found = (...keys: string[]): object => ({
  sections: [{ id: 'hs', issues: keys.map((key) => ({ key })) }],
});

describe('picking an issue', () => {
  test('offers what one created or edited, by words of summary or key, the latest first', () => {
    site.create({ summary: 'Rehearse the restore' });
    site.create({ summary: 'Alert on <replication> lag' });
    site.create({ summary: 'Restore faster' }, {}, { actor: as(RESPONDER) });
    site.now += 1000;
    site.jira.edit(EDITOR.accountId, 'OPS-1', { fields: { labels: ['db'] } });
    expect(pick('query=')).toMatchObject(found('OPS-1', 'OPS-2'));
    expect(pick('query=restore')).toMatchObject({
      sections: [
        {
          label: 'History Search',
          sub: 'Showing 1 of 1 matching issues',
          issues: [
            {
              id: 10100,
              key: 'OPS-1',
              keyHtml: 'OPS-1',
              summary: 'Rehearse the <b>restore</b>',
              summaryText: 'Rehearse the restore',
            },
          ],
        },
      ],
    });
    expect(pick('query=ops-2')).toMatchObject({
      sections: [{ issues: [{ keyHtml: '<b>OPS-2</b>', summary: 'Alert on &lt;replication&gt; lag' }] }],
    });
    expect(pick('query=nothing')).toMatchObject({
      sections: [{ msg: 'No matching issues found', issues: [] }],
    });
    expect(pick('query=restore', { actor: as(ADMIN) })).toMatchObject(found());
  });

  test('adds what a JQL text finds; one that cannot be read finds nothing', () => {
    site.create({ summary: 'One' });
    site.create({ summary: 'Two', project: { key: 'WEB' } });
    const query = (jql: string): string => `query=&currentJQL=${encodeURIComponent(jql)}`;
    expect(pick(query('project = WEB'), { actor: as(ADMIN) })).toMatchObject({
      sections: [
        { id: 'hs', issues: [] },
        { id: 'cs', label: 'Current Search', issues: [{ key: 'WEB-1' }] },
      ],
    });
    expect(pick(query('project ='))).toMatchObject({ sections: [{}, { id: 'cs', issues: [] }] });
  });

  test('leaves out the present issue, other projects, sub-tasks and what the person may not see', () => {
    site.create();
    site.create({ project: { key: 'WEB' } });
    site.create({ issuetype: { id: SUBTASK }, parent: { key: 'OPS-1' } });
    expect(pick('query=&currentIssueKey=OPS-1')).toMatchObject(found('WEB-1'));
    expect(pick('query=&currentProjectId=10000')).toMatchObject(found('OPS-1'));
    expect(pick('query=task&showSubTasks=true&currentProjectId=10000')).toMatchObject(
      found('OPS-2', 'OPS-1'),
    );
    expect(pick('query=&currentIssueKey=OPS-2')).toMatchObject(found('WEB-1'));
    expect(pick('query=&currentIssueKey=OPS-2&showSubTaskParent=true')).toMatchObject(
      found('WEB-1', 'OPS-1'),
    );
    site.jira.setAppAccess('OPS', false);
    site.create({ project: { key: 'WEB' } }, {}, { actor: APP });
    expect(pick('query=', { actor: APP })).toMatchObject(found('WEB-2'));
    expect(site.ask('GET', '/rest/api/3/issue/picker', undefined, { actor: NOBODY }).status).toBe(401);
  });
});

test('every answer keeps the contract', () => {
  expect(contractProblems()).toEqual([]);
});
