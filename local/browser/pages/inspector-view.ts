import { html, type Html } from '../html';
import { layout } from '../layout';
import type { ProductClient } from '../product-client';
import type { Document } from './refusals';

const STEPS: readonly [string, number][] = [
  ['1 minute', 60_000],
  ['15 minutes', 15 * 60_000],
  ['1 hour', 3_600_000],
  ['1 day', 86_400_000],
];

/** What goes on behind the pages: the clock, what waits, what ran, and what went wrong. */
export function inspectorView(client: ProductClient): Promise<Document> {
  const { host } = client;
  const now = host.clock.now();
  const inSeconds = (at: number) => `in ${Math.max(0, Math.round((at - now) / 1000))} s`;
  const main = html`<div class="page">
    <h1>Inspector</h1>
    <section aria-labelledby="clock">
      <h2 id="clock">Clock</h2>
      <p><time id="now">${utc(now)}</time></p>
      <div class="page-actions" role="group" aria-label="Move the clock forward">
        ${STEPS.map(([label, ms]) => html`<button type="button" data-advance="${ms}">${label} forward</button>`)}
        <button type="button" class="primary" id="deliver">Deliver now</button>
        <button type="button" id="again">Read again</button>
      </div>
      <div id="problem" role="alert"></div>
    </section>
    ${list(
      'Events on their way',
      host.events.waiting.map((event) => [event.eventType, `to ${event.moduleKey}`, inSeconds(event.dueAt)]),
    )}
    ${list(
      'Queue',
      host.queue.waiting.map((event) => [event.queueName, inSeconds(event.dueAt)]),
    )}
    ${list(
      'Not modelled',
      host.unmodelled.map((what) => [what]),
    )}
    ${list(
      'Contract violations',
      host.contractViolations.map(({ check, what, problem }) => [check, what, problem]),
    )}
    ${list(
      'Content security policy',
      host.cspViolations.map((what) => [what]),
    )}
    ${list(
      'Functions that ran',
      recent(host.invocations).map((run) => [
        utc(run.startedAt),
        run.call ?? run.functionKey,
        `${run.requests} requests, ${run.statements} statements`,
        run.outcome === undefined
          ? 'running'
          : run.outcome.success
            ? 'returned'
            : run.outcome.error.errorMessage,
      ]),
    )}
    ${list(
      'Log',
      recent(host.logs).map((line) => [utc(line.at), line.level, line.functionKey ?? '', line.message]),
    )}
  </div>`;
  const document = {
    title: 'Inspector',
    visitor: client.visitor,
    product: 'inspector' as const,
    scripts: ['inspector'],
    wide: true,
  };
  return Promise.resolve({ status: 200, html: layout({ ...document, main }) });
}

const SHOWN = 100;
const recent = <T>(items: readonly T[]): T[] => items.slice(-SHOWN).reverse();
const utc = (at: number): string => `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;

function list(title: string, rows: readonly (readonly string[])[]): Html {
  const table = html`<div class="table" tabindex="0" role="region" aria-label="${title}">
    <table>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map((cell) => html`<td>${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
  return html`<section>
    <h2>${title} (${rows.length})</h2>
    ${rows.length === 0 ? html`<p class="hint">None</p>` : table}
  </section>`;
}
