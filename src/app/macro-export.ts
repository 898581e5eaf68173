import { notice, postmortemToAdf } from '../domain/adf/postmortem';
import type { AdfDoc } from '../domain/adf/builders';
import { withMentions } from '../domain/mentions';
import type { AnySection } from '../domain/postmortem';
import { authorise } from './access';
import type { Caller, PageRef, World } from './ports';

const EMPTY = 'This postmortem was not started yet. Open the page in Confluence to write it.';
const NOBODY = 'Open the page in Confluence and log in to read this postmortem.';

/** The report as it stands now. Whoever exports must be able to see the page, as everywhere. */
export async function exportMacro(world: World, caller: Caller | null, place: PageRef): Promise<AdfDoc> {
  if (caller === null) return notice(NOBODY);
  const { page } = await authorise(world, 'view-page', caller, place.pageId);
  const stored = await world.postmortems.open(place);
  if (stored === null) return notice(EMPTY);
  const sections: Partial<Record<AnySection, string>> = {};
  for (const { key, text } of stored.sections)
    sections[key] = withMentions(text, (id) => stored.people[id] || undefined);
  return postmortemToAdf({
    siteUrl: page === null ? '' : new URL(page.url).origin,
    header: stored.postmortem.header,
    services: stored.services.map((service) => service.name),
    sections,
    timeline: stored.timeline.map((entry) => entry.value),
    causes: stored.causes.map((cause) => cause.value),
    fiveWhys: stored.fiveWhys.map((chain) => chain.value),
    factors: stored.factors.map((factor) => factor.value),
    impact: stored.impact?.value ?? null,
    links: stored.links.map((each) => each.value),
    template: stored.template?.template ?? null,
    actions: stored.actions,
  });
}
