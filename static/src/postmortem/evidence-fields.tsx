import Button from '@atlaskit/button/default/button';
import { EVIDENCE_MOST, type Evidence } from '../../../src/contract/five-whys';
import { isWebAddress } from '../../../src/contract/links';
import { TextLine } from '../shared/controls';
import { withScheme } from '../shared/typed-address';
import { sharedTexts } from '../texts/shared';
import { linkTexts } from '../texts/links';
import { whyTexts } from '../texts/cause-tools';

interface EvidenceFieldsProps {
  readonly evidence: readonly Evidence[];
  /** Number of the answer, from 1. */
  readonly step: number;
  readonly onChange: (evidence: readonly Evidence[]) => void;
}

/** Where an answer can be checked: addresses with titles. */
export function EvidenceFields({ evidence, step, onChange }: EvidenceFieldsProps) {
  return (
    <>
      {evidence.map(({ url, title }, at) => (
        // Rows have no ids; they are only added at the end and removed.
        <div key={at} className="row evidence">
          <div className="evidence-field">
            <TextLine
              label={whyTexts.evidenceUrl(at + 1)}
              value={url}
              error={url.trim() === '' || isWebAddress(withScheme(url)) ? undefined : linkTexts.notAnAddress}
              onChange={(next) => onChange(evidence.with(at, { url: next, title }))}
            />
          </div>
          <div className="evidence-field">
            <TextLine
              label={whyTexts.evidenceTitle(at + 1)}
              value={title}
              onChange={(next) => onChange(evidence.with(at, { url, title: next }))}
            />
          </div>
          <Button
            appearance="subtle"
            spacing="compact"
            aria-label={whyTexts.removeEvidence(at + 1)}
            onClick={() => onChange(evidence.toSpliced(at, 1))}
          >
            {sharedTexts.remove}
          </Button>
        </div>
      ))}
      {evidence.length < EVIDENCE_MOST && (
        <div>
          <Button
            appearance="subtle"
            spacing="compact"
            aria-label={whyTexts.addEvidenceTo(step)}
            onClick={() => onChange([...evidence, { url: '', title: '' }])}
          >
            {whyTexts.addEvidence}
          </Button>
        </div>
      )}
    </>
  );
}
