import { ADMIN } from '../../local/site/people';
import { JiraUnavailable } from '../../src/domain/failure';
import { freshJira } from '../support/fresh-jira';
import { type JiraInProcess, refusing } from '../support/jira-in-process';

let world: JiraInProcess;
freshJira((fresh) => {
  world = fresh;
});

describe('many projects', () => {
  const ids = Array.from({ length: 120 }, (_, at) => String(10_000 + at));

  it('are asked about by fifty, as Jira takes them', async () => {
    world.site.jira.archiveProject(ADMIN.accountId, 'OPS');
    const sights = await world.issues.projectSights(ids);
    expect(sights.size).toBe(120);
    expect(sights.get('10000')).toBe('archived');
    expect(sights.get('10119')).toBe('hidden');
    expect(world.sent).toHaveLength(6);
  });

  it('are not said to be free of access rules when Jira does not say so', async () => {
    world.plan(() => null, refusing(400, {}, 'Too many'));
    await expect(world.issues.projectSight('10000')).rejects.toThrow(JiraUnavailable);
  });
});
