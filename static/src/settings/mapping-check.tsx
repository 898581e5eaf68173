import Button from '@atlaskit/button/default/button';
import type { CreateForm, MappingCheck as Answer } from '../../../src/contract/issues';
import { whyNotSent, type FieldInput, type RequiredField } from '../../../src/contract/rules';
import { Message } from '../shared/message';
import type { FieldInputs } from '../shared/required-fields';
import { LoadingState } from '../shared/screen-states';
import { priorityNames } from '../texts/actions';
import { checkTexts } from '../texts/jira-mapping';
import { sharedTexts } from '../texts/shared';
import './mapping-check.css';
import type { DryRun } from './use-mapping-check';

/** The dry run in words: what an action becomes there, what does not work, and what is still needed. */
export function MappingCheck({ check }: { readonly check: DryRun }) {
  if (check.state === 'idle') return null;
  return (
    <div className="stack" data-testid="mapping-check">
      {check.state === 'checking' && <LoadingState label={checkTexts.checking} />}
      {check.failure && (
        <div className="row" role="alert">
          <span className="wrong">{check.failure.message}</span>
          <Button spacing="compact" onClick={check.again}>
            {sharedTexts.tryAgain}
          </Button>
        </div>
      )}
      {check.answer?.kind === 'no-access' && (
        <div role="alert">
          <Message look="warning" title={checkTexts.noAccess} headingLevel="h3">
            <p>{checkTexts.noAccessText}</p>
          </Message>
        </div>
      )}
      {check.answer?.kind === 'checked' && <Checked answer={check.answer} check={check} />}
    </div>
  );
}

function Checked({
  answer: { form, problems },
  check,
}: {
  readonly answer: Extract<Answer, { kind: 'checked' }>;
  readonly check: DryRun;
}) {
  const { checked } = check;
  const isWrong = isHopeless(form, checked);
  return (
    <>
      <h3>{checkTexts.heading}</h3>
      <p className="small subtle">{checkTexts.trial}</p>
      <Becomes form={form} given={checked} />
      {form.appLacks.length > 0 ? (
        <Message look="warning" title={checkTexts.appLacks} headingLevel="h3">
          <Sentences of={form.appLacks} />
        </Message>
      ) : (
        <p>{checkTexts.appComplete}</p>
      )}
      {problems.length > 0 ? (
        <Message
          look={isWrong ? 'error' : 'information'}
          title={isWrong ? checkTexts.problems : checkTexts.missing}
          headingLevel="h3"
        >
          <Sentences of={problems} />
        </Message>
      ) : (
        <p>{form.appLacks.length > 0 ? checkTexts.possibleOnly : checkTexts.possible}</p>
      )}
      {check.isOld && (
        <div>
          <Button isDisabled={check.state === 'checking'} onClick={check.again}>
            {checkTexts.again}
          </Button>
        </div>
      )}
    </>
  );
}

/** Whether no issue can be created with these values, whatever is asked of whoever creates it. */
export const isHopeless = (form: CreateForm, given: FieldInputs): boolean =>
  form.unsupported.length > 0 ||
  form.required.some(
    (field) => given[field.fieldId] !== undefined && whyNotSent(field, given[field.fieldId]) !== null,
  );

function Sentences({ of: sentences }: { readonly of: readonly string[] }) {
  return (
    <ul>
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}

/** Field by field, as a person reads it. */
function Becomes({ form, given }: { readonly form: CreateForm; readonly given: FieldInputs }) {
  return (
    <table className="becomes">
      <thead>
        <tr>
          <th scope="col">{checkTexts.onPage}</th>
          <th scope="col">{checkTexts.inJira}</th>
        </tr>
      </thead>
      <tbody>
        {rowsOf(form, given).map(([ours, theirs]) => (
          <tr key={ours}>
            <th scope="row">{ours}</th>
            <td>{theirs}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type Row = readonly [ours: string, theirs: string];

function rowsOf({ leavesOut, priorities, required, unsupported }: CreateForm, given: FieldInputs): Row[] {
  const taken = (field: CreateForm['leavesOut'][number], name: string) =>
    leavesOut.includes(field) ? checkTexts.leftOut : name;
  return [
    [checkTexts.task, checkTexts.summary],
    [checkTexts.owner, taken('owner', checkTexts.assignee)],
    [checkTexts.dueOn, taken('dueOn', checkTexts.dueOn)],
    ...(leavesOut.includes('priority')
      ? [[checkTexts.priority, checkTexts.leftOut] as const]
      : priorities.map(({ ours, theirs }): Row => [checkTexts.priorityOf(priorityNames[ours]), theirs])),
    ...required.map((field): Row => [checkTexts.required(field.name), answerTo(field, given[field.fieldId])]),
    ...unsupported.map((name): Row => [checkTexts.required(name), checkTexts.unsupported]),
  ];
}

function answerTo(field: RequiredField, value: FieldInput | undefined): string {
  if (value === undefined) return checkTexts.asked;
  const values = typeof value === 'string' ? [value] : value;
  const nameOf = (one: string) => field.options.find(({ id }) => id === one)?.name ?? one;
  return checkTexts.given(values.map(nameOf).join(', '));
}
