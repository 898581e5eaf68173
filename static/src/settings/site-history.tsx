import { lazy, Suspense } from 'react';
import { Disclosure } from '../shared/disclosure';
import { LoadingState } from '../shared/screen-states';
import { siteHistoryHeading } from '../texts/history-heading';

const HistoryView = lazy(async () => ({
  default: (await import('../history/history-view')).HistoryView,
}));
const ChangeLogState = lazy(async () => ({ default: (await import('./change-log-state')).ChangeLogState }));

/** What was changed in the settings, whether the log of all changes is whole, and how long they are kept. */
export function SiteHistory({ siteUrl }: { readonly siteUrl: string }) {
  return (
    <Disclosure title={siteHistoryHeading.heading} note="" headingLevel="h2" isOpenAtFirst={false}>
      {() => (
        <Suspense fallback={<LoadingState label={siteHistoryHeading.loading} />}>
          <HistoryView of="site" />
          <ChangeLogState siteUrl={siteUrl} />
        </Suspense>
      )}
    </Disclosure>
  );
}
