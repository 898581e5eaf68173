import { lazy, Suspense } from 'react';
import { useHere } from '../postmortem/here';
import { Disclosure } from '../shared/disclosure';
import { LoadingState } from '../shared/screen-states';
import { historyHeading } from '../texts/history-heading';

const HistoryView = lazy(async () => ({ default: (await import('./history-view')).HistoryView }));

/** What was changed in this postmortem, loaded when somebody asks for it. */
export function History() {
  const { place } = useHere();
  return (
    <Disclosure title={historyHeading.heading} note="" headingLevel="h2" isOpenAtFirst={false}>
      {() => (
        <Suspense fallback={<LoadingState label={historyHeading.loading} />}>
          <HistoryView of={place} />
        </Suspense>
      )}
    </Disclosure>
  );
}
