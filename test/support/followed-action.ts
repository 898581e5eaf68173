import * as v from 'valibot';
import { idFrom } from '../../local/incident';
import { EDITOR } from '../../local/site/people';
import type { ActionView } from '../../src/contract/postmortem';
import { actionInput, createInput, type Debrief, must, place } from './debrief';

const as = EDITOR.accountId;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const ID = idFrom('complaint');
let edits = 0;

const typesShape = v.object({ issueTypes: v.array(v.object({ id: v.string() })) });

/** One action of one postmortem and its issue, as tests of the sync with Jira look at both sides. */
export class FollowedAction {
  readonly id = ID;

  constructor(private readonly debrief: Debrief) {}

  /** As the page shows it. */
  async now(id = ID): Promise<ActionView> {
    const opened = await must(this.debrief, 'postmortem.open', { place: place(this.debrief) }, as);
    const actions = opened.kind === 'postmortem' ? opened.postmortem.actions : [];
    const found = actions.find((one) => one.id === id);
    if (!found) throw new Error('the action is gone');
    return found;
  }

  /** Saved, created in Jira and read for the first time; the id of its issue. */
  async linked(fields: Parameters<typeof actionInput>[3] = {}): Promise<string> {
    await must(this.debrief, 'actions.save', actionInput(this.debrief, ID, 1, fields), as);
    await must(this.debrief, 'actions.create-issues', createInput(this.debrief, [ID]), as);
    await this.debrief.host.advance(MINUTE);
    return (await this.now()).issue.issueId ?? '';
  }

  /** Somebody edits it on the page. */
  async edit(fields: Parameters<typeof actionInput>[3]): Promise<void> {
    edits += 1;
    const { version, fields: before } = await this.now();
    const input = actionInput(this.debrief, ID, 1, { ...before, ...fields });
    const changeId = idFrom('complaint', String(edits));
    await must(this.debrief, 'actions.save', { ...input, version, changeId }, as);
  }

  inJira(issueId: string): Readonly<Record<string, unknown>> {
    return this.debrief.jira.issue(issueId)?.fields ?? {};
  }

  /** Long enough for every event, job, upkeep and sweep. */
  async settle(): Promise<void> {
    await this.debrief.host.advance(2 * HOUR + MINUTE);
  }

  async firstTypeOf(projectId: string): Promise<string> {
    const path = `/rest/api/3/issue/createmeta/${projectId}/issuetypes`;
    const actor = { kind: 'user', accountId: as } as const;
    const { body } = await this.debrief.host.request('jira', 'GET', path, { as: actor });
    return v.parse(typesShape, body).issueTypes[0]?.id ?? '';
  }
}
