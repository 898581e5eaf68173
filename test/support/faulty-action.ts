import { idFrom } from '../../local/incident';
import { EDITOR } from '../../local/site/people';
import type { CallInput, CallName } from '../../src/contract/calls';
import type { ActionView } from '../../src/contract/postmortem';
import { actionInput, ask, createInput, type Debrief, must, place } from './debrief';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const as = EDITOR.accountId;

export const ACTION = idFrom('faulty');

/** A site with one critical action of one service, fresh for every failure that is tried. */
export class FaultyAction {
  private edits = 0;

  constructor(readonly debrief: Debrief) {}

  /** The action alone, without an issue. */
  async unlinked(): Promise<void> {
    await must(this.debrief, 'actions.save', actionInput(this.debrief, ACTION, 1), as);
    const service = { place: place(this.debrief), changeId: idFrom('service'), name: 'Checkout' };
    await must(this.debrief, 'services.attach', service, as);
  }

  /** The same, with its issue created and read. */
  async linked(): Promise<void> {
    await this.unlinked();
    await must(this.debrief, 'actions.create-issues', createInput(this.debrief, [ACTION]), as);
    await this.debrief.host.advance(MINUTE);
  }

  /** The action as its page shows it, and what the gate says there. */
  async action(id = ACTION): Promise<ActionView & { readonly verdicts: readonly string[] }> {
    const opened = await must(this.debrief, 'postmortem.open', { place: place(this.debrief) }, as);
    const found =
      opened.kind === 'postmortem' ? opened.postmortem.actions.find((one) => one.id === id) : undefined;
    if (opened.kind !== 'postmortem' || !found) throw new Error('the action is gone');
    return { ...found, verdicts: opened.gates.map(({ verdict }) => verdict) };
  }

  async edit(fields: Parameters<typeof actionInput>[3]): Promise<void> {
    this.edits += 1;
    const { version, fields: before } = await this.action();
    const input = actionInput(this.debrief, ACTION, 1, { ...before, ...fields });
    const changeId = idFrom('edit', String(this.edits));
    await must(this.debrief, 'actions.save', { ...input, version, changeId }, as);
  }

  /** Issues that say they belong to the action. */
  issuesOf(id = ACTION) {
    const { jira } = this.debrief;
    return jira.issues().filter((issue) => JSON.stringify(jira.properties(issue.id)).includes(id));
  }

  theIssue() {
    const [issue, ...others] = this.issuesOf();
    expect(others).toEqual([]);
    if (!issue) throw new Error('no issue');
    return issue;
  }

  /** An issue that somebody made in Jira. */
  existing(): string {
    return this.debrief.jira.create(as, {
      fields: { project: { id: '10000' }, issuetype: { id: '10001' }, summary: 'Was there before' },
    }).id;
  }

  /**
   * How the row, Jira and the gate stand, in words. Fail closed: whatever broke, a critical action whose issue is not
   * done holds the release.
   */
  outcome = async (context: string): Promise<string> => {
    const { verdicts, fields, issue } = await this.action();
    const inJira = this.issuesOf().map((one) =>
      JSON.stringify(one.fields['status'] ?? {}).includes('"done"'),
    );
    if (!inJira.includes(true) && fields.priority === 'critical')
      expect({ context, verdicts }).toEqual({ context, verdicts: [expect.not.stringMatching(/allowed/)] });
    return [
      `the row says ${issue.state}${issue.issueDone ? ' and done' : ''}`,
      ...(issue.pending === null ? [] : [`a write waits (${issue.pending.delay ?? 'its turn'})`]),
      ...(Object.keys(issue.refused).length === 0 ? [] : ['a value was refused, with the reason']),
      `${String(inJira.length)} in Jira${inJira.includes(true) ? ', done' : ''}`,
      `the gate says ${verdicts.join(', ')}`,
    ].join('; ');
  };

  /** Long enough for two sweeps. */
  wait(): Promise<void> {
    return this.debrief.host.advance(2 * HOUR + MINUTE);
  }

  /** A press of the editor's. A killed function answers nothing, which is what the browser sees too. */
  async press<N extends CallName>(name: N, input: CallInput<N>): Promise<void> {
    await ask(this.debrief, name, input, as).catch(() => undefined);
  }
}
