import * as v from 'valibot';

/** What Jira says when it refuses: about the request as a whole, and about single fields by their id. */
export interface Refusal {
  readonly messages: readonly string[];
  readonly fields: Readonly<Record<string, string>>;
}

const collection = v.object({
  errorMessages: v.fallback(v.array(v.string()), []),
  errors: v.fallback(v.record(v.string(), v.string()), {}),
});

const NOTHING_SAID: Refusal = { messages: [], fields: {} };

/** Jira's own words in their usual shape; nothing when the body has another one. */
export function refusalIn(body: unknown): Refusal {
  const read = v.safeParse(collection, body);
  return read.success ? { messages: read.output.errorMessages, fields: read.output.errors } : NOTHING_SAID;
}

const LONGEST = 600;

/**
 * Jira's words as sentences for a person; empty when it said nothing.
 * @param names of fields, by their id, where Jira's words alone would not say which one they are about
 */
export function wordsOf(
  { messages, fields }: Refusal,
  names: ReadonlyMap<string, string> = new Map(),
): string {
  const ofFields = Object.entries(fields).map(([fieldId, words]) => {
    const name = names.get(fieldId);
    return name === undefined || words.includes(name) ? words : `${name}: ${words}`;
  });
  return [...messages, ...ofFields]
    .map(sentence)
    .filter((words) => words !== '')
    .join(' ')
    .slice(0, LONGEST);
}

/** Ends like one, so that another can follow. */
export function sentence(words: string): string {
  const trimmed = words.trim();
  return trimmed === '' || /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}
