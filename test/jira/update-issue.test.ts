import { ADMIN, EDITOR, RESPONDER, VIEWER } from '../../local/site/people';
import { JiraLimited, JiraUnavailable } from '../../src/domain/failure';
import { freshJira } from '../support/fresh-jira';
import { answering, type JiraInProcess, refusing } from '../support/jira-in-process';

let world: JiraInProcess;
let id: string;
freshJira((fresh) => {
  world = fresh;
  ({ id } = world.site.create({ summary: 'Rehearse', duedate: '2026-05-01' }));
});

const puts = () => world.bodies('PUT', /issue/);
const SENTENCE = 'Choose another one here, or set it in Jira.';

describe('what is written', () => {
  it('is what was given and nothing else, in one request; the answer is what Jira holds', async () => {
    const values = { title: 'Rehearse it', owner: RESPONDER.accountId, priority: '2' };
    expect(await world.issues.update(id, values)).toEqual({
      kind: 'written',
      refused: {},
      issue: expect.objectContaining({
        issueId: id,
        issueKey: 'OPS-1',
        projectId: '10000',
        done: false,
        archived: null,
        values: { ...values, dueOn: '2026-05-01' },
      }),
    });
    expect(world.sent).toHaveLength(1);
    expect(puts()).toEqual([
      {
        fields: {
          summary: 'Rehearse it',
          priority: { id: '2' },
          assignee: { accountId: RESPONDER.accountId },
        },
      },
    ]);
  });

  it('empties a due date and an owner', async () => {
    world.site.jira.edit(EDITOR.accountId, id, { fields: { assignee: { accountId: EDITOR.accountId } } });
    expect(await world.issues.update(id, { dueOn: null, owner: null })).toMatchObject({
      kind: 'written',
      refused: {},
      issue: { values: { title: 'Rehearse', dueOn: null, owner: null } },
    });
  });

  it('is one line of 255 characters, and its blanks concern nobody', async () => {
    const result = await world.issues.update(id, { title: ` ${'a b '.repeat(70)}\nend ` });
    expect(result).toMatchObject({ kind: 'written', refused: {} });
    world.plan(answering(200, { ...(await wire()), fields: { ...(await wire()).fields, summary: 'a b' } }));
    expect(await world.issues.update(id, { title: 'a  b' })).toMatchObject({ kind: 'written', refused: {} });
  });

  it('is read when Jira does not answer it, and nothing is sent when nothing is given', async () => {
    world.plan(answering(204));
    expect(await world.issues.update(id, { dueOn: '2026-05-01' })).toMatchObject({
      kind: 'written',
      refused: {},
    });
    expect(await world.issues.update(id, {})).toMatchObject({ kind: 'written', refused: {} });
    expect(puts()).toHaveLength(1);
  });
});

async function wire(): Promise<{ fields: Record<string, unknown> }> {
  const { body } = world.site.ask('GET', `/rest/api/3/issue/${id}?fields=*all`);
  return body as { fields: Record<string, unknown> };
}

describe('what Jira does not take', () => {
  it('is left out by name, and the rest is written', async () => {
    const result = await world.issues.update(id, { title: 'Other', owner: VIEWER.accountId, priority: '99' });
    expect(result).toEqual({
      kind: 'written',
      issue: expect.objectContaining({ values: expect.objectContaining({ title: 'Other', owner: null }) }),
      refused: {
        owner: `Jira did not take the owner. ${SENTENCE}`,
        priority: `Jira did not take the priority: The priority selected is invalid. ${SENTENCE}`,
      },
    });
    expect(puts()).toHaveLength(2);
  });

  it('alone leaves everything as it was', async () => {
    expect(await world.issues.update(id, { priority: '99' })).toMatchObject({
      kind: 'refused',
      refused: { priority: expect.any(String) },
    });
    expect(puts()).toHaveLength(1);
  });

  it('in silence is found out', async () => {
    world.plan(() => {
      world.site.ask('PUT', `/rest/api/3/issue/${id}`, { fields: { summary: 'Other' } });
      return new Response(null, { status: 204 });
    });
    const result = await world.issues.update(id, { title: 'Other', owner: EDITOR.accountId });
    expect(result).toMatchObject({
      kind: 'written',
      issue: { values: { title: 'Other', owner: null } },
      refused: { owner: `Jira did not take the owner. ${SENTENCE}` },
    });
  });

  it('for reasons of its own is said of every field', async () => {
    world.site.jira.setUnassignedAllowed(false);
    world.site.jira.edit(EDITOR.accountId, id, { fields: { assignee: { accountId: EDITOR.accountId } } });
    expect(await world.issues.update(id, { owner: null })).toEqual({
      kind: 'refused',
      refused: { owner: `Jira did not take the owner: Issues must be assigned. ${SENTENCE}` },
    });
    world.plan(refusing(422, {}, 'The workflow is broken'));
    expect(await world.issues.update(id, { title: 'Other', dueOn: null })).toEqual({
      kind: 'refused',
      refused: {
        title: `Jira did not take the title: The workflow is broken. ${SENTENCE}`,
        dueOn: `Jira did not take the due date: The workflow is broken. ${SENTENCE}`,
      },
    });
    world.plan(refusing(400, { customfield_10050: 'Area is required' }));
    expect(await world.issues.update(id, { title: 'Other' })).toEqual({
      kind: 'refused',
      refused: { title: `Jira did not take the title: Area is required. ${SENTENCE}` },
    });
  });

  it('the second time, too, is not tried a third time', async () => {
    world.plan(refusing(400, { duedate: 'No' }), refusing(400, { summary: 'No' }));
    expect(await world.issues.update(id, { title: 'Other', dueOn: null })).toEqual({
      kind: 'refused',
      refused: {
        title: `Jira did not take the title: No. ${SENTENCE}`,
        dueOn: `Jira did not take the due date: No. ${SENTENCE}`,
      },
    });
    expect(puts()).toHaveLength(2);
  });
});

describe('an issue that cannot be written', () => {
  const update = () => world.issues.update(id, { title: 'Other' });

  it('because the app may not edit there', async () => {
    world.plan(refusing(403));
    expect(await update()).toEqual({ kind: 'forbidden' });
  });

  it('because it is archived, gone or hidden', async () => {
    world.site.jira.archiveIssue(ADMIN.accountId, id);
    expect(await update()).toEqual({ kind: 'unreachable' });
    world.site.jira.unarchiveIssue(ADMIN.accountId, id);
    world.site.jira.archiveProject(ADMIN.accountId, 'OPS');
    expect(await update()).toEqual({ kind: 'unreachable' });
    world.site.jira.restoreProject(ADMIN.accountId, 'OPS');
    expect(await update()).toMatchObject({ kind: 'written' });
    world.site.jira.setAppAccess('OPS', false);
    expect(await update()).toEqual({ kind: 'unreachable' });
    world.site.jira.setAppAccess('OPS', true);
    world.plan(answering(204));
    world.site.jira.delete(ADMIN.accountId, id);
    expect(await update()).toEqual({ kind: 'unreachable' });
  });

  it('because another write or a limit is in the way, is written later', async () => {
    world.plan(refusing(409));
    await expect(update()).rejects.toBeInstanceOf(JiraUnavailable);
    world.plan(answering(500, '<html>'));
    await expect(update()).rejects.toBeInstanceOf(JiraUnavailable);
    for (let write = 0; write < 20; write += 1) await update();
    await expect(update()).rejects.toBeInstanceOf(JiraLimited);
  });
});
