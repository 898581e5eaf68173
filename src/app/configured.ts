import { NAMED_ON_A_PAGE } from '../domain/service';
import { isWebAddress, type ReportLink } from '../domain/links';
import type { Header } from '../domain/postmortem';
import { TITLE_MAX_LENGTH } from '../domain/postmortem';
import { isZone } from '../domain/timeline-zones';
import type { Edit } from './edit';
import type { Change, World } from './ports';

/** What the config says besides the header: services and the incident's link. Repeating it adds nothing. */
export async function attachConfigured(
  world: World,
  edit: Edit,
  postmortemId: string,
  personId: string,
): Promise<void> {
  for (const name of edit.config.services ?? []) {
    const at = new Date(world.clock.now()).toISOString();
    const change = (what: string, after: unknown): Change => ({
      id: world.ids.next(),
      by: personId,
      at,
      what,
      before: null,
      after,
    });
    const service = await world.services.findOrCreate(
      name,
      world.ids.next(),
      change(NAMED_ON_A_PAGE, { name }),
    );
    await world.services.attach(
      postmortemId,
      service.id,
      change('service-attached', { serviceId: service.id }),
    );
  }
  await attachConfiguredLink(world, edit, postmortemId, personId);
  await world.postmortems.configured(postmortemId);
}

/** The incident's address becomes the first link. Both its id and its change's come from the record's: one link, once. */
async function attachConfiguredLink(
  world: World,
  edit: Edit,
  postmortemId: string,
  personId: string,
): Promise<void> {
  const url = (edit.config.link ?? '').trim();
  if (!isWebAddress(url)) return;
  const link: ReportLink = {
    id: idOf(world, postmortemId, 'incident-link'),
    kind: 'incident',
    url,
    title: '',
    position: 1,
  };
  await world.links.save(postmortemId, null, link, {
    id: idOf(world, postmortemId, 'incident-link-added'),
    by: personId,
    at: new Date(world.clock.now()).toISOString(),
    what: 'link-added',
    before: null,
    after: link,
  });
}

/** An id in the shape of a UUID, always the same for the same postmortem and word. */
function idOf(world: World, postmortemId: string, word: string): string {
  const hex = world.ids.digest(`${postmortemId}/${word}`);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** The header with which a record begins; what a record cannot hold is left out, so that it stops no save. */
export function headerFromConfig(edit: Edit): Header {
  const { config } = edit;
  const title = (config.title ?? '').trim() || edit.page.title;
  return {
    title: cutAt(title.replace(/\s+/g, ' '), TITLE_MAX_LENGTH).trim(),
    severity: config.severity ?? 'SEV3',
    startedAt: configuredTime(config.startedAt),
    detectedAt: configuredTime(config.detectedAt),
    resolvedAt: configuredTime(config.resolvedAt),
    acknowledgedAt: null,
    mitigatedAt: null,
    zone: config.zone !== undefined && isZone(config.zone) ? config.zone : 'UTC',
  };
}

/** At most so many UTF-16 units, as the browser counts them, and no half of a sign at the end. */
const cutAt = (words: string, length: number) => words.slice(0, length).replace(/[\uD800-\uDBFF]$/, '');

/** A config is older than today's rules: a time in it that a record cannot hold is unknown, and stops no save. */
function configuredTime(value: string | null | undefined): string | null {
  const time = new Date(value ?? NaN);
  const year = time.getUTCFullYear();
  return year >= 1970 && year < 9999 ? time.toISOString() : null;
}
