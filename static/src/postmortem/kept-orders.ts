import * as v from 'valibot';
import type { Place } from '../../../src/contract/fields';
import { dropDraft, readItem, writeItem } from '../shared/kept-drafts';
import { draftKeyOf } from './here';

/** What it takes to go on with an order after the page was closed. */
export interface KeptOrder {
  readonly id: string;
  readonly actionIds: readonly string[];
  readonly target: { readonly projectId: string; readonly issueTypeId: string };
  readonly extra: Readonly<Record<string, string | string[]>>;
  /** Milliseconds since 1970. */
  readonly begunAt: number;
}

const keptOrders = v.array(
  v.object({
    id: v.string(),
    actionIds: v.array(v.string()),
    target: v.object({ projectId: v.string(), issueTypeId: v.string() }),
    extra: v.record(v.string(), v.union([v.string(), v.array(v.string())])),
    begunAt: v.number(),
  }),
);

/** After this the functions have long gone on by themselves. */
const FORGOTTEN_AFTER_MS = 24 * 3_600_000;

const keyOf = (place: Place) => draftKeyOf(place, 'issue-orders');

/** Orders of this browser that were not finished when the page was closed. */
export function readOrders(place: Place): readonly KeptOrder[] {
  try {
    const checked = v.safeParse(keptOrders, JSON.parse(readItem(keyOf(place)) ?? '[]'));
    if (!checked.success) return [];
    return checked.output.filter(({ begunAt }) => Date.now() - begunAt < FORGOTTEN_AFTER_MS);
  } catch {
    return [];
  }
}

export function keepOrders(place: Place, orders: readonly KeptOrder[]): void {
  if (orders.length === 0) dropDraft(keyOf(place));
  else
    writeItem(
      keyOf(place),
      JSON.stringify(
        orders.map(({ id, actionIds, target, extra, begunAt }) => ({
          id,
          actionIds,
          target,
          extra,
          begunAt,
        })),
      ),
    );
}
