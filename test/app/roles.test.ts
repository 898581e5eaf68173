import { openPostmortem } from '../../src/app/postmortem';
import { saveRole } from '../../src/app/roles';
import { Conflict } from '../../src/domain/failure';
import { aCaller, anEdit, aPage, PLACE } from '../support/builders';
import { memoryWorld, type MemoryWorld } from '../support/ports-world';

async function rolesOf(world: MemoryWorld) {
  const answer = await openPostmortem(world, aCaller(), aPage(), PLACE);
  if (answer.kind !== 'postmortem') throw new Error('nothing was saved');
  return { roles: answer.postmortem.roles, people: answer.postmortem.people };
}

const set = (world: MemoryWorld, people: readonly string[], version = 0, edit = anEdit()) =>
  saveRole(world, edit, { role: 'stakeholders', version, value: { people } });

describe('a role', () => {
  it('is given by account, kept without it, and shown by account', async () => {
    const world = memoryWorld();
    expect(await set(world, ['ada', 'bob'])).toEqual({ version: 1, value: { people: ['ada', 'bob'] } });
    expect(await rolesOf(world)).toEqual({
      roles: [{ role: 'stakeholders', version: 1, value: { people: ['ada', 'bob'] } }],
      people: ['ada', 'bob'],
    });
    expect(JSON.stringify(world.db.log)).not.toMatch(/ada|bob/);
  });

  it('repeated is one change, and stale is a conflict that shows accounts', async () => {
    const world = memoryWorld();
    const edit = anEdit();
    await set(world, ['ada'], 0, edit);
    expect(await set(world, ['ada'], 0, edit)).toMatchObject({ version: 1 });
    const late = set(world, ['bob']);
    await expect(late).rejects.toThrow(Conflict);
    await expect(late).rejects.toMatchObject({ current: { version: 1, value: { people: ['ada'] } } });
  });

  it('stays with somebody who closed their account, until they are taken out', async () => {
    const world = memoryWorld();
    await set(world, ['ada', 'bob']);
    const kept = world.db.people.get('ada');
    world.db.people.delete('ada');
    expect((await rolesOf(world)).roles[0]?.value).toEqual({ people: ['', 'bob'] });

    await set(world, ['', 'bob', 'eve'], 1);
    expect(world.db.roles.rows.values().next().value?.value.value.people[0]).toBe(kept);
    expect((await rolesOf(world)).roles[0]?.value).toEqual({ people: ['', 'bob', 'eve'] });
    await set(world, ['bob'], 2);
    expect((await rolesOf(world)).roles[0]?.value).toEqual({ people: ['bob'] });
  });
});
