import { sendReminders, startReminders } from '../../src/app/reminders';
import type { ActionFields } from '../../src/domain/actions';
import { aChange, aHeader, EDITOR } from './builders';
import { OTHER, SOON } from './builders-reminders';
import { pressCreate, savedActions, stored } from './builders-saved';
import { keyOf } from './ports-contract';
import type { MemoryWorld } from './ports-world';

/** The world of a test of the daily reminders, and its days. @param current the world of the test that runs */
export function reminderRuns(current: () => MemoryWorld) {
  /** The id of the issue of an action. */
  const issueOf = async (id: string) => (await stored(current(), id)).issue.issueId ?? '';

  /** Actions of the editor, due soon unless told otherwise, with an issue each. */
  async function linked(...actions: readonly Partial<ActionFields>[]): Promise<string[]> {
    const ids = await savedActions(
      current(),
      actions.map((fields) => ({ owner: EDITOR, dueOn: SOON, ...fields })),
    );
    await pressCreate(current(), ids);
    return ids;
  }

  /** Its owner cannot be assigned there, so Jira has somebody else. */
  async function linkedToOthers(fields: Partial<ActionFields>): Promise<void> {
    const { issues } = current();
    issues.leaves = { owner: 'This owner cannot be assigned.' };
    const [id] = await linked(fields);
    issues.leaves = {};
    issues.edit(await issueOf(id ?? ''), { owner: OTHER });
  }

  /** Everything that is queued, as the platform delivers it; time passes while a job waits. */
  async function drain(): Promise<void> {
    const { queues, clock } = current();
    for (let entry = queues.reminders.shift(); entry; entry = queues.reminders.shift()) {
      clock.advance(entry.delaySeconds * 1000);
      await sendReminders(current(), entry.job);
    }
  }

  async function runDay(): Promise<void> {
    await startReminders(current());
    await drain();
  }

  const subjects = () => current().notices.mails.map(({ subject }) => subject);

  /** Nothing but the record: resolved so long ago, made by the editor. */
  async function resolved(msAgo: number): Promise<void> {
    const { postmortems, clock } = current();
    const basis = await postmortems.basis(keyOf('x'));
    if (!basis.postmortem || !basis.row) throw new Error('there is a record');
    const header = aHeader({ resolvedAt: clock.iso(-msAgo) });
    await postmortems.saveHeader(basis.postmortem.id, basis.row, header, aChange());
  }

  return { issueOf, linked, linkedToOthers, drain, runDay, subjects, resolved };
}
