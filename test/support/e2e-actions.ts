import * as v from 'valibot';
import type { FrameLocator, Locator } from 'playwright-core';
import { idFrom } from '../../local/incident';
import { EDITOR } from '../../local/site/people';
import { SEEDED_MACRO } from '../../local/site/seed';
import type { CallInput, CallName } from '../../src/contract/calls';
import { addDays } from '../../src/domain/plain-date';
import { BROWSER_ZONE, type E2eSite } from './e2e-site';

type ActionFields = CallInput<'actions.save'>['value'];

/** Project Operations, type Task. */
export const OPERATIONS = { projectId: '10000', issueTypeId: '10001' };

const WHOLE = {
  owner: EDITOR.accountId,
  priority: 'critical',
  type: 'prevent',
  status: 'committed',
  dropReason: '',
} as const;

const answer = v.looseObject({ ok: v.literal(true) });
const pageJson = v.object({ version: v.object({ number: v.number() }) });

/** The seeded page with actions of a test's own. */
export class E2ePage {
  /** By action, in the order in which they were saved. */
  private readonly positions = new Map<string, number>();

  constructor(private readonly site: E2eSite) {}

  get address(): string {
    return `/wiki/spaces/ENG/pages/${this.site.seeded.pages.postmortem}`;
  }

  get place(): { pageId: string; localId: string } {
    return { pageId: this.site.seeded.pages.postmortem, localId: SEEDED_MACRO };
  }

  /** What the editor's browser would send. Throws when the app answers with a failure. */
  async call<N extends CallName>(name: N, input: CallInput<N>): Promise<void> {
    const given = await this.site.host.call(name, input, { as: EDITOR.accountId });
    if (!v.is(answer, given)) throw new Error(`${name}: ${JSON.stringify(given)}`);
  }

  /** A committed action of the editor's, due in `days`. Answers its id. */
  async action(title: string, fields: Partial<ActionFields> = {}): Promise<string> {
    const id = idFrom('e2e action', title);
    this.positions.set(id, this.positions.size + 1);
    await this.call('actions.save', this.edit(id, 0, title, fields));
    return id;
  }

  /** Saves another title, or other fields, over `version`, as the page does. */
  async change(
    id: string,
    version: number,
    title: string,
    fields: Partial<ActionFields> = {},
  ): Promise<void> {
    await this.call('actions.save', this.edit(id, version, title, fields));
  }

  private edit(id: string, version: number, title: string, fields: Partial<ActionFields>) {
    return {
      place: this.place,
      config: { title: 'GitLab.com: primary database directory removed', services: ['PostgreSQL'] },
      changeId: idFrom('e2e change', id, String(version)),
      id,
      version,
      position: this.positions.get(id) ?? 0,
      value: { ...WHOLE, title, dueOn: day(30), ...fields },
    };
  }

  /** Gives these actions issues of Operations, as one order. */
  async createIssues(actionIds: string[], target = OPERATIONS): Promise<void> {
    const orderId = idFrom('e2e order', ...actionIds);
    await this.call('actions.create-issues', { place: this.place, orderId, actionIds, target });
  }

  /** The key of the issue that says it belongs to this action. */
  keyOf(actionId: string): string {
    const { jira } = this.site.host.site;
    const mine = jira.issues().filter(({ key }) => markOf(jira.properties(key)['debrief']) === actionId);
    if (mine.length !== 1) throw new Error(`${String(mine.length)} issues say they belong to ${actionId}.`);
    return mine[0]?.key ?? '';
  }

  /** The number of the page's newest version in Confluence. */
  async version(): Promise<number> {
    const url = `/wiki/api/v2/pages/${this.place.pageId}`;
    const as = { kind: 'user', accountId: EDITOR.accountId } as const;
    const { body } = await this.site.host.request('confluence', 'GET', url, { as });
    return v.parse(pageJson, body).version.number;
  }
}

/** Runs queued jobs as they fall due, as the platform does, but delivers no event. Answers what stops it. */
export function runQueue({ host }: E2eSite): () => Promise<void> {
  const stopped = new AbortController();
  const loop = (async () => {
    while (!stopped.signal.aborted) {
      await host.queue.deliverDue();
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  })();
  return () => {
    stopped.abort();
    return loop;
  };
}

/** A date `days` from today on the clocks of the browser, as `2026-03-31`. */
export const day = (days: number): string =>
  addDays(new Intl.DateTimeFormat('sv-SE', { timeZone: BROWSER_ZONE }).format(new Date()), days);

/** The row of an action, by the action's id. */
export const rowOf = (app: FrameLocator, actionId: string): Locator =>
  app.getByRole('row').and(app.locator(`[data-testid*="${actionId}"]`));

/** The cell of its issue. */
export const issueOf = (app: FrameLocator, actionId: string): Locator =>
  rowOf(app, actionId).getByTestId('action-issue');

const mark = v.object({ action: v.string() });

function markOf(property: unknown): string | undefined {
  const read = v.safeParse(mark, property);
  return read.success ? read.output.action : undefined;
}

/** The line below a row. */
export const belowOf = (app: FrameLocator, actionId: string): Locator => app.getByTestId(`below-${actionId}`);

/** The menu button of a row. */
export const menuOf = (app: FrameLocator, actionId: string): Locator =>
  rowOf(app, actionId).locator('[aria-haspopup=menu]');
