import { ADMIN, EDITOR, VIEWER } from '../../local/site/people';
import { APP_ACCOUNT } from '../../local/site/protocol';
import { freshJira } from '../support/fresh-jira';
import { answering, type JiraInProcess, refusing } from '../support/jira-in-process';

let world: JiraInProcess;
freshJira((fresh) => {
  world = fresh;
});

describe('the app', () => {
  it('knows its own account', async () => {
    expect(await world.issues.appAccount()).toBe(APP_ACCOUNT);
  });

  it('knows what it may do in a project, and may nothing where it sees none', async () => {
    const asked = ['BROWSE_PROJECTS', 'EDIT_ISSUES', 'MODIFY_REPORTER'];
    expect([...(await world.issues.appMay('10000', asked))]).toEqual(asked);
    expect([...(await world.issues.appMay('10002', asked))]).toEqual([]);
    expect([...(await world.issues.appMay('99999', asked))]).toEqual([]);
    expect([...(await world.issues.appMay('10000', []))]).toEqual([]);
    world.plan(
      answering(200, { permissions: { EDIT_ISSUES: { havePermission: false } } }),
      refusing(403, {}, 'Blocked'),
    );
    expect([...(await world.issues.appMay('10000', asked))]).toEqual([]);
    expect([...(await world.issues.appMay('10000', asked))]).toEqual([]);
  });

  it('tells a visible project from one that is hidden, archived or in the trash', async () => {
    expect(await world.issues.projectSight('10000')).toBe('visible');
    expect(await world.issues.projectSight('10002')).toBe('hidden');
    expect(await world.issues.projectSight('99999')).toBe('hidden');
    world.site.jira.archiveProject(ADMIN.accountId, 'OPS');
    expect(await world.issues.projectSight('10000')).toBe('archived');
    world.site.jira.restoreProject(ADMIN.accountId, 'OPS');
    world.plan(answering(200, { values: [{ id: '10000', deleted: true, archived: true }] }));
    expect(await world.issues.projectSight('10000')).toBe('gone');
  });
});

describe('the link of an issue to its page', () => {
  const link = {
    globalId: 'debrief:installation-1:65601:action-1',
    url: 'https://example.atlassian.net/wiki/spaces/ENG/pages/65601/Payment+data+was+exposed',
    resolved: false,
  };

  it('is one and the same however often it is made, and says when nothing is to be done any more', async () => {
    const { id } = world.site.create();
    expect(await world.issues.linkToPage('user', id, link)).toBe('written');
    expect(await world.issues.linkToPage('app', id, { ...link, resolved: true })).toBe('written');
    const links = world.site.jira.remoteLinks(id);
    expect(links).toHaveLength(1);
    expect(links[0]).toMatchObject({
      globalId: link.globalId,
      relationship: 'postmortem',
      application: { name: 'Debrief' },
      object: { status: { resolved: true }, summary: 'This action of the postmortem was dropped' },
    });
  });

  it('says nothing of the page, which not everybody with the issue may see', async () => {
    const { id } = world.site.create();
    await world.issues.linkToPage('user', id, link);
    const [made] = world.site.jira.remoteLinks(id);
    expect(made?.object).toMatchObject({
      title: 'Postmortem in Confluence',
      url: 'https://example.atlassian.net/wiki/spaces/ENG/pages/65601',
    });
    expect(JSON.stringify(made)).not.toContain('Payment');
  });

  it('goes away, and is gone when it was not there', async () => {
    const { id } = world.site.create();
    await world.issues.linkToPage('user', id, link);
    expect(await world.issues.unlinkFromPage('user', id, link.globalId)).toBe('written');
    expect(world.site.jira.remoteLinks(id)).toEqual([]);
    expect(await world.issues.unlinkFromPage('user', id, link.globalId)).toBe('written');
    world.plan(refusing(403));
    expect(await world.issues.unlinkFromPage('user', id, link.globalId)).toBe('refused');
  });

  it('is refused where the person sees no issue or may not link, which trying again does not mend', async () => {
    const { id } = world.site.create();
    world.site.jira.grant('OPS', 'LINK_ISSUES', [EDITOR.accountId]);
    world.user = VIEWER;
    expect(await world.issues.linkToPage('user', id, link)).toBe('refused');
    world.user = ADMIN;
    expect(await world.issues.linkToPage('user', id, link)).toBe('refused');
  });
});
