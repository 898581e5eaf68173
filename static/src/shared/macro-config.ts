import * as v from 'valibot';
import { macroConfig, type MacroConfig } from '../../../src/contract/edits';
import type { PostmortemView } from '../../../src/contract/postmortem';
import { NO_IMPACT_FACTS, NO_MEETING, NO_PLAN } from '../../../src/contract/rules';
import { browserZone } from './instants';

/** The macro's config as far as it is usable; what is malformed is left out, so that it never blocks a save. */
export function usableConfig(config: Record<string, unknown> | null): MacroConfig {
  const usable: Record<string, unknown> = {};
  for (const [key, schema] of Object.entries(macroConfig.entries)) {
    const checked = v.safeParse(schema, config?.[key]);
    if (checked.success && checked.output !== undefined && checked.output !== null)
      usable[key] = checked.output;
  }
  const checked = v.safeParse(macroConfig, usable);
  return checked.success ? checked.output : {};
}

/** What a postmortem looks like before anything was saved. */
export function draftOf(
  config: MacroConfig,
  untitled: string,
  template: PostmortemView['template'] = null,
): PostmortemView {
  const empty = { version: 0, value: '' };
  return {
    id: '',
    header: {
      version: 0,
      value: {
        title: config.title ?? untitled,
        severity: config.severity ?? 'SEV3',
        startedAt: config.startedAt ?? null,
        detectedAt: config.detectedAt ?? null,
        resolvedAt: config.resolvedAt ?? null,
        acknowledgedAt: null,
        mitigatedAt: null,
        zone: config.zone ?? browserZone(),
      },
    },
    services: (config.services ?? []).map((name) => ({ id: '', name })),
    sections: {
      summary: empty,
      impact: empty,
      'went-well': empty,
      'went-badly': empty,
      lucky: empty,
      lessons: empty,
    },
    timeline: [],
    extras: [],
    template,
    causes: [],
    impact: { version: 0, value: NO_IMPACT_FACTS },
    fiveWhys: [],
    factors: [],
    links: config.link === undefined ? [] : [{ version: 0, value: linkOf(config.link) }],
    roles: [],
    reviewPlan: { version: 0, value: NO_PLAN },
    reviewMeeting: { version: 0, value: NO_MEETING },
    reviewDeadlines: null,
    controls: [],
    dismissedHints: [],
    lifecycle: null,
    lifecycleFacts: { here: null, imported: null },
    actions: [],
    people: [],
  };
}

/** As the first save will keep it; it has no id until then. */
const linkOf = (url: string) => ({ id: '', kind: 'incident', url, title: '', position: 1 }) as const;
