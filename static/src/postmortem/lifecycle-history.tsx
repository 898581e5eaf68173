import type { LifecycleView } from '../../../src/contract/lifecycle';
import type { LifecycleFacts } from '../../../src/contract/lifecycle-facts';
import { agoInWords } from '../shared/ago';
import { Disclosure } from '../shared/disclosure';
import { readable } from '../shared/instants';
import { lifecycleTexts } from '../texts/lifecycle';
import { postmortemTexts } from '../texts/postmortem';
import { useNames } from './people';
import { useReport } from './report';

interface Told {
  readonly by: string;
  readonly at: string;
  readonly words: (name: string, ago: string) => string;
  readonly note: string;
}

/** Who approved what and when, newest first; after it what a file told of the time before it was imported. */
export function LifecycleHistory({ approvals }: Pick<LifecycleView, 'approvals'>) {
  const { imported } = useReport().lifecycleFacts;
  const all: readonly Told[] = [
    ...approvals.map(({ by, at, counts }) => ({
      by,
      at,
      words: lifecycleTexts.approvedBy,
      note: counts ? lifecycleTexts.counts : lifecycleTexts.countsNot,
    })),
    ...(imported ? toldBefore(imported) : []),
  ];
  const people = [...new Set(all.map(({ by }) => by).filter((by) => by !== ''))];
  const nameOf = useNames(people, postmortemTexts.formerUser);
  if (all.length === 0) return null;
  return (
    <Disclosure
      title={lifecycleTexts.history}
      note={lifecycleTexts.historyCount(approvals.length + (imported?.approvals.length ?? 0))}
      headingLevel="h3"
      isOpenAtFirst={false}
    >
      {() => (
        <ul className="lifecycle-history">
          {all.map(({ by, at, words, note }, index) => (
            <li key={`${at} ${by} ${String(index)}`}>
              <span title={readable(at)}>
                {words(by === '' ? postmortemTexts.formerUser : nameOf(by), agoInWords(at))}
              </span>{' '}
              <span className="small subtle">{note}</span>
            </li>
          ))}
        </ul>
      )}
    </Disclosure>
  );
}

function toldBefore({ approvals, published, state, reason, last }: LifecycleFacts): readonly Told[] {
  const note = lifecycleTexts.imported;
  const notRequired = () => lifecycleTexts.notRequiredFor(reason);
  return [
    ...(state === 'not-required' ? [{ ...last, words: notRequired, note }] : []),
    ...(published ? [{ ...published, words: lifecycleTexts.publishedBy, note }] : []),
    ...approvals.map((each) => ({ ...each, words: lifecycleTexts.approvedBy, note })).reverse(),
  ];
}
