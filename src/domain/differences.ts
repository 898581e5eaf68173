/** One thing that a change changed; null where there was, or is, nothing. */
export interface Difference {
  /** The way to it, `steps 2 text`; '' for a value that is a single text. */
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What tells nothing to a reader unless it is all that changed. */
const OF_NO_INTEREST = ['id', 'position'];

/** What differs between two values as the log keeps them, leaf by leaf, in the order of the later one. */
export function differences(before: unknown, after: unknown): readonly Difference[] {
  const [old, now] = [leavesOf(before), leavesOf(after)];
  const fields = [...new Set([...now.keys(), ...old.keys()])];
  const all = fields.flatMap((field): Difference[] => {
    const [was, is] = [old.get(field) ?? null, now.get(field) ?? null];
    return was === is ? [] : [{ field, before: was, after: is }];
  });
  const telling = all.filter(({ field }) => !OF_NO_INTEREST.includes(field.split(' ').at(-1) ?? ''));
  return telling.length > 0 ? telling : all;
}

function leavesOf(value: unknown, field = '', leaves = new Map<string, string>()): Map<string, string> {
  if (value === null || value === undefined || value === '') return leaves;
  if (typeof value !== 'object') return leaves.set(field, textOf(value));
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object' || one === null)) {
    const texts = value.map(textOf);
    return texts.length === 0 ? leaves : leaves.set(field, texts.join(', '));
  }
  for (const [key, one] of Object.entries(value)) {
    const name = Array.isArray(value) ? String(Number(key) + 1) : key;
    leavesOf(one, field === '' ? name : `${field} ${name}`, leaves);
  }
  return leaves;
}

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value ?? null);
