import { authorise } from '../../src/app/access';
import { mute, myReminders } from '../../src/app/my-reminders';
import { reminderSettings, saveReminderSettings } from '../../src/app/reminder-settings';
import { Conflict, NotSignedIn } from '../../src/domain/failure';
import { aCaller, aChange, aHeader, anId, aPage, EDITOR, PLACE } from '../support/builders';
import { savedActions } from '../support/builders-saved';
import { type MemoryWorld, memoryWorld } from '../support/ports-world';

const HOUR = 3_600_000;
let world: MemoryWorld;
beforeEach(() => {
  world = memoryWorld();
});

const mine = (accountId = EDITOR) => myReminders(world, aCaller({ accountId }));

/** A record of the editor on some page. */
async function recordOn(pageId: string, resolvedMsAgo: number): Promise<void> {
  const change = aChange({ by: await world.people.idOf(EDITOR) });
  const header = aHeader({ resolvedAt: world.clock.iso(-resolvedMsAgo) });
  const page = { ...PLACE, pageId, spaceId: '1', title: 'Page', templateId: null };
  await world.postmortems.create(change.id, page, header, change);
}

describe('the list', () => {
  it('has what the caller owns on pages that they may see at this moment', async () => {
    await savedActions(world, [{ owner: EDITOR, dueOn: '2026-02-27' }, { owner: 'account-other' }]);
    expect(await mine()).toMatchObject({
      today: '2026-03-02',
      actions: [{ dueOn: '2026-02-27', pageId: PLACE.pageId, issueKey: null }],
      more: false,
      mails: { site: { version: 0, on: true }, mine: { version: 0, on: true } },
    });
    world.pages.pages.clear();
    expect(await mine()).toMatchObject({ actions: [], reviews: [] });
  });

  it('asks Confluence nothing when there is nothing', async () => {
    world.pages.titlesForUser = () => Promise.reject(new Error('asked'));
    expect((await mine()).actions).toEqual([]);
  });

  it('has the reviews of the last days, overdue or not, on pages that the caller may see', async () => {
    for (const [pageId, ago] of [
      ['1', 80],
      ['2', 10],
      ['3', 20],
      ['4', 72 + 15 * 24],
    ] as const) {
      await recordOn(pageId, ago * HOUR);
      if (pageId !== '3') world.pages.pages.set(pageId, aPage({ pageId }));
    }
    expect((await mine()).reviews).toMatchObject([
      { pageId: '1', deadline: world.clock.iso(-8 * HOUR), overdue: true },
      { pageId: '2', deadline: world.clock.iso(62 * HOUR), overdue: false },
    ]);
    expect((await mine('account-other')).reviews).toEqual([]);
  });

  it('has old postmortems with what is left to do about them, the oldest first', async () => {
    const days = [29, 40, 27, 100];
    for (const ago of days) {
      await recordOn(String(ago), ago * 24 * HOUR);
      world.pages.pages.set(String(ago), aPage({ pageId: String(ago) }));
    }
    const { reviews, old } = await mine();
    expect(reviews).toEqual([]);
    // After 29 days nobody is told yet that it is not finished, and there is no action that could be open.
    expect(old).toEqual([
      {
        postmortemId: expect.any(String) as string,
        postmortemTitle: aHeader().title,
        pageId: '40',
        resolvedAt: world.clock.iso(-40 * 24 * HOUR),
        openActions: false,
        unfinished: true,
      },
    ]);
    world.pages.pages.delete('40');
    expect((await mine()).old).toEqual([]);
  });

  it('says when there is more than one look at Confluence can tell of', async () => {
    await savedActions(
      world,
      Array.from({ length: 201 }, () => ({ owner: EDITOR })),
    );
    const { actions, more } = await mine();
    expect([actions.length, more]).toEqual([200, true]);
  });
});

describe('mails', () => {
  it('are muted and heard again by whoever gets them, under versions and in the log', async () => {
    const input = { changeId: anId(), version: 0, muted: true };
    expect(await mute(world, aCaller(), input)).toEqual({ version: 1 });
    expect(await mute(world, aCaller(), input)).toEqual({ version: 1 });
    expect((await mine()).mails.mine).toEqual({ version: 1, on: false });
    expect((await mine('account-other')).mails.mine.on).toBe(true);
    await expect(mute(world, aCaller(), { ...input, changeId: anId() })).rejects.toThrow(Conflict);
    await mute(world, aCaller({ licensed: false }), { changeId: anId(), version: 1, muted: false });
    expect((await mine()).mails.mine).toEqual({ version: 2, on: true });
    const personId = await world.people.idOf(EDITOR);
    const logged = world.db.log.filter(({ subject }) => subject === 'setting');
    expect(
      logged.map(({ subjectId, change }) => [subjectId, change.by, change.before, change.after]),
    ).toEqual([
      [personId, personId, { on: true }, { on: false }],
      [personId, personId, { on: false }, { on: true }],
    ]);
    expect(JSON.stringify(logged)).not.toContain(EDITOR);
  });

  it('of the site are switched by an admin', async () => {
    expect(await reminderSettings(world)).toEqual({ version: 0, on: true });
    await saveReminderSettings(world, aCaller(), { changeId: anId(), version: 0, on: false });
    expect(await reminderSettings(world)).toEqual({ version: 1, on: false });
    expect((await mine()).mails.site.on).toBe(false);
    const again = saveReminderSettings(world, aCaller(), { changeId: anId(), version: 0, on: true });
    await expect(again).rejects.toThrow(Conflict);
  });
});

test('whoever is signed in may ask for their own, and nobody else', async () => {
  const caller = aCaller({ licensed: false });
  expect(await authorise(world, 'signed-in', caller, {})).toMatchObject({ caller, page: null });
  await expect(authorise(world, 'signed-in', null, {})).rejects.toThrow(NotSignedIn);
});
