import type { MailSwitch, RecordedPostmortem, Reminders } from '../../src/app/ports';
import { isOpen, type Priority, priorityRank } from '../../src/domain/actions';
import {
  actionReminder,
  type Reminder,
  type ReminderWindow,
  sameReminder,
  type Told,
} from '../../src/domain/reminders';
import { storedActions } from './ports-actions';
import type { MemoryDatabase } from './ports-database';
import { MemoryRows } from './ports-rows';

/** Reminders over the in-memory tables. */
export function memoryReminders(db: MemoryDatabase): Reminders {
  const switches = new MemoryRows<boolean>('setting', db.log);
  let claims: { reminder: Told; claimId: string }[] = [];

  const isClaimed = (reminder: Told) => claims.some((claim) => sameReminder(claim.reminder, reminder));
  const owned = (personId: string) =>
    storedActions(db, (row) => row.value.ownerId === personId && !row.removed).filter(
      ({ postmortemId }) => db.postmortems.rows.get(postmortemId)?.removed === false,
    );
  const switchOf = (id: string): MailSwitch => {
    const row = switches.rows.get(id);
    return row ? { version: row.version, on: row.value } : { version: 0, on: true };
  };
  const byDate = (a: { dueOn: string | null }, b: { dueOn: string | null }) =>
    (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999');
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);

  const due = (personId: string, { today }: ReminderWindow) =>
    owned(personId)
      .filter((action) => {
        const reminder = actionReminder(action, today);
        return action.issue.state === 'linked' && reminder !== null && !isClaimed(reminder);
      })
      .sort((a, b) => byDate(a.fields, b.fields) || byId(a, b));

  const recordedBy = (personId: string | null): RecordedPostmortem[] =>
    [...db.postmortems.rows.values()]
      .filter(({ id, removed }) => {
        const first = db.log.find(
          ({ subject, subjectId, version }) => subject === 'postmortem' && subjectId === id && version === 1,
        );
        return !removed && first?.change.by === personId;
      })
      .flatMap(({ id, value: { page, header } }) =>
        header.resolvedAt === null
          ? []
          : [
              {
                id,
                pageId: page.pageId,
                title: header.title,
                resolvedAt: header.resolvedAt,
                severity: header.severity,
                zone: header.zone,
                ...stateOf(id),
              },
            ],
      )
      .sort((a, b) => b.resolvedAt.localeCompare(a.resolvedAt) || byId(a, b));

  const stateOf = (id: string) => {
    const actions = storedActions(db, (row) => row.postmortemId === id && !row.removed);
    const summary = db.sections.of(id).find(({ value }) => value.key === 'summary');
    return {
      ownDeadline: db.reviewPlans.of(id)[0]?.value.value.deadline ?? null,
      heldAt: db.reviewMeetings.of(id)[0]?.value.value.heldAt ?? null,
      openActions: actions.some(({ fields, issue }) => isOpen(fields, issue)),
      unfinished: !summary?.value.text || db.causes.of(id).length === 0 || actions.length === 0,
    };
  };

  const isOld = ({ resolvedAt, openActions, unfinished }: RecordedPostmortem, window: ReminderWindow) =>
    resolvedAt >= window.oldFrom && resolvedAt <= window.oldUntil && (openActions || unfinished);

  const isDue = ({ resolvedAt, ownDeadline, heldAt }: RecordedPostmortem, window: ReminderWindow) => {
    const { resolvedFrom, resolvedUntil, deadlineFrom, deadlineUntil } = window;
    const isOwnDue = ownDeadline !== null && ownDeadline >= deadlineFrom && ownDeadline <= deadlineUntil;
    return heldAt === null && (isOwnDue || (resolvedAt >= resolvedFrom && resolvedAt <= resolvedUntil));
  };

  const mayBeDue = (one: RecordedPostmortem, window: ReminderWindow) =>
    isDue(one, { ...window, resolvedUntil: '9999', deadlineUntil: '9999' });

  const inWindow = (personId: string | null, window: ReminderWindow) =>
    recordedBy(personId).filter((one) => mayBeDue(one, window) || isOld(one, window));

  const linkedOf = (id: string, personId: string) => {
    const isTheirs = (owner: string | null) => owner !== null && db.people.get(owner) === personId;
    return storedActions(db, (row) => row.postmortemId === id && !row.removed)
      .filter(({ issue }) => issue.state === 'linked')
      .sort(
        (a, b) =>
          Number(isTheirs(b.fields.owner)) - Number(isTheirs(a.fields.owner)) ||
          Number(a.issue.issueDone) - Number(b.issue.issueDone) ||
          byId(a, b),
      )
      .flatMap(({ issue }) => issue.issueId ?? [])
      .slice(0, 3);
  };

  const postmortems = (personId: string, window: ReminderWindow) =>
    inWindow(personId, window)
      .slice(0, 100)
      .map((postmortem) => ({
        ...postmortem,
        issueIds: linkedOf(postmortem.id, personId),
        told: claims
          .map(({ reminder }) => reminder)
          .filter((told): told is Reminder => told.kind !== 'released-anyway')
          .filter(({ subjectId }) => subjectId === postmortem.id),
      }));

  const mayBeMailed = (personId: string, window: ReminderWindow) =>
    postmortems(personId, window).some(
      (one) => (isDue(one, window) || isOld(one, window)) && one.issueIds.length > 0,
    );

  return {
    async state() {
      return { on: switchOf('site').on, pausedUntil: db.pausedUntil };
    },
    async recipients(window, after, limit) {
      return [...db.people]
        .map(([accountId, id]) => ({ id, accountId }))
        .filter(({ id }) => id > after && switchOf(id).on)
        .filter(({ id }) => due(id, window).length > 0 || mayBeMailed(id, window))
        .sort(byId)
        .slice(0, limit);
    },
    async dueActions(personId, window, limit) {
      return due(personId, window).slice(0, limit);
    },
    async postmortemsDue(personId, window) {
      return postmortems(personId, window);
    },
    async claim(some, { id }) {
      const got = some.filter((reminder) => !isClaimed(reminder));
      claims.push(...got.map((reminder) => ({ reminder, claimId: id })));
      return got;
    },
    async release(claimId) {
      claims = claims.filter((claim) => claim.claimId !== claimId);
    },
    async listOf(accountId, window, limit) {
      const personId = db.people.get(accountId) ?? null;
      const postmortem = (id: string) => db.postmortems.rows.get(id)?.value;
      return {
        actions: (personId === null ? [] : owned(personId))
          .filter(({ fields, issue }) => isOpen(fields, issue))
          .map(({ id, postmortemId, fields: { title, priority, dueOn }, issue }) => ({
            ...{ id, title, priority, dueOn, issueKey: issue.issueKey },
            pageId: postmortem(postmortemId)?.page.pageId ?? '',
            postmortemTitle: postmortem(postmortemId)?.header.title ?? '',
          }))
          .sort((a, b) => byDate(a, b) || byPriority(a, b) || byId(a, b))
          .slice(0, limit),
        postmortems: personId === null ? [] : inWindow(personId, window).slice(0, 50),
      };
    },
    async switches(accountId) {
      return { site: switchOf('site'), person: switchOf(db.people.get(accountId) ?? '') };
    },
    async siteSwitch() {
      return switchOf('site');
    },
    async saveSwitch(of, version, on, change) {
      const id = of === 'site' ? 'site' : of.personId;
      return version === 0
        ? switches.insert(null, id, on, change)
        : switches.update(id, version, change, () => ({ value: on }));
    },
  };
}

const byPriority = (a: { priority: Priority }, b: { priority: Priority }) =>
  priorityRank(b.priority) - priorityRank(a.priority);
