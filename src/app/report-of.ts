import type { Report } from '../domain/adf/postmortem';
import { withMentions } from '../domain/mentions';
import type { AnySection } from '../domain/postmortem';
import { outside } from './people-in';
import type { StoredPostmortem } from './ports';
import { mapHolders } from './roles';

/**
 * A record as it is written into documents.
 * @param siteUrl where its issues are found
 */
export function reportOf(stored: StoredPostmortem, siteUrl: string): Report {
  const sections: Partial<Record<AnySection, string>> = {};
  for (const { key, text } of stored.sections)
    sections[key] = withMentions(text, (id) => stored.people[id] || undefined);
  return {
    siteUrl,
    header: stored.postmortem.header,
    services: stored.services.map((service) => service.name),
    sections,
    timeline: stored.timeline.map((entry) => entry.value),
    causes: stored.causes.map((cause) => cause.value),
    fiveWhys: stored.fiveWhys.map((chain) => chain.value),
    factors: stored.factors.map((factor) => factor.value),
    impact: stored.impact?.value ?? null,
    links: stored.links.map((each) => each.value),
    roles: stored.roles.map(({ role, value }) => ({
      role,
      people: outside({ value, people: stored.people }, mapHolders).people,
    })),
    template: stored.template?.template ?? null,
    actions: stored.actions,
  };
}
