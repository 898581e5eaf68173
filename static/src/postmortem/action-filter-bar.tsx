import Button from '@atlaskit/button/default/button';
import { PRIORITIES } from '../../../src/contract/rules';
import { Choice } from '../shared/controls';
import { Field } from '../shared/field';
import { statusFilterNames, tableTexts } from '../texts/action-table';
import { actionTexts, priorityNames } from '../texts/actions';
import { ANY, isFiltering, NO_FILTER, NOBODY, type ActionFilter, type StatusFilter } from './action-filter';

interface FilterBarProps {
  readonly filter: ActionFilter;
  readonly onChange: (filter: ActionFilter) => void;
  /** Owners among the actions: account id and name. */
  readonly owners: readonly { readonly accountId: string; readonly name: string }[];
  readonly shown: number;
  readonly all: number;
  /** What has just become of some of them; empty when nothing has. */
  readonly said: string;
}

const STATUSES: readonly StatusFilter[] = [
  ANY,
  'open',
  'overdue',
  'soon',
  'without-issue',
  'proposed',
  'committed',
  'done',
  'dropped',
];

/** What is shown of the actions, and how many that are. */
export function FilterBar({ filter, onChange, owners, shown, all, said }: FilterBarProps) {
  return (
    <div role="search" aria-label={tableTexts.filter} className="stack">
      <div className="filter-fields">
        <Field label={tableTexts.words}>
          {(ids) => (
            <input
              {...ids}
              type="search"
              className="text-input"
              value={filter.words}
              onChange={(event) => onChange({ ...filter, words: event.target.value })}
            />
          )}
        </Field>
        <Choice
          label={tableTexts.owner}
          value={filter.owner}
          options={[
            { value: ANY, label: tableTexts.anyOwner },
            { value: NOBODY, label: actionTexts.nobody },
            ...owners.map(({ accountId, name }) => ({ value: accountId, label: name })),
          ]}
          onChange={(owner) => onChange({ ...filter, owner })}
        />
        <Choice
          label={tableTexts.priority}
          value={filter.priority}
          options={[
            { value: ANY, label: tableTexts.anyPriority },
            ...PRIORITIES.map((priority) => ({ value: priority, label: priorityNames[priority] })),
          ]}
          onChange={(priority) => onChange({ ...filter, priority })}
        />
        <Choice
          label={tableTexts.status}
          value={filter.status}
          options={STATUSES.map((status) => ({ value: status, label: statusFilterNames[status] }))}
          onChange={(status) => onChange({ ...filter, status })}
        />
      </div>
      <div className="row">
        <p role="status" className="small subtle" data-testid="actions-shown">
          {isFiltering(filter) ? tableTexts.shown(shown, all) : tableTexts.allShown(all)}
        </p>
        {said !== '' && <strong className="small">{said}</strong>}
        {isFiltering(filter) && (
          <Button spacing="compact" appearance="subtle" onClick={() => onChange(NO_FILTER)}>
            {tableTexts.clearFilter}
          </Button>
        )}
      </div>
    </div>
  );
}
