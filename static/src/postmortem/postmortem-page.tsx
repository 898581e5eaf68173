import { lazy, Suspense } from 'react';
import type { PostmortemView } from '../../../src/contract/postmortem';
import type { GateBanner } from '../../../src/contract/release-gate';
import { LoadingState } from '../shared/screen-states';
import { actionTexts } from '../texts/actions';
import { Causes } from './causes';
import { Gates } from './gates';
import { IncidentHeader } from './incident-header';
import { Section } from './section';
import { Timeline } from './timeline';

const Actions = lazy(async () => ({ default: (await import('./actions')).Actions }));
const IssueSync = lazy(async () => ({ default: (await import('./issue-sync')).IssueSync }));

interface PostmortemPageProps {
  readonly record: PostmortemView;
  readonly gates: readonly GateBanner[];
}

/** The whole report, in the order in which one reads it. */
export function PostmortemPage({ record, gates }: PostmortemPageProps) {
  const { sections } = record;
  return (
    <article className="stack-wide">
      <IncidentHeader header={record.header} services={record.services} />
      <Gates gates={gates} actions={record.actions} />
      <Section name="summary" section={sections.summary} />
      <Timeline entries={record.timeline} />
      <Causes causes={record.causes} />
      <Section name="impact" section={sections.impact} />
      <Section name="went-well" section={sections['went-well']} />
      <Section name="went-badly" section={sections['went-badly']} />
      <Section name="lucky" section={sections.lucky} />
      <section aria-labelledby="heading-actions" className="stack">
        <h2 id="heading-actions">{actionTexts.heading}</h2>
        <Suspense fallback={<LoadingState label={actionTexts.loading} />}>
          <IssueSync actions={record.actions}>
            <Actions actions={record.actions} people={record.people} />
          </IssueSync>
        </Suspense>
      </section>
      <Section name="lessons" section={sections.lessons} />
    </article>
  );
}
