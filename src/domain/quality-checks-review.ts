import { minutesInWords } from './impact';
import type { CheckedReport } from './quality-checks-input';
import { type CheckOutcome, pass, unknown } from './quality-checks-result';
import { deadlineBy, DEFAULT_DEADLINES } from './review-deadline';

/** Whether the review is late, or was. */
export function lateCheck({ review, resolvedAt, now }: CheckedReport): CheckOutcome {
  if (review === undefined)
    return unknown('It is not recorded when the review is held, so nobody can tell whether it is late.');
  const usual = (from: string) => deadlineBy(DEFAULT_DEADLINES.SEV1, from, 'UTC');
  const deadline = review.deadline ?? (resolvedAt === null ? null : usual(resolvedAt));
  if (deadline === null)
    return unknown('Add when the incident was resolved: the review is due from then on.', {
      kind: 'header',
      field: 'resolvedAt',
    });
  const { heldAt } = review;
  if (heldAt !== null && resolvedAt !== null && Date.parse(heldAt) < Date.parse(resolvedAt))
    return unknown(
      'The review is dated before the incident was resolved. Correct one of the two times.',
      { kind: 'review' },
      { kind: 'header', field: 'resolvedAt' },
    );
  const lateBy = (Date.parse(heldAt ?? now) - Date.parse(deadline)) / 60_000;
  if (lateBy <= 0)
    return pass(heldAt === null ? 'There is still time for the review.' : 'The review was in time.');
  const by = minutesInWords(lateBy);
  const says =
    heldAt === null
      ? `The review is ${by} overdue. Hold it, or set another deadline.`
      : `The review was ${by} late. Say in the lessons what held it up.`;
  return {
    state: 'fail',
    says,
    findings: [{ place: heldAt === null ? { kind: 'review' } : { kind: 'section', key: 'lessons' }, says }],
  };
}
