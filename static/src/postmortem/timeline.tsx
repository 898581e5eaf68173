import { lazy, Suspense } from 'react';
import type { Versioned } from '../../../src/contract/postmortem';
import type { Header, TimelineEntry } from '../../../src/contract/rules';
import { LoadingState } from '../shared/screen-states';
import { postmortemTexts } from '../texts/postmortem';
import { timelineTexts } from '../texts/timeline';

const TimelineList = lazy(async () => ({ default: (await import('./timeline-list')).TimelineList }));

interface TimelineProps {
  readonly header: Header;
  readonly entries: readonly Versioned<TimelineEntry>[];
}

/** What happened, in reading order. */
export function Timeline({ header, entries }: TimelineProps) {
  return (
    <section aria-labelledby="heading-timeline" className="stack">
      <h2 id="heading-timeline">{postmortemTexts.timeline}</h2>
      <Suspense fallback={<LoadingState label={timelineTexts.loading} />}>
        <TimelineList header={header} entries={entries} />
      </Suspense>
    </section>
  );
}
