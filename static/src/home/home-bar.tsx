import Button from '@atlaskit/button/default/button';
import { BEGIN_DRAFT } from '../begin/draft-key';
import { DraftOffer } from '../shared/draft-offer';
import { beginTexts } from '../texts/begin';

interface HomeBarProps {
  readonly hasFocus: boolean;
  readonly onBegin: () => void;
}

/** Begins a postmortem, or goes on with one that has no page yet. */
export function HomeBar({ hasFocus, onBegin }: HomeBarProps) {
  return (
    <div className="stack">
      <div>
        <Button appearance="primary" autoFocus={hasFocus} onClick={onBegin}>
          {beginTexts.open}
        </Button>
      </div>
      <DraftOffer name={beginTexts.draft} draftKey={BEGIN_DRAFT} onContinue={onBegin} />
    </div>
  );
}
