import Button from '@atlaskit/button/default/button';
import type { ActionFields } from '../../../src/contract/rules';
import { cellTexts } from '../texts/action-table';
import { shownValue, type CellField } from './action-cell-value';

interface CellConflictProps {
  readonly theirs: ActionFields;
  readonly field: CellField;
  readonly nameOf: (accountId: string) => string;
  readonly onTheirs: () => void;
  readonly onMine: () => void;
}

/** Somebody saved the same cell meanwhile: both are there, and one of them is taken. */
export function CellConflict({ theirs, field, nameOf, onTheirs, onMine }: CellConflictProps) {
  return (
    <div role="alert" className="stack" data-testid="cell-conflict">
      <p className="small wrong">{cellTexts.conflict(shownValue(field, theirs, nameOf))}</p>
      <div className="row">
        <Button spacing="compact" onClick={onTheirs}>
          {cellTexts.useTheirs}
        </Button>
        <Button spacing="compact" onClick={onMine}>
          {cellTexts.saveMine}
        </Button>
      </div>
    </div>
  );
}
