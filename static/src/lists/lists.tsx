import { Disclosure } from '../shared/disclosure';
import { controlTexts, retrospectiveTexts } from '../texts/record';
import { EvidenceList } from './evidence-list';
import { Retrospective } from './retrospective';
import '../record/record.css';

/** Lists over all postmortems that the viewer may see. */
export function Lists({ siteUrl }: { readonly siteUrl: string }) {
  return (
    <>
      <Disclosure title={retrospectiveTexts.heading} note="" headingLevel="h2" isOpenAtFirst={false}>
        {() => <Retrospective />}
      </Disclosure>
      <Disclosure title={controlTexts.evidence} note="" headingLevel="h2" isOpenAtFirst={false}>
        {() => <EvidenceList siteUrl={siteUrl} />}
      </Disclosure>
    </>
  );
}
