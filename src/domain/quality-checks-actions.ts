import { PRIORITIES, priorityRank } from './actions';
import type { CheckedAction, CheckedReport } from './quality-checks-input';
import {
  type CheckOutcome,
  failsWith,
  type Finding,
  pass,
  type Place,
  unknown,
} from './quality-checks-result';
import { actionDemand } from './when-required';
import { vagueWording } from './wording';

const LIST: Place = { kind: 'list', list: 'actions' };
const NO_ACTION = 'There is no action yet. Add one, or say in the lessons why none is needed.';

const kept = (actions: readonly CheckedAction[]) => actions.filter(({ standing }) => standing !== 'dropped');
const open = (actions: readonly CheckedAction[]) => actions.filter(({ standing }) => standing === 'open');

/** Whether something will keep it from happening again. */
export function preventActionCheck({ actions }: CheckedReport): CheckOutcome {
  if (kept(actions).some(({ type }) => type === 'prevent'))
    return pass('An action prevents it from happening again.');
  const says = 'No action prevents it from happening again. Add one of the type prevent.';
  return failsWith([{ place: LIST, says }], says, '');
}

/** Whether there is an action as weighty as the used error budget, or another rule, asks for. */
export function neededActionCheck({ actions, decision }: CheckedReport): CheckOutcome {
  if (decision === undefined)
    return unknown('The impact is not recorded here, so nobody can tell whether an action is needed.');
  const demand = actionDemand(
    decision,
    actions.map(({ priority, standing }) => ({ priority, dropped: standing === 'dropped' })),
  );
  switch (demand.kind) {
    case 'none':
      return pass('No rule asks for an action.');
    case 'met':
      return pass('There is an action of the priority that the rules ask for.');
    case 'unknown':
      return unknown(`The rules may ask for an action. ${demand.missing.map(({ says }) => says).join(' ')}`, {
        kind: 'impact',
      });
    case 'unmet': {
      const priorities = PRIORITIES.filter((each) => priorityRank(each) >= priorityRank(demand.atLeast));
      const says = `The rules ask for an action of the priority ${priorities.join(' or ')}. Add one.`;
      return failsWith([{ place: LIST, says }], says, '');
    }
  }
}

/** Open actions that belong to nobody or have no date. */
export function ownerAndDateCheck({ actions }: CheckedReport): CheckOutcome {
  if (kept(actions).length === 0) return unknown(NO_ACTION, LIST);
  const findings = open(actions).flatMap(({ id, title, owner, dueOn }): Finding[] => {
    if (owner !== null && dueOn !== null) return [];
    const lacks = owner !== null ? 'a due date' : dueOn !== null ? 'an owner' : 'an owner and a due date';
    const field = owner === null ? 'owner' : 'dueOn';
    return [{ place: { kind: 'action', id, field }, says: `“${title}” needs ${lacks}.` }];
  });
  return failsWith(
    findings,
    'Give each open action one owner and a due date.',
    'Every open action has an owner and a due date.',
  );
}

/** Open actions of which nobody can tell when they are done. */
export function vagueWordingCheck({ actions }: CheckedReport): CheckOutcome {
  if (kept(actions).length === 0) return unknown(NO_ACTION, LIST);
  const findings = open(actions).flatMap(({ id, title }): Finding[] => {
    const hint = vagueWording(title);
    return hint === null
      ? []
      : [{ place: { kind: 'action', id, field: 'title' }, says: `“${hint.words}”: ${hint.question}` }];
  });
  return failsWith(
    findings,
    'Word each action so that anybody can tell when it is done.',
    'Every open action says what will be different.',
  );
}
