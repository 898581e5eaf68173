import type { ActionFields } from '../../src/domain/actions';
import { type Reminder, reminderWindow } from '../../src/domain/reminders';
import { DEFAULT_DEADLINES } from '../../src/domain/review-deadline';
import { aChange, aHeader, aLinkedIssue, anAction, anId, aPage, EDITOR, PLACE } from './builders';
import { stored } from './builders-saved';
import { aSettlement } from './ports-contract-actions';
import type { TestWorld } from './ports-world';

export const OTHER = 'account-other';
/** The clock of these worlds stands at 2 March 2026, 09:00 UTC. */
export const SOON = '2026-03-04';
export const LATE = '2026-02-27';

export async function people(world: TestWorld) {
  const [editor, other] = [await world.people.idOf(EDITOR), await world.people.idOf(OTHER)];
  return { editor, other, window: reminderWindow(world.clock.now(), DEFAULT_DEADLINES) };
}

/** A record made by somebody; the incident was resolved so long ago. */
export async function recordBy(
  world: TestWorld,
  personId: string,
  localId = 'macro-1',
  resolvedMs = -60 * 3_600_000,
) {
  const change = aChange({ by: personId });
  const page = { ...PLACE, localId, spaceId: aPage().spaceId, title: aPage().title, templateId: null };
  const header = aHeader({ resolvedAt: world.clock.iso(resolvedMs) });
  return (await world.postmortems.create(change.id, page, header, change)).id;
}

/** An action of somebody, linked to an open issue unless `issue` says something else. */
export async function owned(
  world: TestWorld,
  postmortemId: string,
  ownerId: string,
  fields: Partial<ActionFields> = {},
  issue: Partial<Parameters<typeof aLinkedIssue>[0]> | null = {},
): Promise<string> {
  const id = anId();
  const edit = { id, fields: anAction({ dueOn: SOON, ...fields }), ownerId, position: 1 };
  await world.actions.save(postmortemId, null, edit, aChange());
  if (issue === null) return id;
  const link = aLinkedIssue({ issueId: String(10_000 + Number.parseInt(id.slice(-6), 16)), ...issue });
  await world.issueLinks.settle(await stored(world, id), aSettlement({ issue: link }));
  return id;
}

export const reminderOf = (
  subjectId: string,
  marker = SOON,
  kind: Reminder['kind'] = 'due-soon',
): Reminder => ({
  kind,
  subjectId,
  marker,
});

export const claimBy = (world: TestWorld, personId: string) => ({
  id: anId(),
  personId,
  at: world.clock.iso(),
});
