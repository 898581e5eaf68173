import type { PeriodSummaryAnswer, PeriodRange } from '../contract/period-summary';
import { plainText } from '../domain/adf/plain-text';
import { actionState, type PeriodEntry } from '../domain/period-summary';
import type { DatedRecord, ToldRecord, World } from './ports';

/** Records of one answer, which takes 5 MB. */
const AT_ONCE = 50;

/** Records of one statement, whose answer takes 4 MB: texts have up to 30,000 characters. */
const A_STATEMENT = 10;

/** No statement is begun when the function may be cut off in the middle of it. */
const LEAVE_MS = 7_000;

/**
 * Incidents of a range for looking back, page by page. Only those on pages that the caller may see at this moment;
 * of others not even their number is told. At most six statements; where its time is over before, the answer says
 * where to go on.
 */
export async function periodSummary(
  world: World,
  { from, until, after }: PeriodRange,
): Promise<PeriodSummaryAnswer> {
  const found = await world.recordLists.between({ from, until }, after, AT_ONCE + 1);
  const some = found.slice(0, AT_ONCE);
  const pageIds = [...new Set(some.map(({ pageId }) => pageId))];
  const seen = pageIds.length === 0 ? new Map<string, string>() : await world.pages.titlesForUser(pageIds);
  const shown = some.filter(({ pageId }) => seen.has(pageId));
  const entries: PeriodEntry[] = [];
  for (let start = 0; start < shown.length; start += A_STATEMENT) {
    if (start > 0 && world.deadline.remainingMs() < LEAVE_MS)
      return { entries, next: behind(shown[start - 1]) };
    const ids = shown.slice(start, start + A_STATEMENT).map(({ id }) => id);
    const told = await world.recordLists.told(ids);
    entries.push(...ids.flatMap((id) => entryOf(told.get(id))));
  }
  return { entries, next: found.length > AT_ONCE ? behind(some.at(-1)) : null };
}

const behind = (last: DatedRecord | undefined) => (last ? { at: last.at, id: last.id } : null);

function entryOf(told: ToldRecord | undefined): PeriodEntry[] {
  if (!told) return [];
  const { title, severity, startedAt, resolvedAt, zone } = told.header;
  return [
    {
      title,
      severity,
      services: told.services,
      startedAt,
      resolvedAt,
      zone,
      summary: plainText(told.summary),
      causes: told.causes,
      actions: told.actions.map(({ title, status, isOpen, dueOn }) => ({
        title,
        state: actionState(status, isOpen),
        dueOn,
      })),
      lessons: plainText(told.lessons),
    },
  ];
}
