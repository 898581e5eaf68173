import Button from '@atlaskit/button/default/button';
import { BEGIN_DRAFT } from '../begin/draft-key';
import { DraftOffer } from '../shared/draft-offer';
import { beginTexts } from '../texts/begin';
import { gatePageTexts } from '../texts/release-gate-page';

interface HomeBarProps {
  readonly hasFocus: boolean;
  readonly onBegin: () => void;
  readonly onGate: () => void;
}

/** Begins a postmortem, or goes on with one that has no page yet. */
export function HomeBar({ hasFocus, onBegin, onGate }: HomeBarProps) {
  return (
    <div className="stack">
      <div className="row">
        <Button appearance="primary" autoFocus={hasFocus} onClick={onBegin}>
          {beginTexts.open}
        </Button>
        <Button onClick={onGate}>{gatePageTexts.open}</Button>
      </div>
      <DraftOffer name={beginTexts.draft} draftKey={BEGIN_DRAFT} onContinue={onBegin} />
    </div>
  );
}
