import type { Difference } from '../../../src/contract/history';
import { Disclosure } from '../shared/disclosure';
import { readable } from '../shared/instants';
import { historyTexts } from '../texts/history';
import {
  authorWords,
  fieldWords,
  isLong,
  type NameOf,
  type Told,
  valueWords,
  whatWords,
} from './history-words';

/** One change in words: who, when, what, and each value that was changed. */
export function HistoryEntryView({ entry, nameOf }: { readonly entry: Told; readonly nameOf: NameOf }) {
  return (
    <li className="history-entry stack" data-testid="change">
      <div className="row">
        <strong>{authorWords(entry.by, nameOf)}</strong>
        <span>{whatWords(entry.what)}</span>
        {entry.saves > 1 && <span className="small subtle">{historyTexts.saves(entry.saves)}</span>}
        <time className="small subtle" dateTime={entry.at}>
          {readable(entry.at)}
        </time>
      </div>
      {entry.differences.length > 0 && (
        <ul className="plain-list stack">
          {entry.differences.map((difference) => (
            <li key={difference.field}>
              <DifferenceView difference={difference} isRemoval={entry.isRemoval} nameOf={nameOf} />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function DifferenceView({
  difference,
  isRemoval,
  nameOf,
}: {
  readonly difference: Difference;
  readonly isRemoval: boolean;
  readonly nameOf: NameOf;
}) {
  const { field, before, after } = difference;
  const name = fieldWords(field);
  if (isLong(difference))
    return (
      <Disclosure
        title={name}
        note={historyTexts.changed((before ?? '').length, (after ?? '').length)}
        isOpenAtFirst={false}
      >
        {() => (
          <div className="fields">
            <LongValue label={historyTexts.before} value={valueWords(before, nameOf)} />
            <LongValue label={historyTexts.after} value={valueWords(after, nameOf)} />
          </div>
        )}
      </Disclosure>
    );
  if (before === null || isRemoval)
    return (
      <span>
        {name}: <span className="written">{valueWords(before ?? after, nameOf)}</span>
        {isRemoval && <span className="subtle"> ({historyTexts.removed})</span>}
      </span>
    );
  return (
    <span>
      {name}: <span className="written">{valueWords(before, nameOf)}</span>
      <span aria-hidden> → </span>
      <span className="unseen"> to </span>
      <span className="written">{valueWords(after, nameOf)}</span>
    </span>
  );
}

function LongValue({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <div className="stack">
      <span className="small subtle">{label}</span>
      <div className="panel written">{value}</div>
    </div>
  );
}
