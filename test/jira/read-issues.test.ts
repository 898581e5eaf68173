import { ADMIN, EDITOR } from '../../local/site/people';
import { APP_ACCOUNT } from '../../local/site/protocol';
import { JiraUnavailable } from '../../src/domain/failure';
import { freshJira } from '../support/fresh-jira';
import { answering, type JiraInProcess } from '../support/jira-in-process';

let world: JiraInProcess;
freshJira((fresh) => {
  world = fresh;
});

const MARKER = { installationId: 'installation-1', actionId: 'action-1' };
const marked = (action = 'action-1', installation = 'installation-1') => ({
  properties: [{ key: 'debrief', value: { installation, action } }],
});
const read = async (...ids: string[]) => (await world.issues.read('app', ids)).get(ids[0] ?? '');

describe('a read issue', () => {
  it('has everything that is compared, what proves its marker, and where it stands', async () => {
    const fields = {
      duedate: '2026-05-01',
      assignee: { accountId: EDITOR.accountId },
      priority: { id: '2' },
    };
    const { id } = world.site.create({ summary: 'Rehearse', ...fields }, marked());
    expect(await read(id)).toEqual({
      issueId: id,
      issueKey: 'OPS-1',
      statusId: expect.any(String),
      category: 'new',
      done: false,
      projectId: '10000',
      archived: null,
      secured: false,
      values: { title: 'Rehearse', dueOn: '2026-05-01', priority: '2', owner: EDITOR.accountId },
      marker: MARKER,
      createdAt: '2026-08-14T10:00:00.000Z',
      creator: EDITOR.accountId,
    });
    expect(world.sent).toHaveLength(1);
  });

  it('is done by its category, empty where it is empty, and marked by nobody but us', async () => {
    const { id } = world.site.create({}, { properties: [{ key: 'debrief', value: { action: 7 } }] });
    world.site.jira.moveTo(EDITOR.accountId, id, 'Done');
    expect(await read(id)).toMatchObject({
      done: true,
      category: 'done',
      marker: null,
      values: { dueOn: null, owner: null },
    });
    const legacy = world.site.create({ project: { key: 'LEG' } });
    expect(await read(legacy.id)).toMatchObject({ marker: null, values: { dueOn: null } });
  });

  it('is archived when it is, or when its project says so', async () => {
    const { id } = world.site.create();
    world.site.jira.archiveIssue(ADMIN.accountId, id);
    expect((await read(id))?.archived).toBe('issue');
    world.plan(
      answering(200, {
        issues: [
          {
            id: '7',
            key: 'OPS-7',
            fields: {
              summary: 'x',
              status: { id: '1', statusCategory: { key: 'done' } },
              project: { id: '10000', archived: true },
              created: '2026-08-14T10:00:00.000+0000',
            },
          },
        ],
      }),
    );
    expect(await read('7')).toMatchObject({ archived: 'project', values: { owner: null }, creator: null });
  });

  it('is absent when it is gone or hidden, and nothing is asked about none', async () => {
    const { id } = world.site.create();
    const secret = world.site.create({ project: { key: 'SEC' } });
    expect([...(await world.issues.read('app', [secret.id, id, '99'])).keys()]).toEqual([id]);
    expect([...(await world.issues.read('user', [secret.id, id])).keys()]).toEqual([id, secret.id]);
    world.sent.length = 0;
    expect(await world.issues.read('app', [])).toEqual(new Map());
    expect(world.sent).toEqual([]);
  });

  it('of a shape nobody knows is no issue that is gone', async () => {
    world.plan(answering(200, { issues: [{ id: '7', key: 'OPS-7', fields: {} }] }));
    await expect(read('7')).rejects.toBeInstanceOf(JiraUnavailable);
  });
});

describe('marked issues', () => {
  it('are found by their marker, oldest first, and only ours', async () => {
    const second = world.site.create({}, marked());
    world.site.now += 60_000;
    const others = [marked('action-1', 'installation-2'), marked('action-2'), {}];
    for (const other of others) world.site.create({}, other);
    const third = world.site.create({}, marked(), { actor: { kind: 'app' } });
    const found = await world.issues.findMarked('app', MARKER);
    expect(found.map(({ issueId, creator }) => [issueId, creator])).toEqual([
      [second.id, EDITOR.accountId],
      [third.id, APP_ACCOUNT],
    ]);
    expect(found[0]).toMatchObject({
      issueKey: 'OPS-1',
      projectId: '10000',
      createdAt: '2026-08-14T10:00:00.000Z',
      done: false,
    });
  });

  it('are not told to be absent when nobody can say', async () => {
    world.plan(answering(403, {}), answering(400, {}));
    await expect(world.issues.findMarked('user', MARKER)).rejects.toBeInstanceOf(JiraUnavailable);
    await expect(world.issues.findMarked('user', MARKER)).rejects.toBeInstanceOf(JiraUnavailable);
  });

  it('can be marked and unmarked by whoever may edit them', async () => {
    const { id } = world.site.create();
    expect(await world.issues.mark('user', id, MARKER)).toBe('written');
    expect(await world.issues.mark('app', id, MARKER)).toBe('written');
    expect((await read(id))?.marker).toEqual(MARKER);
    expect(await world.issues.unmark('user', id)).toBe('written');
    expect((await read(id))?.marker).toBeNull();
    expect(await world.issues.unmark('user', id)).toBe('refused');
    world.site.jira.archiveIssue(ADMIN.accountId, id);
    expect(await world.issues.mark('user', id, MARKER)).toBe('refused');
    expect(await world.issues.mark('user', '99', MARKER)).toBe('refused');
  });

  it('that changed lately are all named, page after page', async () => {
    const old = world.site.create({}, marked());
    world.site.now += 3_600_000;
    const ids = Array.from({ length: 3 }, () => world.site.create({}, marked()).id);
    world.site.create({}, marked('action-9', 'installation-2'));
    const changed = (minutes: number) => world.issues.changedSince('installation-1', minutes);
    expect([...(await changed(30))].sort()).toEqual(ids);
    expect([...(await changed(90))].sort()).toEqual([old.id, ...ids]);
    const page = (id: string, nextPageToken?: string) =>
      answering(200, { issues: [{ id }], isLast: nextPageToken === undefined, nextPageToken });
    world.plan(page('1', 'a'), page('2', 'b'), page('3'));
    expect(await changed(30)).toEqual(['1', '2', '3']);
    expect(world.bodies('POST', /jql/).slice(-2)).toEqual([
      expect.objectContaining({ nextPageToken: 'a' }),
      expect.objectContaining({ nextPageToken: 'b' }),
    ]);
    world.plan(...Array.from({ length: 40 }, () => page('1', 'again')));
    await expect(changed(30)).rejects.toThrow('does not end');
  });
});
