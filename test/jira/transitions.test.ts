import { ADMIN, VIEWER } from '../../local/site/people';
import { JiraUnavailable } from '../../src/domain/failure';
import { freshJira } from '../support/fresh-jira';
import { answering, type JiraInProcess, refusing } from '../support/jira-in-process';

let world: JiraInProcess;
let id: string;
freshJira((fresh) => {
  world = fresh;
  world.site.jira.setWorkflow('OPS', {
    statuses: [
      { name: 'Offen', category: 'new' },
      { name: 'Prüfung', category: 'indeterminate' },
      { name: 'Erledigt', category: 'done' },
    ],
    transitions: [
      { name: 'Prüfen', from: ['Offen'], to: 'Prüfung' },
      { name: 'Schließen', from: ['Offen', 'Prüfung'], to: 'Erledigt', screen: ['resolution', 'summary'] },
      {
        name: 'Abnehmen',
        from: ['Prüfung'],
        to: 'Erledigt',
        validators: [{ kind: 'filled', fieldId: 'duedate', message: 'Say when it is due' }],
      },
    ],
  });
  ({ id } = world.site.create());
});

const offered = async () => world.issues.transitions('user', id);
const named = async (name: string) => (await offered()).find((one) => one.name === name)?.id ?? '';

describe('the ways out of a status', () => {
  it('lead to a category, and say what their screens demand that no issue has', async () => {
    expect(await offered()).toEqual([
      {
        id: expect.any(String),
        name: 'Prüfen',
        to: { id: expect.any(String), name: 'Prüfung', category: 'indeterminate' },
        demands: [],
      },
      {
        id: expect.any(String),
        name: 'Schließen',
        to: { id: expect.any(String), name: 'Erledigt', category: 'done' },
        demands: ['Resolution'],
      },
    ]);
  });

  it('are none for who may not move or see it, and those that are not available are left out', async () => {
    world.user = VIEWER;
    expect(await offered()).toEqual([]);
    world.plan(answering(401));
    expect(await offered()).toEqual([]);
    const to = { id: '1', name: 'Done', statusCategory: { key: 'done' } };
    world.plan(
      answering(200, { transitions: [{ id: '11', name: 'Close', to, isAvailable: false }] }),
      answering(200, { transitions: [{ id: '21', name: 'Close', to }] }),
    );
    expect(await offered()).toEqual([]);
    expect(await offered()).toMatchObject([{ id: '21', demands: [] }]);
  });
});

describe('taking one', () => {
  it('moves the issue, as whoever asks', async () => {
    expect(await world.issues.transition('user', id, await named('Prüfen'))).toEqual({ kind: 'moved' });
    expect((await world.issues.read('user', [id])).get(id)?.category).toBe('indeterminate');
  });

  it('is refused in the words of Jira', async () => {
    await world.issues.transition('user', id, await named('Prüfen'));
    expect(await world.issues.transition('user', id, await named('Schließen'))).toEqual({
      kind: 'refused',
      reason: 'Resolution is required.',
    });
    expect(await world.issues.transition('user', id, await named('Abnehmen'))).toEqual({
      kind: 'refused',
      reason: 'Say when it is due.',
    });
    expect(await world.issues.transition('user', id, '999')).toMatchObject({ kind: 'refused' });
    for (const status of [400, 409, 413, 422, 403]) {
      world.plan(refusing(status, {}, 'Not now'));
      expect(await world.issues.transition('user', id, '11')).toEqual({
        kind: 'refused',
        reason: 'Not now.',
      });
    }
    world.plan(answering(400, '<html>'));
    expect(await world.issues.transition('user', id, '11')).toEqual({
      kind: 'refused',
      reason: 'It did not say why.',
    });
  });

  it('finds no issue that is gone, and nobody can tell after a failure', async () => {
    world.plan(answering(502, '<html>'));
    await expect(world.issues.transition('user', id, '11')).rejects.toBeInstanceOf(JiraUnavailable);
    world.site.jira.delete(ADMIN.accountId, id);
    expect(await world.issues.transition('user', id, '11')).toEqual({ kind: 'unreachable' });
  });
});
