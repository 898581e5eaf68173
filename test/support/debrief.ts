import * as v from 'valibot';
import { HostClock } from '../../local/clock';
import { createDefaultSite, type DefaultSite } from '../../local/default-site';
import { idFrom } from '../../local/incident';
import { createHost, type Host } from '../../local/host';
import type { PretendConfluence } from '../../local/site/confluence';
import type { Jira } from '../../local/site/jira';
import { EDITOR } from '../../local/site/people';
import { seedSite, SEEDED_MACRO, type Seeded } from '../../local/site/seed';
import type { CallInput, CallName, CallOutput } from '../../src/contract/calls';
import type { Answer } from '../../src/contract/failure';

/** Monday, 2 March 2026, 09:00 UTC. */
export const START = Date.UTC(2026, 2, 2, 9, 0, 0);
/** Ids of the pretend Jira: project Operations, type Task. */
export const TARGET = { projectId: '10000', issueTypeId: '10001' };

const minimal = v.object({ ok: v.boolean() });

/** The app on a pretend site, as every test of the edges uses it. */
export interface Debrief {
  readonly host: Host<DefaultSite>;
  readonly jira: Jira;
  readonly confluence: PretendConfluence;
  readonly seeded: Seeded;
  readonly clock: HostClock;
  /** A fresh site and empty tables. Time goes on: it never runs backwards. */
  fresh(): Promise<void>;
  close(): Promise<void>;
}

export async function startDebrief(): Promise<Debrief> {
  const clock = new HostClock({ frozenAt: START });
  const host = await createHost({ clock, ddlPerMinute: 10_000, createSite: createDefaultSite });
  const { jira, confluence } = host.site;
  const seeded = seedSite({ confluence, manifest: host.manifest });
  const first = { jira: jira.snapshot(), confluence: confluence.snapshot() };
  await Promise.all([host.lifecycle('installed'), host.contractsReady()]);
  return {
    host,
    jira,
    confluence,
    seeded,
    clock,
    async fresh() {
      await host.reset();
      jira.restore(first.jira);
      confluence.restore(first.confluence);
      jira.setIndexLag(0);
    },
    close: () => host.close(),
  };
}

export const place = (debrief: Pick<Debrief, 'seeded'>, localId = SEEDED_MACRO) => ({
  pageId: debrief.seeded.pages.postmortem,
  localId,
});

/** One call as the browser makes it, with its expected failures as answers. */
export async function ask<N extends CallName>(
  debrief: Pick<Debrief, 'host'>,
  name: N,
  input: CallInput<N>,
  as: string,
): Promise<Answer<CallOutput[N]>> {
  const answer = await debrief.host.call(name, input, { as });
  v.parse(minimal, answer);
  return answer as Answer<CallOutput[N]>;
}

/** The same where only success will do. */
export async function must<N extends CallName>(
  debrief: Pick<Debrief, 'host'>,
  name: N,
  input: CallInput<N>,
  as: string,
): Promise<CallOutput[N]> {
  const answer = await ask(debrief, name, input, as);
  if (!answer.ok) throw new Error(`${name}: ${answer.failure.code} ${answer.failure.message}`);
  return answer.value;
}

/** A committed action, complete; a test names only what it is about. */
export function actionInput(
  debrief: Pick<Debrief, 'seeded'>,
  id: string,
  position: number,
  fields: Partial<CallInput<'actions.save'>['value']> = {},
): CallInput<'actions.save'> {
  return {
    place: place(debrief),
    changeId: idFrom('change', id),
    id,
    version: 0,
    position,
    value: {
      title: `Rehearse the restore, part ${String(position)}`,
      owner: EDITOR.accountId,
      priority: 'critical',
      type: 'prevent',
      dueOn: '2026-04-01',
      status: 'committed',
      dropReason: '',
      ...fields,
    },
  };
}

let orders = 0;

/** One press of "Create in Jira": a fresh order, as the browser makes it. */
export function createInput(
  debrief: Pick<Debrief, 'seeded'>,
  actionIds: string[],
  some: Partial<CallInput<'actions.create-issues'>> = {},
): CallInput<'actions.create-issues'> {
  orders += 1;
  return {
    place: place(debrief),
    orderId: idFrom('order', String(orders)),
    actionIds,
    target: TARGET,
    ...some,
  };
}
