import { JiraNotConnected, JiraUnavailable } from '../../src/domain/failure';
import { releaseGateJira } from '../../src/jira/release-gate-issue';
import { freshJira } from '../support/fresh-jira';
import { answering, broken, type JiraInProcess } from '../support/jira-in-process';

let world: JiraInProcess;
freshJira((fresh) => {
  world = fresh;
});
const gate = releaseGateJira(async () => undefined);

describe('what an issue releases', () => {
  it('is its project and the names of its fix versions, in one request as the app', async () => {
    const { key } = world.site.create();
    expect(await gate.issue(key)).toEqual({ projectId: '10000', fixVersions: [] });
    expect(world.sent).toMatchObject([
      { as: 'app', method: 'GET', path: `/rest/api/3/issue/${key}?fields=project,fixVersions` },
    ]);
    world.plan(
      answering(200, {
        id: '1',
        key,
        fields: { project: { id: '10000', key: 'OPS' }, fixVersions: [{ id: '1', name: '1.2 🚀' }] },
      }),
    );
    expect(await gate.issue(key)).toEqual({ projectId: '10000', fixVersions: ['1.2 🚀'] });
  });

  it('is not to be known of an issue that the app does not see', async () => {
    const { key } = world.site.create();
    world.site.jira.setAppAccess('OPS', false);
    expect(await gate.issue(key)).toBeNull();
    expect(await gate.issue('OPS-999')).toBeNull();
  });

  it.each([
    ['nothing of it', answering(200, {}), JiraUnavailable],
    [
      'versions without names',
      answering(200, { fields: { project: { id: '1' }, fixVersions: [{}] } }),
      JiraUnavailable,
    ],
    ['a page of a gateway', answering(200, '<html>'), JiraUnavailable],
    ['a failure', answering(500, {}), JiraUnavailable],
    ['a refusal of the app', answering(403, {}), JiraNotConnected],
    ['no answer', broken, JiraUnavailable],
  ])('is never guessed from %s', async (_what, planned, failure) => {
    world.plan(planned);
    await expect(gate.issue('OPS-1')).rejects.toThrow(failure);
  });
});

describe('the address of the site', () => {
  it('is what Jira says, without a slash at the end', async () => {
    expect(await gate.siteAddress()).toBe('https://debrief.atlassian.net');
    world.plan(answering(200, { baseUrl: 'https://example.atlassian.net/' }));
    expect(await gate.siteAddress()).toBe('https://example.atlassian.net');
  });

  it.each([{}, { baseUrl: 'javascript:alert(1)' }, { baseUrl: 'https://a b' }])(
    'is none in %j',
    async (body) => {
      world.plan(answering(200, body));
      await expect(gate.siteAddress()).rejects.toThrow(JiraUnavailable);
    },
  );
});
