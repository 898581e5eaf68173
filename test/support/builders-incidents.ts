import fs from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { type Sample, sample, sampleView } from '../../src/contract/samples';
import expectations from '../fixtures/incidents.json';

/** What is to come out of an incident. Null: not known; words: to be warned about, never shown as a number. */
interface Expected {
  readonly expected: {
    readonly time_to_detect_min: number | null;
    readonly duration_min: number | null;
    readonly time_to_publish_h: number | string | null;
    readonly timeline_in_order: boolean;
    readonly timeline_entries: number;
    readonly actions: number;
  };
  readonly gate?: { readonly expected_blockers: readonly string[] };
}

/** A public incident: an example of the product, with what it should come to. */
export type Incident = Sample & Expected;

const FOLDER = path.resolve(__dirname, '../../src/contract/samples');
const EXPECTED: Readonly<Record<string, Expected>> = expectations;

export const INCIDENTS: readonly Incident[] = fs.readdirSync(FOLDER).map((file) => {
  const one = v.parse(sample, JSON.parse(fs.readFileSync(path.join(FOLDER, file), 'utf8')));
  const expected = EXPECTED[one.id];
  if (!expected) throw new Error(`test/fixtures/incidents.json says nothing of ${one.id}`);
  return { ...one, ...expected };
});

export function incident(id: string): Incident {
  const found = INCIDENTS.find((one) => one.id === id);
  if (!found) throw new Error(`no incident ${id}`);
  return found;
}

export const timesOf = (one: Incident) => {
  const { startedAt, detectedAt, resolvedAt, acknowledgedAt, mitigatedAt } = sampleView(one).header.value;
  return { startedAt, detectedAt, resolvedAt, acknowledgedAt, mitigatedAt };
};

/** The incident in the words of the domain; ids are told apart by their place. */
export function inOurWords(one: Incident) {
  const view = sampleView(one);
  const { summary, impact, 'went-well': well, 'went-badly': badly, lucky } = view.sections;
  return {
    header: view.header.value,
    services: one.services,
    sections: {
      summary: summary.value,
      impact: impact.value,
      'went-well': well.value,
      'went-badly': badly.value,
      lucky: lucky.value,
    },
    timeline: view.timeline.map(({ value }) => value),
    causes: view.causes.map(({ value }) => value),
    actions: view.actions.map(({ fields }) => fields),
  };
}
