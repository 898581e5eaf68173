import * as v from 'valibot';
import type { Target } from '../shared/jira-targets';
import { readItem, writeItem } from '../shared/kept-drafts';

const LAST_TARGET = 'debrief:last-target';
const target = v.object({ projectId: v.string(), issueTypeId: v.string() });

/** Where this browser created issues last time. */
export function lastTarget(): Target | null {
  try {
    const checked = v.safeParse(target, JSON.parse(readItem(LAST_TARGET) ?? 'null'));
    return checked.success ? checked.output : null;
  } catch {
    return null;
  }
}

export function rememberTarget(chosen: Target): void {
  writeItem(LAST_TARGET, JSON.stringify(chosen));
}
