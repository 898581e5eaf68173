import type { Written } from '../app/ports';
import { JiraUnavailable } from '../domain/failure';
import { type Answer, isOk } from './ask';

/** Two writes met; the same one again may go through. */
export const conflict = (): JiraUnavailable =>
  new JiraUnavailable('Jira was changing the same issue at that moment. Try again.', {
    cause: new Error('Jira answered 409'),
  });

/** @throws JiraUnavailable when two writes met */
export function written(answer: Answer): Written {
  if (answer.status === 409) throw conflict();
  return isOk(answer) ? 'written' : 'refused';
}
