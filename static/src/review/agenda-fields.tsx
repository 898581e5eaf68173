import Button from '@atlaskit/button/default/button';
import { AGENDA_MOST, defaultAgenda, minutesLeft } from '../../../src/contract/review';
import { TextLine } from '../shared/controls';
import { reviewTexts } from '../texts/review';
import { draftOfPlan, minutesOf, type PlanDraft, planOf } from './plan-draft';

interface AgendaFieldsProps {
  readonly value: PlanDraft;
  readonly onChange: (agenda: PlanDraft['agenda']) => void;
}

/** The items of an agenda with their minutes, and whether these add up to the meeting. */
export function AgendaFields({ value, onChange }: AgendaFieldsProps) {
  const { agenda } = value;
  const change = (index: number, part: Partial<PlanDraft['agenda'][number]>) =>
    onChange(agenda.map((item, at) => (at === index ? { ...item, ...part } : item)));
  const minutes = minutesOf(value.minutes);
  return (
    <div className="stack" role="group" aria-label={reviewTexts.agenda}>
      <span className="label">{reviewTexts.agenda}</span>
      {agenda.map((item, index) => (
        <div key={index} className="agenda-item">
          <TextLine
            label={reviewTexts.item(index + 1)}
            value={item.title}
            onChange={(title) => change(index, { title })}
          />
          <TextLine
            label={reviewTexts.itemMinutes(index + 1)}
            value={item.minutes}
            onChange={(typed) => change(index, { minutes: typed })}
          />
          <Button
            appearance="subtle"
            aria-label={reviewTexts.removeItem(index + 1)}
            onClick={() => onChange(agenda.filter((_item, at) => at !== index))}
          >
            ×
          </Button>
        </div>
      ))}
      <p className="small" role="status" data-testid="agenda-sum">
        {sumInWords(minutesLeft(planOf(value)))}
      </p>
      <div className="row">
        <Button
          spacing="compact"
          isDisabled={agenda.length >= AGENDA_MOST}
          onClick={() => onChange([...agenda, { title: '', minutes: '5' }])}
        >
          {reviewTexts.addItem}
        </Button>
        {!Number.isNaN(minutes) && (
          <Button
            spacing="compact"
            appearance="subtle"
            onClick={() => onChange(draftOfPlan({ ...planOf(value), agenda: defaultAgenda(minutes) }).agenda)}
          >
            {reviewTexts.usualAgenda}
          </Button>
        )}
      </div>
    </div>
  );
}

export function sumInWords(left: number): string {
  if (Number.isNaN(left)) return reviewTexts.wholeMinutes;
  if (left === 0) return reviewTexts.addsUp;
  return left > 0 ? reviewTexts.minutesFree(left) : reviewTexts.minutesOver(-left);
}
