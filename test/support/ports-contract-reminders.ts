import { ACTION_STATUSES, isOpen, ISSUE_STATES } from '../../src/domain/actions';
import { reminderWindow } from '../../src/domain/reminders';
import { DEFAULT_DEADLINES } from '../../src/domain/review-deadline';
import { aChange, aHeader, anAction, anId, EDITOR, PLACE } from './builders';
import { claimBy, LATE, OTHER, owned, people, recordBy, reminderOf, SOON } from './builders-reminders';
import { stored } from './builders-saved';
import type { TestWorld } from './ports-world';

/** What both worlds promise of reminders: who may have to be told what, claims, lists, switches. */
export function describeReminders(open: () => TestWorld): void {
  describe('reminders', () => {
    it('are due for open linked actions of the next days, the longest due first', async () => {
      const world = open();
      const { editor, other, window } = await people(world);
      const record = await recordBy(world, other);
      const due = [
        await owned(world, record, editor, { dueOn: LATE }),
        await owned(world, record, editor, { dueOn: '2026-03-02' }),
        await owned(world, record, editor, { dueOn: '2026-03-05' }),
      ];
      await owned(world, record, editor, { dueOn: '2026-03-06' });
      await owned(world, record, editor, { dueOn: null });
      await owned(world, record, editor, {}, null);
      await owned(world, record, editor, { status: 'dropped', dropReason: 'no' });
      await owned(world, record, editor, {}, { issueDone: true });
      await owned(world, record, editor, {}, { state: 'unreachable', why: 'hidden' });
      const found = await world.reminders.dueActions(editor, window, 9);
      expect(found.map(({ id }) => id)).toEqual(due);
      expect(found[0]).toEqual(await stored(world, due[0] ?? ''));
      expect(await world.reminders.dueActions(editor, window, 2)).toHaveLength(2);
      expect(await world.reminders.dueActions(other, window, 9)).toEqual([]);
    });

    it('are claimed once, whoever asks, and given back by their claim', async () => {
      const world = open();
      const { editor, other, window } = await people(world);
      // Neither new nor old itself.
      const id = await owned(world, await recordBy(world, other, 'macro-1', -20 * 24 * 3_600_000), editor);
      const [one, two] = [claimBy(world, editor), claimBy(world, editor)];
      expect(await world.reminders.claim([reminderOf(id)], one)).toEqual([reminderOf(id)]);
      expect(await world.reminders.dueActions(editor, window, 9)).toEqual([]);
      expect(await world.reminders.recipients(window, '', 9)).toEqual([]);
      const more = [reminderOf(id), reminderOf(id, LATE, 'overdue')];
      expect(await world.reminders.claim(more, two)).toEqual([more[1]]);
      await world.reminders.release(two.id);
      await world.reminders.release(anId());
      expect(await world.reminders.claim([reminderOf(id)], claimBy(world, other))).toEqual([]);
      await world.reminders.release(one.id);
      expect(await world.reminders.dueActions(editor, window, 9)).toHaveLength(1);
      expect(await world.reminders.claim(more, claimBy(world, other))).toHaveLength(2);
      expect(await world.reminders.claim([], claimBy(world, other))).toEqual([]);
    });

    it('claimed by two functions at once go to one of them', async () => {
      const world = open();
      const { editor } = await people(world);
      const some = [reminderOf('a'), reminderOf('b'), reminderOf('c')];
      const both = await Promise.all([
        world.reminders.claim(some, claimBy(world, editor)),
        world.reminders.claim(some, claimBy(world, editor)),
      ]);
      expect(
        both
          .flat()
          .map(({ subjectId }) => subjectId)
          .sort(),
      ).toEqual(['a', 'b', 'c']);
    });

    it('of another date, or of the same date once it has passed, are others', async () => {
      const world = open();
      const { editor, other } = await people(world);
      const id = await owned(world, await recordBy(world, other), editor);
      await world.reminders.claim([reminderOf(id)], claimBy(world, editor));
      const later = reminderWindow(Date.parse('2026-03-05T00:00:00.000Z'), DEFAULT_DEADLINES);
      expect((await world.reminders.dueActions(editor, later, 9)).map((action) => action.id)).toEqual([id]);
      await world.reminders.claim([reminderOf(id, SOON, 'overdue')], claimBy(world, editor));
      expect(await world.reminders.dueActions(editor, later, 9)).toEqual([]);
    });

    it('have recipients in the order of their ids, page by page, without those who want none', async () => {
      const world = open();
      const { editor, other, window } = await people(world);
      const record = await recordBy(world, editor, 'macro-1', -30 * 24 * 3_600_000);
      await owned(world, record, editor);
      await owned(world, record, other);
      await world.people.idOf('account-idle');
      const all = [
        { id: editor, accountId: EDITOR },
        { id: other, accountId: OTHER },
      ].sort((a, b) => (a.id < b.id ? -1 : 1));
      const [first, second] = all;
      expect(await world.reminders.recipients(window, '', 9)).toEqual(all);
      expect(await world.reminders.recipients(window, '', 1)).toEqual([first]);
      expect(await world.reminders.recipients(window, first?.id ?? '', 9)).toEqual([second]);
      await world.reminders.saveSwitch({ personId: first?.id ?? '' }, 0, false, aChange());
      expect(await world.reminders.recipients(window, '', 9)).toEqual([second]);
      await world.reminders.saveSwitch({ personId: first?.id ?? '' }, 1, true, aChange());
      expect(await world.reminders.recipients(window, '', 9)).toEqual(all);
    });
  });

  describe('the list of somebody', () => {
    it('has what is open by the rule of the domain, and nothing else', async () => {
      const world = open();
      const { editor, other, window } = await people(world);
      const record = await recordBy(world, other);
      const expected: string[] = [];
      for (const status of ACTION_STATUSES)
        for (const state of ISSUE_STATES)
          for (const issueDone of [false, true]) {
            const fields = { status, dropReason: 'x' };
            const id = await owned(world, record, editor, fields, { state, issueDone });
            if (isOpen(anAction(fields), { state, issueDone })) expected.push(id);
          }
      const { actions } = await world.reminders.listOf(EDITOR, window, 99);
      expect(actions.map(({ id }) => id).sort()).toEqual(expected.sort());
    });

    it('puts the longest due first and those without a date last', async () => {
      const world = open();
      const { editor, other, window } = await people(world);
      const record = await recordBy(world, other);
      const never = await owned(world, record, editor, { dueOn: null, title: 'never' }, null);
      const low = await owned(world, record, editor, { priority: 'low' });
      const high = await owned(world, record, editor, { priority: 'high' });
      const late = await owned(world, record, editor, { dueOn: LATE, priority: 'low' });
      const { actions } = await world.reminders.listOf(EDITOR, window, 9);
      expect(actions.map(({ id }) => id)).toEqual([late, high, low, never]);
      expect(actions.at(-1)).toEqual({
        id: never,
        title: 'never',
        priority: 'critical',
        dueOn: null,
        issueKey: null,
        pageId: PLACE.pageId,
        postmortemTitle: aHeader().title,
      });
      expect(actions[0]).toMatchObject({ dueOn: LATE, issueKey: 'OPS-1' });
      expect((await world.reminders.listOf(EDITOR, window, 2)).actions).toHaveLength(2);
      expect(await world.reminders.listOf('account-unknown', window, 9)).toEqual({
        actions: [],
        postmortems: [],
      });
    });
  });

  describe('mails', () => {
    const ON = { version: 0, on: true };

    it('are on until the site or somebody says otherwise, under versions', async () => {
      const world = open();
      const { editor } = await people(world);
      const { reminders } = world;
      expect(await reminders.switches(EDITOR)).toEqual({ site: ON, person: ON });
      expect(await reminders.siteSwitch()).toEqual(ON);
      const off = aChange();
      expect(await reminders.saveSwitch('site', 0, false, off)).toEqual({ kind: 'done', version: 1 });
      expect(await reminders.saveSwitch('site', 0, false, off)).toEqual({ kind: 'done', version: 1 });
      expect(await reminders.saveSwitch('site', 0, true, aChange())).toEqual({ kind: 'conflict' });
      expect(await reminders.siteSwitch()).toEqual({ version: 1, on: false });
      const mine = { personId: editor };
      await reminders.saveSwitch(mine, 0, false, aChange());
      expect(await reminders.saveSwitch(mine, 1, true, aChange())).toEqual({ kind: 'done', version: 2 });
      expect(await reminders.saveSwitch(mine, 1, false, aChange())).toEqual({ kind: 'conflict' });
      expect(await reminders.switches(EDITOR)).toEqual({
        site: { version: 1, on: false },
        person: { version: 2, on: true },
      });
      expect((await reminders.switches('account-unknown')).person).toEqual(ON);
    });

    it('wait while Jira may not be asked', async () => {
      const { reminders, jiraLimits, clock } = open();
      expect(await reminders.state()).toEqual({ on: true, pausedUntil: null });
      await jiraLimits.pause(clock.iso(1000));
      await reminders.saveSwitch('site', 0, false, aChange());
      expect(await reminders.state()).toEqual({ on: false, pausedUntil: clock.iso(1000) });
    });
  });
}
