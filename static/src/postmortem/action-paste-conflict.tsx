import Button from '@atlaskit/button/default/button';
import type { ActionFields } from '../../../src/contract/rules';
import { cellTexts } from '../texts/action-table';
import { pasteTexts } from '../texts/action-paste';
import { shownValue } from './action-cell-value';
import { CELL_FIELDS, FIELD_LABELS } from './cell-fields';

interface PasteConflictProps {
  readonly number: number;
  readonly theirs: ActionFields;
  readonly mine: ActionFields;
  readonly nameOf: (accountId: string) => string;
  readonly onTheirs: () => void;
  readonly onMine: () => void;
}

/** The row was added by an attempt that nobody answered, and somebody else edited it: both are shown, one is taken. */
export function PasteConflict({ number, theirs, mine, nameOf, onTheirs, onMine }: PasteConflictProps) {
  const differing = CELL_FIELDS.filter((field) => theirs[field] !== mine[field]);
  return (
    <div role="alert" className="stack small" data-testid="paste-conflict">
      <p className="wrong">{pasteTexts.editedSince}</p>
      <dl>
        {differing.map((field) => (
          <div key={field}>
            <dt>{FIELD_LABELS[field]}</dt>
            <dd>{pasteTexts.both(shownValue(field, theirs, nameOf), shownValue(field, mine, nameOf))}</dd>
          </div>
        ))}
      </dl>
      <div className="row">
        <Button
          spacing="compact"
          aria-label={pasteTexts.ofRow(cellTexts.useTheirs, number)}
          onClick={onTheirs}
        >
          {cellTexts.useTheirs}
        </Button>
        <Button spacing="compact" aria-label={pasteTexts.ofRow(cellTexts.saveMine, number)} onClick={onMine}>
          {cellTexts.saveMine}
        </Button>
      </div>
    </div>
  );
}
