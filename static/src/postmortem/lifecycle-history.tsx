import type { LifecycleView } from '../../../src/contract/lifecycle';
import { agoInWords } from '../shared/ago';
import { Disclosure } from '../shared/disclosure';
import { readable } from '../shared/instants';
import { lifecycleTexts } from '../texts/lifecycle';
import { postmortemTexts } from '../texts/postmortem';
import { useNames } from './people';

/** Who approved what and when, newest first. */
export function LifecycleHistory({ approvals }: Pick<LifecycleView, 'approvals'>) {
  const people = [...new Set(approvals.map(({ by }) => by).filter((by) => by !== ''))];
  const nameOf = useNames(people, postmortemTexts.formerUser);
  if (approvals.length === 0) return null;
  return (
    <Disclosure
      title={lifecycleTexts.history}
      note={lifecycleTexts.historyCount(approvals.length)}
      headingLevel="h3"
      isOpenAtFirst={false}
    >
      {() => (
        <ul className="lifecycle-history">
          {approvals.map(({ by, at, counts }) => (
            <li key={`${at} ${by}`}>
              <span title={readable(at)}>
                {lifecycleTexts.approvedBy(
                  by === '' ? postmortemTexts.formerUser : nameOf(by),
                  agoInWords(at),
                )}
              </span>{' '}
              <span className="small subtle">
                {counts ? lifecycleTexts.counts : lifecycleTexts.countsNot}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Disclosure>
  );
}
