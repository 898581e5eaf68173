import * as v from 'valibot';
import { ACTION_TYPES, PRIORITIES, UNLINKED } from '../domain/actions';
import { CAUSE_CATEGORIES, type CauseCategory, type CauseKind } from '../domain/causes';
import { NO_IMPACT_FACTS } from '../domain/impact-facts';
import { NO_MEETING, NO_PLAN } from '../domain/review';
import { ENTRY_KINDS } from '../domain/timeline';
import { instant, severity, webAddress } from './fields';
import type { PostmortemView, Versioned } from './postmortem';

const lines = v.array(v.string());
const time = v.optional(v.nullable(instant), null);

/** A public incident as a read-only example. The facts are those of `source`; every sentence is ours. */
export const sample = v.object({
  id: v.string(),
  title: v.string(),
  company: v.string(),
  severity,
  services: lines,
  /** `licence`: under which the source may be used, where it says so. */
  source: v.object({ name: v.string(), url: webAddress, licence: v.optional(v.string()) }),
  times: v.object({ started: time, detected: time, mitigated: time, resolved: time, published: time }),
  summary: v.string(),
  impact: v.string(),
  timeline: v.array(
    v.object({
      at: v.nullable(instant),
      text: v.string(),
      kind: v.picklist(ENTRY_KINDS),
      source: v.string(),
    }),
  ),
  root_causes: v.array(v.object({ text: v.string(), category: v.picklist(CAUSE_CATEGORIES) })),
  contributing_factors: lines,
  went_well: lines,
  went_badly: lines,
  lucky: lines,
  /** Each begins with the problem; the answers follow. */
  five_whys: v.optional(v.array(lines), []),
  actions: v.array(
    v.object({
      title: v.string(),
      type: v.picklist(ACTION_TYPES),
      priority: v.picklist(PRIORITIES),
      status: v.picklist(['proposed', 'done']),
    }),
  ),
});
export type Sample = v.InferOutput<typeof sample>;

const once = <T>(value: T): Versioned<T> => ({ version: 1, value });
const bullets = (texts: readonly string[]) => once(texts.map((text) => `- ${text}`).join('\n'));

/** The example as a page shows a postmortem. */
export function sampleView(one: Sample): PostmortemView {
  const id = (part: string, place: number) => `${one.id}-${part}-${String(place).padStart(3, '0')}`;
  const causes = (kind: CauseKind, texts: readonly { text: string; category: CauseCategory }[]) =>
    texts.map((cause, place) => once({ id: id(kind, place), kind, position: place, ...cause }));
  return {
    id: one.id,
    header: once({
      title: one.title,
      severity: one.severity,
      startedAt: one.times.started,
      detectedAt: one.times.detected,
      acknowledgedAt: null,
      mitigatedAt: one.times.mitigated,
      resolvedAt: one.times.resolved,
      zone: 'UTC',
    }),
    services: one.services.map((name) => ({ id: name, name })),
    sections: {
      summary: once(one.summary),
      impact: once(one.impact),
      'went-well': bullets(one.went_well),
      'went-badly': bullets(one.went_badly),
      lucky: bullets(one.lucky),
      lessons: once(''),
    },
    extras: [],
    template: null,
    timeline: one.timeline.map(({ at, ...entry }, place) =>
      once({
        id: id('entry', place),
        at,
        precision: at === null ? ('unknown' as const) : ('exact' as const),
        timeWords: '',
        link: '',
        position: place,
        ...entry,
      }),
    ),
    causes: [
      ...causes('root', one.root_causes),
      ...causes(
        'contributing',
        one.contributing_factors.map((text) => ({ text, category: 'unknown' })),
      ),
    ],
    impact: { version: 0, value: NO_IMPACT_FACTS },
    fiveWhys: one.five_whys.map(([problem = '', ...answers], place) => {
      const chain = id('chain', place);
      const steps = answers.map((text, step) => ({ id: `${chain}-${String(step)}`, text, evidence: [] }));
      return once({ id: chain, problem, steps, position: place });
    }),
    factors: [],
    links: [
      once({
        id: id('link', 0),
        kind: 'document',
        url: one.source.url,
        title: one.source.name,
        position: 0,
      }),
    ],
    roles: [],
    reviewPlan: { version: 0, value: NO_PLAN },
    reviewMeeting: { version: 0, value: NO_MEETING },
    reviewDeadlines: null,
    controls: [],
    dismissedHints: [],
    lifecycle: null,
    lifecycleFacts: { here: null, imported: null },
    actions: one.actions.map((action, place) => ({
      id: id('action', place),
      version: 1,
      fields: { ...action, owner: null, dueOn: null, dropReason: '' },
      issue: UNLINKED,
      position: place,
    })),
    people: [],
  };
}
