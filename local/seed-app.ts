import * as v from 'valibot';
import type { Host } from './host';
import { idFrom, type Incident, readIncident, GITLAB_2017, savesOf } from './incident';

/** Where a postmortem stands and who writes it. */
export interface Writer {
  readonly as: string;
  readonly pageId: string;
  readonly localId: string;
}

const answer = v.variant('ok', [
  v.object({ ok: v.literal(true), value: v.unknown() }),
  v.object({ ok: v.literal(false), failure: v.object({ code: v.string(), message: v.string() }) }),
]);

/** Writes an incident through the app's own calls, as a person would. Repeating it changes nothing. */
export async function writeIncident(host: Host, writer: Writer, incident: Incident): Promise<void> {
  const place = { pageId: writer.pageId, localId: writer.localId };
  for (const [index, save] of savesOf(incident).entries()) {
    const input = { place, changeId: idFrom(incident.id, writer.pageId, String(index)), ...save.input };
    const result = v.parse(answer, await host.call(save.call, input, writer));
    if (!result.ok) throw new Error(`${save.call}: ${result.failure.code} ${result.failure.message}`);
  }
}

/** The sample that a newcomer finds on the first page. */
export async function seedApp(host: Host, writer: Writer): Promise<void> {
  await writeIncident(host, writer, readIncident(GITLAB_2017));
}
