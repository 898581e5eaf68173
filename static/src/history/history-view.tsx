import Button from '@atlaskit/button/default/button';
import { useState } from 'react';
import { failureOf } from '../backend';
import { Disclosure } from '../shared/disclosure';
import { zoneName } from '../shared/instants';
import { FailedState, LoadingState } from '../shared/screen-states';
import { historyTexts } from '../texts/history';
import { foldEntries } from './fold-entries';
import { HistoryEntryView } from './history-entry';
import { HistoryExport } from './history-export';
import { HistoryFilterBar } from './history-filters';
import { type HistoryOf, NO_FILTERS, useHistory } from './use-history';
import './history.css';

/** Every change, the latest first, with filters and export. */
export function HistoryView({ of }: { readonly of: HistoryOf }) {
  const [filters, setFilters] = useState(NO_FILTERS);
  const [authors, setAuthors] = useState<readonly (string | null)[]>([]);
  const read = useHistory(of, filters);
  const { query, entries, nameOf } = read;
  // All authors are known with the first answer; filters must not take those away that they do not show.
  if (filters === NO_FILTERS && read.authors.length > 0 && read.authors !== authors) setAuthors(read.authors);
  const failure = query.error && entries.length === 0 ? failureOf(query.error) : null;
  const isFiltered = filters !== NO_FILTERS;
  return (
    <div className="stack">
      <p className="subtle">{of === 'site' ? historyTexts.siteIntro : historyTexts.intro}</p>
      <HistoryFilterBar of={of} filters={filters} onChange={setFilters} authors={authors} nameOf={nameOf} />
      <p className="small subtle">{historyTexts.zone(zoneName())}</p>
      {failure ? (
        <FailedState failure={failure} headingLevel="h3" onRetry={() => void query.refetch()} />
      ) : query.isPending ? (
        <LoadingState label={historyTexts.loading} />
      ) : (
        <>
          {entries.length === 0 && <p>{isFiltered ? historyTexts.noneFound : historyTexts.none}</p>}
          <ol className="plain-list history-list" aria-label={historyTexts.listLabel}>
            {foldEntries(entries).map((entry) => (
              <HistoryEntryView
                key={`${entry.subject} ${entry.id} ${String(entry.version)}`}
                entry={entry}
                nameOf={nameOf}
              />
            ))}
          </ol>
          {query.hasNextPage && (
            <div>
              <Button isLoading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                {historyTexts.more}
              </Button>
            </div>
          )}
          {entries.length > 0 && (
            <Disclosure title={historyTexts.export} note="" isOpenAtFirst={false}>
              {() => <HistoryExport read={read} />}
            </Disclosure>
          )}
        </>
      )}
    </div>
  );
}
