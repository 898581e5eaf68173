import Button from '@atlaskit/button/default/button';
import { useRef } from 'react';
import { CERTAINTIES, FIGURES_MOST, MEASURES } from '../../../src/contract/impact';
import { Choice, TextLine } from '../shared/controls';
import { sharedTexts } from '../texts/shared';
import { certaintyNames, impactTexts, measureNames } from '../texts/impact';
import type { FigureDraft } from './impact-draft';
import { whyNoNumber } from './typed-number';

interface FigureFieldsProps {
  readonly figures: readonly FigureDraft[];
  readonly onChange: (figures: FigureDraft[]) => void;
}

const NEW_FIGURE: FigureDraft = {
  measure: 'users',
  value: '',
  unit: 'customers',
  certainty: 'about',
  words: '',
};

/** Numbers with what is counted, how sure they are, and what happened to them. */
export function FigureFields({ figures, onChange }: FigureFieldsProps) {
  const add = useRef<HTMLButtonElement>(null);
  const change = (at: number, part: Partial<FigureDraft>) =>
    onChange(figures.map((figure, index) => (index === at ? { ...figure, ...part } : figure)));
  return (
    <>
      {figures.map((figure, at) => (
        <Figure
          // Rows have no ids; they are only added at the end and removed.
          key={at}
          figure={figure}
          number={at + 1}
          onChange={(part) => change(at, part)}
          onRemove={() => {
            onChange(figures.toSpliced(at, 1));
            add.current?.focus();
          }}
        />
      ))}
      {figures.length < FIGURES_MOST && (
        <div>
          <Button ref={add} spacing="compact" onClick={() => onChange([...figures, NEW_FIGURE])}>
            {impactTexts.addFigure}
          </Button>
        </div>
      )}
    </>
  );
}

interface FigureProps {
  readonly figure: FigureDraft;
  readonly number: number;
  readonly onChange: (part: Partial<FigureDraft>) => void;
  readonly onRemove: () => void;
}

function Figure({ figure, number, onChange, onRemove }: FigureProps) {
  const isDuration = figure.measure === 'duration';
  return (
    <div
      role="group"
      aria-label={impactTexts.numbered(number, measureNames[figure.measure])}
      className="figure-fields"
      data-testid="figure-fields"
    >
      <Choice
        label={impactTexts.measure}
        value={figure.measure}
        options={MEASURES.map((measure) => ({ value: measure, label: measureNames[measure] }))}
        onChange={(measure) => onChange({ measure })}
      />
      <Choice
        label={impactTexts.certainty}
        value={figure.certainty}
        options={CERTAINTIES.map((certainty) => ({ value: certainty, label: certaintyNames[certainty] }))}
        onChange={(certainty) => onChange({ certainty })}
      />
      <TextLine
        label={isDuration ? impactTexts.minutes : impactTexts.value}
        hint={impactTexts.valueHint}
        value={figure.value}
        error={whyNoNumber(figure.value) ?? undefined}
        onChange={(value) => onChange({ value })}
      />
      {!isDuration && (
        <TextLine
          label={impactTexts.unit}
          hint={impactTexts.unitHint}
          value={figure.unit}
          onChange={(unit) => onChange({ unit })}
        />
      )}
      <TextLine label={impactTexts.words} value={figure.words} onChange={(words) => onChange({ words })} />
      <div className="figure-remove">
        <Button
          appearance="subtle"
          spacing="compact"
          aria-label={impactTexts.removeFigure(number)}
          onClick={onRemove}
        >
          {sharedTexts.remove}
        </Button>
      </div>
    </div>
  );
}
