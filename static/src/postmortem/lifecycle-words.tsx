import type { LifecycleView } from '../../../src/contract/lifecycle';
import { agoInWords } from '../shared/ago';
import { lifecycleTexts } from '../texts/lifecycle';
import { postmortemTexts } from '../texts/postmortem';
import { useNames } from './people';
import { useReport } from './report';
import { blocksOf } from './report-blocks';

interface LifecycleWordsProps {
  readonly lifecycle: LifecycleView;
  readonly hasApproved: boolean;
  readonly mayEdit: boolean;
}

/** What there is to know of where the report stands, in sentences. */
export function LifecycleWords({ lifecycle, hasApproved, mayEdit }: LifecycleWordsProps) {
  const { state, approvals, needed, bySomebodyElse, reviewers, changed, published, reason, last } = lifecycle;
  const people = [published?.by ?? '', last?.by ?? '', ...reviewers].filter((by) => by !== '');
  const nameOf = useNames(people, postmortemTexts.formerUser);
  const named = (by: string) => (by === '' ? postmortemTexts.formerUser : nameOf(by));
  const parts = useChangedParts(changed);
  const words: string[] = [];
  if (state === 'draft' && mayEdit) words.push(lifecycleTexts.draftNext);
  if (state === 'in-review') {
    if (changed.length > 0) words.push(lifecycleTexts.changed(parts));
    const counting = approvals.filter(({ counts }) => counts).length;
    words.push(lifecycleTexts.approvals(counting, needed));
    if (hasApproved) words.push(lifecycleTexts.youApproved);
    if (reviewers.length > 0 && mayEdit) {
      words.push(lifecycleTexts.reviewers(inOneSentence.format(reviewers.map(named))));
      if (reviewers.filter((by) => by !== '').length < needed) words.push(lifecycleTexts.tooFewReviewers);
    }
    if (bySomebodyElse && mayEdit) words.push(lifecycleTexts.bySomebodyElse);
  }
  if (state === 'approved' && mayEdit) words.push(lifecycleTexts.approvedNext);
  if (published !== null && state !== 'not-required') {
    words.push(lifecycleTexts.publishedBy(named(published.by), agoInWords(published.at)));
    if (state === 'published' && mayEdit) words.push(lifecycleTexts.publishedNext);
    if (!published.isCurrent) words.push(lifecycleTexts.changedMeanwhile);
  }
  if (state === 'not-required') {
    words.push(/[.!?]$/.test(reason) ? reason : `${reason}.`);
    if (last !== null) words.push(lifecycleTexts.notRequiredBy(named(last.by), agoInWords(last.at)));
  }
  return words.length === 0 ? null : <p>{words.join(' ')}</p>;
}

const LISTS: Readonly<Record<string, string>> = lifecycleTexts.parts;
const inOneSentence = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** Names of the parts as the report shows them. */
function useChangedParts(changed: readonly string[]): string {
  const blocks = blocksOf(useReport());
  const names = changed.map((part) => {
    const key = part.replace(/^section:/, '');
    return LISTS[part] ?? blocks.find((block) => block.key === key)?.title ?? lifecycleTexts.otherPart;
  });
  return inOneSentence.format([...new Set(names)]);
}
