import { useId } from 'react';
import { Choice, TextLine } from '../shared/controls';
import { impactTexts, sourceNames } from '../texts/impact';
import type { ImpactDraft } from './impact-draft';
import { whyNoNumber } from './typed-number';

interface ObjectiveFieldsProps {
  readonly value: ImpactDraft;
  readonly onChange: (part: Partial<ImpactDraft>) => void;
}

type NumberField = 'target' | 'window' | 'affected' | 'failed' | 'inWindow';

const isPercent = (field: NumberField) => field === 'target' || field === 'affected';

/** What was promised, and how much of it was bad: what the used share of the error budget is worked out from. */
export function ObjectiveFields({ value, onChange }: ObjectiveFieldsProps) {
  const id = useId();
  const number = (field: NumberField, hint?: string) => (
    <TextLine
      label={impactTexts[field]}
      hint={hint}
      value={value[field]}
      error={whyNoNumber(value[field], isPercent(field) ? 'percent' : 'amount') ?? undefined}
      onChange={(typed) => onChange({ [field]: typed })}
    />
  );
  return (
    <>
      <div className="option">
        <input
          id={id}
          type="checkbox"
          checked={value.hasObjective}
          onChange={(event) => onChange({ hasObjective: event.target.checked })}
        />
        <label htmlFor={id}>{impactTexts.hasObjective}</label>
      </div>
      {value.hasObjective && (
        <div className="fields">
          {number('target')}
          {number('window')}
          <Choice
            label={impactTexts.source}
            value={value.source}
            options={(['minutes', 'requests'] as const).map((kind) => ({
              value: kind,
              label: sourceNames[kind],
            }))}
            onChange={(source) => onChange({ source })}
          />
          {value.source === 'minutes' ? (
            number('affected', impactTexts.affectedHint)
          ) : (
            <>
              {number('failed')}
              {number('inWindow')}
            </>
          )}
        </div>
      )}
    </>
  );
}
