import { lazy, Suspense } from 'react';
import type { PostmortemView } from '../../../src/contract/postmortem';
import type { GateBanner } from '../../../src/contract/release-gate';
import { History } from '../history/history';
import { LoadingState } from '../shared/screen-states';
import { useFrameIsWide } from '../shared/use-frame-width';
import { actionTexts } from '../texts/actions';
import { postmortemTexts } from '../texts/postmortem';
import { Causes } from './causes';
import { Gates } from './release-gates';
import { IncidentHeader } from './incident-header';
import { Lifecycle } from './lifecycle';
import { Links } from './links';
import { Quality } from './quality';
import { ReportProvider } from './report';
import { blocksOf, type ReportBlock, sectionOf } from './report-blocks';
import { Section } from './section';
import { ShownZoneProvider } from './shown-zone';
import { Timeline } from './timeline';

const Actions = lazy(async () => ({ default: (await import('./actions')).Actions }));
const ImpactFigures = lazy(async () => ({ default: (await import('./impact-figures')).ImpactFigures }));
const Review = lazy(async () => ({ default: (await import('../review/review')).Review }));
const RecordParts = lazy(async () => ({ default: (await import('../record/record-parts')).RecordParts }));
const IssueSync = lazy(async () => ({ default: (await import('./issue-sync')).IssueSync }));

interface PostmortemPageProps {
  readonly record: PostmortemView;
  readonly gates: readonly GateBanner[];
}

/** From this width on, in pixels, the quality checks stand beside the report. */
const ROOM_BESIDE = 1100;

/** The whole report, in the order in which one reads it. */
export function PostmortemPage({ record, gates }: PostmortemPageProps) {
  const isBeside = useFrameIsWide(ROOM_BESIDE);
  return (
    <ReportProvider value={record}>
      <ShownZoneProvider zone={record.header.value.zone}>
        <div className={isBeside ? 'report-beside' : undefined}>
          <article className="stack-wide">
            <IncidentHeader header={record.header} services={record.services} entries={record.timeline} />
            <Lifecycle />
            <Links links={record.links} />
            <Gates gates={gates} actions={record.actions} />
            <ReviewPart />
            {!isBeside && <Quality isBeside={false} />}
            {blocksOf(record).map((block) => (
              <Block key={block.key} block={block} record={record} />
            ))}
            <Suspense fallback={null}>
              <RecordParts />
            </Suspense>
            <History />
          </article>
          {isBeside && <Quality isBeside />}
        </div>
      </ShownZoneProvider>
    </ReportProvider>
  );
}

function Block({ block, record }: { readonly block: ReportBlock; readonly record: PostmortemView }) {
  switch (block.key) {
    case 'timeline':
      return <Timeline header={record.header.value} entries={record.timeline} />;
    case 'causes':
      return <Causes causes={record.causes} />;
    case 'actions':
      return <ActionItems record={record} />;
    case 'impact':
      return (
        <>
          <Section name="impact" block={block} section={record.sections.impact} />
          <Suspense fallback={<LoadingState />}>
            <ImpactFigures impact={record.impact} />
          </Suspense>
        </>
      );
    default:
      return <Section name={block.key} block={block} section={sectionOf(record, block.key)} />;
  }
}

function ReviewPart() {
  return (
    <section aria-labelledby="heading-review" className="stack">
      <h2 id="heading-review">{postmortemTexts.review}</h2>
      <Suspense fallback={<LoadingState />}>
        <Review />
      </Suspense>
    </section>
  );
}

function ActionItems({ record }: { readonly record: PostmortemView }) {
  return (
    <section aria-labelledby="heading-actions" className="stack">
      <h2 id="heading-actions">{actionTexts.heading}</h2>
      <Suspense fallback={<LoadingState label={actionTexts.loading} />}>
        <IssueSync actions={record.actions}>
          <Actions actions={record.actions} people={record.people} />
        </IssueSync>
      </Suspense>
    </section>
  );
}
