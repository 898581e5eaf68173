import fs from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { type Sample, sample } from '../../src/contract/samples';
import { CAUSE_CATEGORIES } from '../../src/domain/causes';
import { ENTRY_KINDS } from '../../src/domain/timeline';

const FOLDER = path.resolve(__dirname, '../../../shared/fixtures/incidents');

/** Names of the incidents that lie beside the project; none where it stands alone. */
export const SHARED_INCIDENTS: readonly string[] = fs.existsSync(FOLDER)
  ? fs.readdirSync(FOLDER).filter((file) => file.endsWith('.json'))
  : [];

const text = v.optional(v.string(), '');
const lines = v.optional(v.array(v.string()), []);
const PRIORITIES = ['critical', 'high', 'medium', 'low'] as const;

const foreign = v.object({
  ...sample.entries,
  source: v.pipe(
    v.object({ url: v.string() }),
    v.transform(({ url }) => ({ name: 'Source', url })),
  ),
  impact: v.pipe(
    v.looseObject({ text }),
    v.transform((impact) => impact.text),
  ),
  timeline: v.array(
    v.object({
      at: v.nullable(v.string()),
      text: v.string(),
      kind: v.pipe(
        v.string(),
        v.transform((kind) => ENTRY_KINDS.find((name) => name === kind) ?? 'communication'),
      ),
      source: text,
    }),
  ),
  root_causes: v.array(
    v.pipe(
      v.object({ text: v.string(), category: v.string() }),
      v.transform((cause) => ({
        text: cause.text,
        category: CAUSE_CATEGORIES.find((name) => name === cause.category.toLowerCase()) ?? 'unknown',
      })),
    ),
  ),
  contributing_factors: lines,
  went_well: lines,
  went_badly: lines,
  lucky: lines,
  actions: v.array(
    v.pipe(
      v.looseObject({ title: v.string(), type: v.string(), priority: v.string(), status: text }),
      v.transform(({ title, type, priority, status }) => ({
        title,
        type,
        priority: PRIORITIES[Number(priority.slice(1))] ?? 'low',
        status: status === 'done' ? 'done' : 'proposed',
      })),
    ),
  ),
});

/** One of them in the shape of our examples. */
export function sharedIncident(file: string): Sample {
  const json: unknown = JSON.parse(fs.readFileSync(path.join(FOLDER, file), 'utf8'));
  return v.parse(sample, v.parse(foreign, json));
}
