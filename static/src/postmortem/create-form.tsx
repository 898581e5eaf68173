import Button from '@atlaskit/button/default/button';
import type { CreateForm as Form } from '../../../src/contract/issues';
import type { FailureAnswer } from '../../../src/contract/failure';
import type { Priority } from '../../../src/contract/rules';
import { Message } from '../shared/message';
import { RequiredFields, type FieldInputs } from '../shared/required-fields';
import { LoadingState } from '../shared/screen-states';
import { priorityNames } from '../texts/actions';
import { createTexts } from '../texts/create-issues';
import { sharedTexts } from '../texts/shared';

interface CreateFormProps {
  /** Undefined while Jira is asked. */
  readonly form: Form | undefined;
  readonly failure: FailureAnswer | null;
  readonly onRetry: () => void;
  readonly values: FieldInputs;
  readonly onChange: (values: FieldInputs) => void;
  readonly sayMissing: boolean;
  /** The priorities that are asked about; the others need no words. */
  readonly present: readonly Priority[];
}

/** What a project takes, leaves out and asks for, before anything is created there. */
export function CreateForm(props: CreateFormProps) {
  const { form, failure, onRetry, values, onChange, sayMissing, present } = props;
  if (failure)
    return (
      <div className="row" role="alert">
        <span className="wrong">{failure.message}</span>
        <Button spacing="compact" onClick={onRetry}>
          {sharedTexts.tryAgain}
        </Button>
      </div>
    );
  if (!form) return <LoadingState label={createTexts.loadingForm} />;
  const { required, unsupported, leavesOut, appLacks } = form;
  const priorities = form.priorities.filter(
    ({ ours, theirs }) =>
      present.includes(ours) && theirs.toLowerCase() !== priorityNames[ours].toLowerCase(),
  );
  if (unsupported.length > 0)
    return (
      <div role="alert">
        <Message look="warning">
          <p>{createTexts.unsupported(createTexts.and(unsupported))}</p>
        </Message>
      </div>
    );
  return (
    <div className="stack" data-testid="create-form">
      {required.length > 0 && (
        <div role="group" aria-label={createTexts.needed} className="stack">
          <strong>{createTexts.needed}</strong>
          <RequiredFields fields={required} values={values} onChange={onChange} sayMissing={sayMissing} />
        </div>
      )}
      {leavesOut.length > 0 && (
        <p>{createTexts.leavesOut(createTexts.or(leavesOut.map((field) => createTexts.fields[field])))}</p>
      )}
      {priorities.length > 0 && (
        <p>
          {createTexts.priorities(
            createTexts.and(
              priorities.map(({ ours, theirs }) => createTexts.becomes(priorityNames[ours], theirs)),
            ),
          )}
        </p>
      )}
      {appLacks.length > 0 && (
        <Message look="warning" title={createTexts.appLacks} headingLevel="h3">
          <ul>
            {appLacks.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Message>
      )}
    </div>
  );
}
