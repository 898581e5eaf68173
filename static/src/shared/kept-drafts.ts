import * as v from 'valibot';

/**
 * What somebody was writing, kept in this browser until it is saved or given up. `version` is the one it started
 * from; the change's id is kept with it, so that a repeated save after a reload is still the same change.
 */
export interface KeptDraft {
  readonly version: number;
  readonly value: unknown;
  readonly change: { readonly id: string; readonly of: string } | null;
}

const keptDraft = v.object({
  version: v.number(),
  value: v.unknown(),
  change: v.nullable(v.object({ id: v.string(), of: v.string() })),
});

/** Browsers may forbid storage to a frame of another site, or it is full: then drafts live as long as the page. */
const memory = new Map<string, string>();

let owner: string | null = null;

/**
 * Two people may use one browser, and neither is to see what the other was writing: from now on everything is kept
 * under this account. Null, for somebody who is not logged in: under nobody's.
 */
export function keepFor(accountId: string | null): void {
  owner = accountId;
}

const keyed = (key: string) => (owner === null ? key : `${key}@${owner}`);

export function readDraft(key: string): KeptDraft | null {
  const stored = readItem(key);
  if (stored === null) return null;
  try {
    const checked = v.safeParse(keptDraft, JSON.parse(stored));
    return checked.success ? checked.output : null;
  } catch {
    return null;
  }
}

export function keepDraft(key: string, draft: KeptDraft): void {
  writeItem(key, JSON.stringify(draft));
}

export function dropDraft(key: string): void {
  memory.delete(keyed(key));
  try {
    localStorage.removeItem(keyed(key));
  } catch {
    // Nothing was stored there either.
  }
}

/** What this browser keeps for the account, or null. */
export function readItem(key: string): string | null {
  // What stands here could not be stored, so it is newer than what may be stored there.
  const newest = memory.get(keyed(key));
  if (newest !== undefined) return newest;
  try {
    return localStorage.getItem(keyed(key));
  } catch {
    return null;
  }
}

export function writeItem(key: string, text: string): void {
  try {
    localStorage.setItem(keyed(key), text);
    memory.delete(keyed(key));
  } catch {
    memory.set(keyed(key), text);
  }
}
