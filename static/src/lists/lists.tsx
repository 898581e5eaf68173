import { Disclosure } from '../shared/disclosure';
import { controlTexts, periodSummaryTexts } from '../texts/record';
import { EvidenceList } from './evidence-list';
import { PeriodSummary } from './period-summary';
import '../record/record.css';

/** Lists over all postmortems that the viewer may see. */
export function Lists({ siteUrl }: { readonly siteUrl: string }) {
  return (
    <>
      <Disclosure title={periodSummaryTexts.heading} note="" headingLevel="h2" isOpenAtFirst={false}>
        {() => <PeriodSummary />}
      </Disclosure>
      <Disclosure title={controlTexts.evidence} note="" headingLevel="h2" isOpenAtFirst={false}>
        {() => <EvidenceList siteUrl={siteUrl} />}
      </Disclosure>
    </>
  );
}
