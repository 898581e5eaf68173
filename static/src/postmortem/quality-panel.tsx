import type { CheckResult } from '../../../src/contract/quality-checks';
import { Disclosure } from '../shared/disclosure';
import { qualityTexts } from '../texts/quality-checks';
import { usePersonNames } from './person-names';
import { QualityCheck } from './quality-check';
import { useReport } from './report';
import { useQualityChecks } from './use-quality-checks';

/** What the report still lacks: beside it where there is room, else folded up above it. */
export function QualityPanel({ isBeside }: { readonly isBeside: boolean }) {
  const results = useQualityChecks(useReport(), usePersonNames());
  if (results === null) return <p className="small subtle">{qualityTexts.loading}</p>;
  const count = (state: CheckResult['state']) => results.filter((each) => each.state === state).length;
  const passed = qualityTexts.passed(count('pass'), results.length);
  const counts = qualityTexts.counts(count('fail'), count('unknown'));
  const list = () => (
    <>
      <p className="small subtle">
        {counts}. {qualityTexts.guide}
      </p>
      <ul className="plain-list quality-list" aria-label={qualityTexts.list}>
        {results.map((result) => (
          <QualityCheck key={result.check} result={result} />
        ))}
      </ul>
    </>
  );
  if (isBeside)
    return (
      <div className="stack">
        <h2 id="heading-quality">{qualityTexts.heading}</h2>
        <p>
          <strong>{passed}</strong>
        </p>
        {list()}
      </div>
    );
  return (
    <Disclosure title={qualityTexts.heading} note={passed} headingLevel="h2" isOpenAtFirst={false}>
      {list}
    </Disclosure>
  );
}
