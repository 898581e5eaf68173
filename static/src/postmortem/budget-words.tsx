import { budgetInWords, budgetOf, type ImpactFacts, percentInWords } from '../../../src/contract/impact';
import { impactTexts } from '../texts/impact';
import { useReport } from './report';

const LIMIT_PERCENT = 20;
const FOUR_WEEKS_DAYS = 28;

/** How much of the error budget was used, in one sentence with numbers and units. */
export function BudgetWords({ facts }: { readonly facts: ImpactFacts }) {
  const { header } = useReport();
  const { objective } = facts;
  return (
    <div data-testid="budget">
      <strong>{impactTexts.budget}: </strong>
      {objective === null ? (
        <span className="subtle">{impactTexts.noObjective}</span>
      ) : (
        <Used facts={facts} times={header.value} objective={objective} />
      )}
    </div>
  );
}

interface UsedProps {
  readonly facts: ImpactFacts;
  readonly times: Parameters<typeof budgetOf>[1];
  readonly objective: NonNullable<ImpactFacts['objective']>;
}

function Used({ facts, times, objective }: UsedProps) {
  const share = budgetOf(facts, times);
  const [target, days] = [String(objective.targetPercent), String(objective.windowDays)];
  if (share.kind !== 'known')
    return (
      <span className={share.kind === 'invalid' ? 'wrong' : 'subtle'}>
        {impactTexts.objective(target, days)} {share.reason}
      </span>
    );
  const isOver = share.fourWeekPercent > LIMIT_PERCENT;
  return (
    <span>
      {impactTexts.used(budgetInWords(share, [LIMIT_PERCENT]), target, days)}{' '}
      {objective.windowDays !== FOUR_WEEKS_DAYS &&
        `${impactTexts.fourWeeks(percentInWords(share.fourWeekPercent, [LIMIT_PERCENT]))} `}
      {isOver ? impactTexts.overLimit : impactTexts.underLimit}
    </span>
  );
}
