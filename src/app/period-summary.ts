import type { PeriodSummaryAnswer, PeriodRange } from '../contract/period-summary';
import { plainText } from '../domain/adf/plain-text';
import { actionState, type PeriodEntry } from '../domain/period-summary';
import type { StoredPostmortem, World } from './ports';

/** Records read with one call: each is a statement, and a page that Confluence is asked about. */
const AT_ONCE = 50;

/**
 * Incidents of a range for looking back, page by page. Only those on pages that the caller may see at this moment;
 * of others not even their number is told.
 */
export async function periodSummary(
  world: World,
  { from, until, after }: PeriodRange,
): Promise<PeriodSummaryAnswer> {
  const found = await world.recordLists.between({ from, until }, after, AT_ONCE + 1);
  const some = found.slice(0, AT_ONCE);
  const pageIds = [...new Set(some.map(({ pageId }) => pageId))];
  const seen = pageIds.length === 0 ? new Map<string, string>() : await world.pages.titlesForUser(pageIds);
  const entries: PeriodEntry[] = [];
  for (const { pageId, localId } of some) {
    if (!seen.has(pageId)) continue;
    const stored = await world.postmortems.open({ pageId, localId });
    if (stored !== null) entries.push(entryOf(stored));
  }
  const last = some.at(-1);
  return { entries, next: found.length > AT_ONCE && last ? { at: last.at, id: last.id } : null };
}

function entryOf(stored: StoredPostmortem): PeriodEntry {
  const { header } = stored.postmortem;
  const textOf = (key: string) =>
    plainText(stored.sections.find((section) => section.key === key)?.text ?? '');
  return {
    title: header.title,
    severity: header.severity,
    services: stored.services.map(({ name }) => name),
    startedAt: header.startedAt,
    resolvedAt: header.resolvedAt,
    zone: header.zone,
    summary: textOf('summary'),
    causes: stored.causes.map(({ value: { text, kind } }) => ({ text, kind })),
    actions: stored.actions.map(({ fields, issue }) => ({
      title: fields.title,
      state: actionState(fields, issue),
      dueOn: fields.dueOn,
    })),
    lessons: textOf('lessons'),
  };
}
