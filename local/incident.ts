import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';

/** A public incident, as the examples hold it. Facts come from `source`; the sentences are ours. */
const incident = v.object({
  id: v.string(),
  title: v.string(),
  severity: v.string(),
  services: v.array(v.string()),
  times: v.object({
    started: v.nullish(v.string()),
    detected: v.nullish(v.string()),
    resolved: v.nullish(v.string()),
    mitigated: v.nullish(v.string()),
  }),
  summary: v.string(),
  impact: v.string(),
  timeline: v.array(
    v.object({
      at: v.nullable(v.string()),
      text: v.string(),
      kind: v.string(),
      source: v.optional(v.string(), ''),
    }),
  ),
  root_causes: v.array(v.object({ text: v.string(), category: v.string() })),
  contributing_factors: v.optional(v.array(v.string()), []),
  went_well: v.optional(v.array(v.string()), []),
  went_badly: v.optional(v.array(v.string()), []),
  lucky: v.optional(v.array(v.string()), []),
  actions: v.array(
    v.object({
      title: v.string(),
      type: v.string(),
      priority: v.string(),
      status: v.string(),
    }),
  ),
});
export type Incident = v.InferOutput<typeof incident>;

export function readIncident(file: string): Incident {
  return v.parse(incident, JSON.parse(readFileSync(file, 'utf8')));
}

export const GITLAB_2017 = path.resolve(
  __dirname,
  '..',
  'src',
  'contract',
  'samples',
  'gitlab-2017-database.json',
);

/** One save, as a person's browser sends it: the name of the call and its input without place and change id. */
export interface Save {
  readonly call: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** A UUID that is the same for the same words, so that loading twice repeats instead of doubling. */
export function idFrom(...words: string[]): string {
  const hex = createHash('sha256').update(words.join('\u0000')).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** The saves that write a whole incident, in the order a person would make them. */
export function savesOf(one: Incident): Save[] {
  const list = (texts: readonly string[]) => texts.map((text) => `- ${text}`).join('\n');
  const section = (key: string, value: string): Save[] =>
    value === '' ? [] : [{ call: 'postmortem.save-section', input: { section: key, version: 0, value } }];
  const cause = (kind: string, text: string, category: string, position: number): Save => ({
    call: 'causes.save',
    input: {
      version: 0,
      value: {
        id: idFrom(one.id, kind, text),
        kind,
        text,
        category,
        position,
      },
    },
  });
  return [
    {
      call: 'postmortem.save-header',
      input: {
        version: 0,
        value: {
          title: one.title,
          severity: one.severity,
          startedAt: one.times.started ?? null,
          detectedAt: one.times.detected ?? null,
          resolvedAt: one.times.resolved ?? null,
          mitigatedAt: one.times.mitigated ?? null,
        },
      },
    },
    ...one.services.map((name): Save => ({ call: 'services.attach', input: { name } })),
    ...section('summary', one.summary),
    ...section('impact', one.impact),
    ...section('went-well', list(one.went_well)),
    ...section('went-badly', list(one.went_badly)),
    ...section('lucky', list(one.lucky)),
    ...one.timeline.map((entry, index): Save => ({
      call: 'timeline.save',
      input: {
        version: 0,
        value: { ...entry, id: idFrom(one.id, 'timeline', String(index)), position: index + 1 },
      },
    })),
    ...one.root_causes.map((root, index) => cause('root', root.text, root.category, index + 1)),
    ...one.contributing_factors.map((text, index) => cause('contributing', text, 'unknown', index + 1)),
    ...one.actions.map((action, index): Save => ({
      call: 'actions.save',
      input: {
        id: idFrom(one.id, 'action', String(index)),
        version: 0,
        position: index + 1,
        value: {
          title: action.title,
          owner: null,
          priority: action.priority,
          type: action.type,
          dueOn: null,
          status: action.status,
          dropReason: '',
        },
      },
    })),
  ];
}
