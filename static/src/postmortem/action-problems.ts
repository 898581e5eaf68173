import { actionFields } from '../../../src/contract/fields';
import { whyNotValid, type ActionFields, type IssueLink } from '../../../src/contract/rules';
import { cellTexts } from '../texts/action-table';
import { whyNotBy } from './checks';

/** What is wrong with an action, each at the field where it can be put right. */
export type ActionProblems = Readonly<Partial<Record<keyof ActionFields, string>>>;

const whyNotFields = whyNotBy(actionFields);

/** Why these fields may not be saved, in one sentence; null when they may. */
export function whyNotSaved(fields: ActionFields, link: Pick<IssueLink, 'state'>): string | null {
  return whyNotFields(fields) ?? whyNotValid(fields, link);
}

/** The same by field: whoever is told that something is missing is also shown where. */
export function problemsOf(fields: ActionFields, link: Pick<IssueLink, 'state'>): ActionProblems {
  if (whyNotValid(fields, link) === null) return {};
  const { status } = fields;
  return {
    ...(status === 'committed' && fields.owner === null && { owner: cellTexts.committedNeedsOwner }),
    ...(status === 'committed' && fields.dueOn === null && { dueOn: cellTexts.committedNeedsDue }),
    ...(status === 'dropped' && { dropReason: cellTexts.droppedNeedsReason }),
    ...(status === 'done' && { status: cellTexts.doneInJira }),
  };
}
