import type { CreateForm, CreateOutcome, MappedTarget } from '../../../src/contract/issues';
import type { ActionView } from '../../../src/contract/postmortem';
import { UNLINKED, type IssueLink } from '../../../src/contract/rules';
import { ok, type FakeHost } from './fake-host';
import { aPostmortem, opened } from './postmortems';

type Outcome = CreateOutcome['outcome'];

/** What an issue type asks for when it asks for nothing. */
export const PLAIN_FORM: CreateForm = {
  required: [],
  unsupported: [],
  leavesOut: [],
  priorities: [],
  appLacks: [],
};

const STATE_AFTER: Partial<Record<Outcome, IssueLink['state']>> = {
  created: 'linked',
  'already-linked': 'linked',
  checking: 'checking',
  busy: 'creating',
  queued: 'queued',
};

/** The functions behind "Create in Jira", with a record that remembers. Each test says what differs. */
export class IssueFunctions {
  mapped: MappedTarget[] = [];
  form: CreateForm = PLAIN_FORM;
  /** How many one call creates; the rest stays queued. */
  perCall = 100;
  outcomeOf: (actionId: string, round: number) => { outcome: Outcome; note?: string } = () => ({
    outcome: 'created',
  });
  round = 0;

  constructor(
    host: FakeHost,
    public actions: ActionView[],
  ) {
    host.calls = {
      'postmortem.open': () => ok(opened(aPostmortem({ actions: this.actions }))),
      'jira-mapping.of-page': () => ok(this.mapped),
      'actions.create-form': () => ok(this.form),
      'actions.create-issues': ({ actionIds }) => ok(this.create(actionIds)),
      'actions.stop-order': () => ok({ cancelled: this.takeBack() }),
    };
  }

  create(actionIds: readonly string[]) {
    this.round += 1;
    const outcomes = actionIds.map((actionId, turn) => {
      const { outcome, note = '' } =
        turn < this.perCall ? this.outcomeOf(actionId, this.round) : { outcome: 'queued' as const, note: '' };
      this.put(actionId, outcome, note);
      return { actionId, outcome, note };
    });
    return {
      outcomes,
      actions: this.actions.filter(({ id }) => actionIds.includes(id)),
      left: outcomes.filter(({ outcome }) => outcome === 'queued').length,
    };
  }

  /** What the queue does when nobody asks any more. */
  finishQueued(): void {
    for (const { id, issue } of this.actions) if (issue.state === 'queued') this.put(id, 'created', '');
  }

  private takeBack(): number {
    const queued = this.actions.filter(({ issue }) => issue.state === 'queued');
    for (const { id } of queued) this.put(id, 'not-eligible', '');
    return queued.length;
  }

  put(actionId: string, outcome: Outcome, note: string): void {
    const state = STATE_AFTER[outcome] ?? 'none';
    const number = String(Number(actionId.slice(-6)));
    const keys = state === 'linked' ? { issueId: number, issueKey: `OPS-${number}`, marked: true } : {};
    const said = state === 'none' || state === 'checking' ? note : '';
    this.actions = this.actions.map((action) =>
      action.id === actionId ? { ...action, issue: { ...UNLINKED, state, note: said, ...keys } } : action,
    );
  }
}
