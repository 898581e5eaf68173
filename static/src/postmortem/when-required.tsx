import Lozenge from '@atlaskit/lozenge/lozenge';
import { actionDemand, type ImpactFacts, incidentFacts, whenRequired } from '../../../src/contract/impact';
import { PRIORITIES, type Priority } from '../../../src/contract/rules';
import { priorityNames } from '../texts/actions';
import { decisionNames, impactTexts } from '../texts/impact';
import { useHere } from './here';
import { useReport } from './report';

const LOOKS = { required: 'moved', optional: 'default', unknown: 'inprogress' } as const;

/** Whether this incident needs a postmortem, by which rule, what is not known yet, and which action it needs. */
export function WhenRequired({ facts }: { readonly facts: ImpactFacts }) {
  const { mayEdit } = useHere();
  const { header, actions } = useReport();
  const decision = whenRequired(incidentFacts(header.value, facts));
  const demand = actionDemand(
    decision,
    actions.map(({ fields }) => ({ priority: fields.priority, dropped: fields.status === 'dropped' })),
  );
  // What is still to be said is for those who can say it.
  const missing = decision.kind === 'optional' || !mayEdit ? [] : decision.missing;
  if (decision.kind === 'unknown' && !mayEdit) return null;
  return (
    <div className="stack" data-testid="when-required">
      <p>
        <Lozenge appearance={LOOKS[decision.kind]} maxWidth="100%">
          {decisionNames[decision.kind]}
        </Lozenge>{' '}
        {decision.kind === 'required'
          ? decision.decidedBy.because
          : decision.kind === 'optional' && decision.because}
      </p>
      {decision.kind === 'required' && decision.also.length > 0 && (
        <p className="small subtle">
          {impactTexts.also(decision.also.map(({ because }) => because).join(' '))}
        </p>
      )}
      {missing.length > 0 && (
        <div className="small">
          <span className="subtle">{impactTexts.missing}</span>
          <ul>
            {missing.map(({ fact, says }) => (
              <li key={fact}>{says}</li>
            ))}
          </ul>
        </div>
      )}
      {(demand.kind === 'met' || demand.kind === 'unmet') && (
        <p>
          {impactTexts.needsAction(atLeast(demand.atLeast))}{' '}
          {demand.kind === 'met' ? (
            impactTexts.actionThere
          ) : (
            <strong className="wrong">{impactTexts.actionMissing}</strong>
          )}
        </p>
      )}
    </div>
  );
}

/** `critical or high` */
function atLeast(least: Priority): string {
  const from = PRIORITIES.indexOf(least);
  const names = PRIORITIES.slice(0, from + 1).map((priority) => priorityNames[priority].toLowerCase());
  return names.join(' or ');
}
