import { NO_MEETING, NO_PLAN } from '../../src/domain/review';
import { aCause, aChange, aHeader, anId, EDITOR, PLACE } from './builders';
import { claimBy, OTHER, owned, people, recordBy, reminderOf } from './builders-reminders';
import { stored } from './builders-saved';
import { keyOf } from './ports-contract';
import type { TestWorld } from './ports-world';

/** What both worlds promise of the postmortems that somebody is reminded of. */
export function describePostmortemReminders(open: () => TestWorld): void {
  describe('reminders', () => {
    it('of postmortems go to whoever recorded them where any action has an issue: their own first, then open ones', async () => {
      const world = open();
      const { editor, other, window } = await people(world);
      const record = await recordBy(world, editor);
      const issueOf = async (id: string) => (await stored(world, id)).issue.issueId;
      const issueIds = async () => (await world.reminders.postmortemsDue(editor, window))[0]?.issueIds;
      await owned(world, record, editor, { dueOn: null }, null);
      expect(await issueIds()).toEqual([]);
      expect(await world.reminders.recipients(window, '', 9)).toEqual([]);
      const closed = await owned(world, record, other, { dueOn: null }, { issueDone: true });
      const opened = await owned(world, record, other, { dueOn: null });
      await owned(world, record, other, { dueOn: null }, { state: 'unreachable', why: 'hidden' });
      expect(await issueIds()).toEqual([await issueOf(opened), await issueOf(closed)]);
      const own = await owned(world, record, editor, { dueOn: null }, { issueDone: true });
      expect(await issueIds()).toEqual([await issueOf(own), await issueOf(opened), await issueOf(closed)]);
      await owned(world, record, editor, { dueOn: null });
      expect(await issueIds()).toHaveLength(3);
      expect(await world.reminders.recipients(window, '', 9)).toEqual([{ id: editor, accountId: EDITOR }]);
      expect(await world.reminders.postmortemsDue(other, window)).toEqual([]);
    });

    it('of postmortems know what was told of them', async () => {
      const world = open();
      const { editor, window } = await people(world);
      const record = await recordBy(world, editor);
      const marker = world.clock.iso(12 * 3_600_000);
      await world.reminders.claim([reminderOf(record, marker, 'review-soon')], claimBy(world, editor));
      await world.reminders.claim([reminderOf('another')], claimBy(world, editor));
      expect(await world.reminders.postmortemsDue(editor, window)).toMatchObject([
        {
          id: record,
          resolvedAt: world.clock.iso(-60 * 3_600_000),
          told: [reminderOf(record, marker, 'review-soon')],
        },
      ]);
    });

    it('of postmortems are looked for where the review is due, and where they are old', async () => {
      const world = open();
      const { editor, window } = await people(world);
      const hour = 3_600_000;
      const day = 24 * hour;
      const ages = [47 * hour, 48 * hour, 72 * hour + 15 * day, 27 * day, 28 * day, 84 * day, 85 * day];
      const recorded = new Map<number, string>();
      for (const age of ages) {
        const record = await recordBy(world, editor, `m-${String(age)}`, -age);
        recorded.set(age, record);
        await owned(world, record, editor, { dueOn: null });
      }
      const found = (await world.reminders.postmortemsDue(editor, window)).map(({ id }) => id);
      expect(found).toEqual([47 * hour, 48 * hour, 28 * day, 84 * day].map((age) => recorded.get(age)));
      expect(await world.reminders.recipients(window, '', 9)).toHaveLength(1);
    });

    it('of an incident that was just resolved, or whose postmortem is neither new nor old, have no recipient', async () => {
      const world = open();
      const { editor, window } = await people(world);
      for (const hours of [47, 27 * 24, 85 * 24]) {
        const record = await recordBy(world, editor, `m-${String(hours)}`, -hours * 3_600_000);
        await owned(world, record, editor, { dueOn: null });
      }
      expect(await world.reminders.recipients(window, '', 9)).toEqual([]);
    });

    it('of a postmortem whose review was held are none', async () => {
      const world = open();
      const { editor, window } = await people(world);
      const held = await recordBy(world, editor, 'b', -72 * 3_600_000);
      await owned(world, held, editor, { dueOn: null });
      const meeting = (heldAt: string | null) => ({ value: { ...NO_MEETING, heldAt }, people: {} });
      await world.reviewMeetings.save(held, '', null, meeting(null), aChange());
      expect(await world.reminders.recipients(window, '', 9)).toHaveLength(1);
      const { row } = await world.reviewMeetings.basis(keyOf(anId(), { ...PLACE, localId: 'b' }), '');
      await world.reviewMeetings.save(held, '', row, meeting(world.clock.iso(0)), aChange());
      expect(await world.reminders.recipients(window, '', 9)).toEqual([]);
      expect(await world.reminders.postmortemsDue(editor, window)).toEqual([]);
    });

    it('of a postmortem with a deadline of its own are looked for around that', async () => {
      const world = open();
      const { editor, window } = await people(world);
      const day = 24 * 3_600_000;
      const record = await recordBy(world, editor, 'a', -90 * day);
      await owned(world, record, editor, { dueOn: null });
      const plan = (ms: number | null) => ({
        value: { ...NO_PLAN, deadline: ms === null ? null : world.clock.iso(ms) },
        people: {},
      });
      const found = async () => [
        (await world.reminders.postmortemsDue(editor, window)).map(({ ownDeadline }) => ownDeadline),
        (await world.reminders.recipients(window, '', 9)).length,
      ];
      await world.reviewPlans.save(record, '', null, plan(null), aChange());
      expect(await found()).toEqual([[], 0]);
      for (const [ms, isListed, isMailed] of [
        [-15 * day, false, false],
        [-14 * day, true, true],
        [day, true, true],
        [2 * day, true, false],
      ] as const) {
        const { row } = await world.reviewPlans.basis(keyOf(anId(), { ...PLACE, localId: 'a' }), '');
        await world.reviewPlans.save(record, '', row, plan(ms), aChange());
        expect(await found()).toEqual([isListed ? [world.clock.iso(ms)] : [], isMailed ? 1 : 0]);
      }
    });
  });

  describe('an old postmortem', () => {
    const OLD_MS = -40 * 24 * 3_600_000;

    it('is unfinished while it lacks a summary, a cause or an action', async () => {
      const world = open();
      const { editor, window } = await people(world);
      const record = await recordBy(world, editor, 'macro-1', OLD_MS);
      const state = async () => {
        const [found] = await world.reminders.postmortemsDue(editor, window);
        return found && { openActions: found.openActions, unfinished: found.unfinished };
      };
      expect(await state()).toEqual({ openActions: false, unfinished: true });
      await world.postmortems.saveSection(record, 'impact', null, 'Nobody could pay', aChange());
      await world.postmortems.saveSection(record, 'summary', null, '', aChange());
      const cause = aCause();
      await world.causes.save(record, null, cause, aChange());
      const action = await owned(world, record, editor, {}, null);
      expect(await state()).toEqual({ openActions: true, unfinished: true });
      const summary = await world.postmortems.sectionBasis(keyOf(anId()), 'summary');
      await world.postmortems.saveSection(record, 'summary', summary.row, 'It was down', aChange());
      expect(await state()).toEqual({ openActions: true, unfinished: false });
      const before = await world.causes.basis(keyOf(anId()), cause.id);
      if (!before.row) throw new Error('there is a cause');
      await world.causes.remove(record, cause.id, before.row, aChange());
      expect(await state()).toEqual({ openActions: true, unfinished: true });
      await world.causes.save(record, null, aCause(), aChange());
      expect(await state()).toEqual({ openActions: true, unfinished: false });
      const { row } = await world.actions.basis(keyOf(anId()), action);
      if (!row) throw new Error('there is an action');
      await world.actions.remove(record, action, row, aChange());
      expect(await state()).toEqual({ openActions: false, unfinished: true });
    });

    it('is none of anybody’s once all of it is done', async () => {
      const world = open();
      const { editor, window } = await people(world);
      const record = await recordBy(world, editor, 'macro-1', OLD_MS);
      await world.postmortems.saveSection(record, 'summary', null, 'It was down', aChange());
      await world.causes.save(record, null, aCause(), aChange());
      await owned(world, record, editor, {}, { issueDone: true });
      expect(await world.reminders.postmortemsDue(editor, window)).toEqual([]);
      expect(await world.reminders.recipients(window, '', 9)).toEqual([]);
      expect((await world.reminders.listOf(EDITOR, window, 9)).postmortems).toEqual([]);
      await owned(world, record, editor, { dueOn: null });
      expect(await world.reminders.postmortemsDue(editor, window)).toMatchObject([{ id: record }]);
    });
  });

  describe('the list of somebody', () => {
    it('has what they recorded and is to be reviewed or old, with or without issues, the latest first', async () => {
      const world = open();
      const { editor, window } = await people(world);
      const day = 24 * 3_600_000;
      const [newer, older, old] = [
        await recordBy(world, editor, 'a', -1000),
        await recordBy(world, editor, 'b', -17 * day),
        await recordBy(world, editor, 'c', -40 * day),
      ];
      await recordBy(world, editor, 'd', -18 * day);
      const { postmortems } = await world.reminders.listOf(EDITOR, window, 9);
      expect(postmortems.map(({ id }) => id)).toEqual([newer, older, old]);
      expect(postmortems[0]).toEqual({
        id: newer,
        title: aHeader().title,
        pageId: PLACE.pageId,
        resolvedAt: world.clock.iso(-1000),
        severity: aHeader().severity,
        zone: aHeader().zone,
        ownDeadline: null,
        heldAt: null,
        openActions: false,
        unfinished: true,
      });
      expect((await world.reminders.listOf(OTHER, window, 9)).postmortems).toEqual([]);
    });
  });
}
