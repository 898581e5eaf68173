/** One condition of a search; all of a query's hold at once. */
export interface Condition {
  readonly field: 'type' | 'space' | 'label' | 'title' | 'text';
  /** Any of these for `=` and `in`; one text for `~`. */
  readonly values: readonly string[];
}

const VALUE = String.raw`(?:"(?:[^"\\]|\\.)*"|[\w.-]+)`;
const EXACT = new RegExp(String.raw`^(type|space|label)\s*=\s*(${VALUE})$`, 'i');
const ONE_OF = new RegExp(
  String.raw`^(type|space|label)\s+in\s*\(\s*(${VALUE}(?:\s*,\s*${VALUE})*)\s*\)$`,
  'i',
);
const WORDS = new RegExp(String.raw`^(title|text|siteSearch)\s*~\s*(${VALUE})$`, 'i');

/**
 * The part of CQL that is modelled: conditions joined by `and`. Undefined for everything else.
 * https://developer.atlassian.com/cloud/confluence/advanced-searching-using-cql/
 */
export function parseQuery(cql: string): readonly Condition[] | undefined {
  const conditions = splitAtAnd(cql).map(conditionOf);
  return conditions.every((condition) => condition !== undefined) ? conditions : undefined;
}

function conditionOf(text: string): Condition | undefined {
  const exact = EXACT.exec(text) ?? ONE_OF.exec(text);
  if (exact) {
    const values = (exact[2] ?? '').match(new RegExp(VALUE, 'g')) ?? [];
    return { field: fieldOf(exact[1] ?? ''), values: values.map(unquoted) };
  }
  const words = WORDS.exec(text);
  if (!words) return undefined;
  const value = unquoted(words[2] ?? '');
  // Phrases, wildcards inside words, nearness: not modelled.
  return /["~^?]|\*\S/.test(value) ? undefined : { field: fieldOf(words[1] ?? ''), values: [value] };
}

const fieldOf = (name: string): Condition['field'] => {
  const field = name.toLowerCase();
  return field === 'type' || field === 'space' || field === 'label' || field === 'title' ? field : 'text';
};

const unquoted = (value: string) =>
  value.startsWith('"') ? value.slice(1, -1).replace(/\\(.)/g, '$1') : value;

function splitAtAnd(cql: string): string[] {
  const quoted: string[] = [];
  const bare = cql.replace(/"(?:[^"\\]|\\.)*"/g, (text) => `\u0000${String(quoted.push(text) - 1)}\u0000`);
  return bare
    .split(/\s+and\s+/i)
    .map((part) => part.trim().replace(/\u0000(\d+)\u0000/g, (_, index) => quoted[Number(index)] ?? ''));
}
