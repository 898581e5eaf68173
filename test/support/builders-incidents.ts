import fs from 'node:fs';
import path from 'node:path';
import type { ActionFields, ActionType, Priority } from '../../src/domain/actions';
import type { CauseCategory } from '../../src/domain/causes';
import type { Severity } from '../../src/domain/postmortem';
import type { EntryKind, TimelineEntry } from '../../src/domain/timeline';

/** A real public incident, as test/fixtures/incidents holds it. */
export interface Incident {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  readonly services: readonly string[];
  readonly times: Readonly<Record<'started' | 'detected' | 'resolved' | 'published', string | null>> & {
    readonly mitigated?: string | null;
  };
  readonly summary: string;
  readonly impact: { readonly text: string };
  readonly timeline: readonly {
    readonly at: string | null;
    readonly text: string;
    readonly kind: EntryKind | 'follow-up';
    readonly source: string;
  }[];
  readonly root_causes: readonly { readonly text: string; readonly category: string }[];
  readonly contributing_factors: readonly string[];
  readonly went_well: readonly string[];
  readonly went_badly: readonly string[];
  readonly lucky: readonly string[];
  readonly actions: readonly {
    readonly title: string;
    readonly type: ActionType;
    readonly priority: 'P0' | 'P1' | 'P2';
    readonly status: string;
  }[];
  readonly gate?: { readonly expected_blockers: readonly string[] };
  readonly expected: {
    readonly time_to_detect_min: number | null;
    readonly duration_min: number | null;
    readonly time_to_publish_h: number | string | null;
    readonly timeline_in_order: boolean;
    readonly timeline_entries: number;
    readonly actions: number;
  };
}

const FOLDER = path.resolve(__dirname, '../fixtures/incidents');

export const INCIDENTS: readonly Incident[] = fs
  .readdirSync(FOLDER)
  .filter((file) => file.endsWith('.json'))
  .map((file) => JSON.parse(fs.readFileSync(path.join(FOLDER, file), 'utf8')) as Incident);

export function incident(id: string): Incident {
  const found = INCIDENTS.find((one) => one.id === id);
  if (!found) throw new Error(`no incident ${id}`);
  return found;
}

const instant = (at: string | null) => (at === null ? null : new Date(at).toISOString());

export const timesOf = ({ times }: Incident) => ({
  startedAt: instant(times.started),
  detectedAt: instant(times.detected),
  resolvedAt: instant(times.resolved),
  acknowledgedAt: null,
  mitigatedAt: instant(times.mitigated ?? null),
});

const PRIORITY_OF: Readonly<Record<'P0' | 'P1' | 'P2', Priority>> = {
  P0: 'critical',
  P1: 'high',
  P2: 'medium',
};

/** The incident in the words of the domain; ids are told apart by their place. */
export function inOurWords(one: Incident) {
  const id = (part: string, place: number) => `${one.id}-${part}-${String(place).padStart(3, '0')}`;
  const list = (lines: readonly string[]) => lines.map((line) => `- ${line}`).join('\n');
  return {
    header: { title: one.title, severity: one.severity, ...timesOf(one), zone: 'UTC' },
    services: one.services,
    sections: {
      summary: one.summary,
      impact: one.impact.text,
      'went-well': list(one.went_well),
      'went-badly': list(one.went_badly),
      lucky: list(one.lucky),
    },
    timeline: one.timeline.map((entry, place): TimelineEntry => ({
      id: id('entry', place),
      at: instant(entry.at),
      precision: entry.at === null ? 'unknown' : 'exact',
      timeWords: '',
      link: '',
      text: entry.text,
      kind: entry.kind === 'follow-up' ? ('action' as const) : entry.kind,
      source: entry.source,
      position: place,
    })),
    causes: [
      ...one.root_causes.map((cause, place) => ({
        id: id('root', place),
        kind: 'root' as const,
        text: cause.text,
        category: cause.category.toLowerCase() as CauseCategory,
        position: place,
      })),
      ...one.contributing_factors.map((text, place) => ({
        id: id('factor', place),
        kind: 'contributing' as const,
        text,
        category: 'unknown' as const,
        position: place,
      })),
    ],
    actions: one.actions.map((action): ActionFields => ({
      title: action.title,
      owner: null,
      priority: PRIORITY_OF[action.priority],
      type: action.type,
      dueOn: null,
      status: action.status === 'done' ? 'done' : 'proposed',
      dropReason: '',
    })),
  };
}
