import type { Priority } from './actions';
import { type GatePolicy, heldAfterDays, type IncidentEnd } from './release-gate-policy';

/**
 * The instant (UTC) from which on an action holds a release by this policy; null when it never does.
 * @param action.addedAt UTC instant
 */
export function holdsSince(
  policy: GatePolicy,
  action: { readonly priority: Priority; readonly addedAt: string },
): string | null {
  const days = heldAfterDays(policy, action.priority);
  return days === null ? null : new Date(Date.parse(action.addedAt) + days * 86_400_000).toISOString();
}

/** The earliest instant (UTC) since which something of this holds; null when nothing says. */
export function heldSince(
  policy: GatePolicy,
  actions: readonly { readonly priority: Priority; readonly addedAt: string }[],
  incidents: readonly IncidentEnd[],
): string | null {
  const known = [
    ...actions.map((action) => holdsSince(policy, action)),
    ...incidents.map(({ startedAt, detectedAt }) => startedAt ?? detectedAt),
  ];
  return (
    known
      .filter((at) => at !== null)
      .sort()
      .at(0) ?? null
  );
}
