import Button from '@atlaskit/button/default/button';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { CreateForm, MappingView } from '../../../src/contract/issues';
import type { ServiceSetting } from '../../../src/contract/release-gate';
import { whyNotComplete } from '../../../src/contract/rules';
import { call } from '../backend';
import type { Target } from '../shared/jira-targets';
import { Message } from '../shared/message';
import { Problem } from '../shared/problem';
import { type FieldInputs, RequiredFields } from '../shared/required-fields';
import { TargetPicker } from '../shared/target-picker';
import { mappingTexts } from '../texts/jira-mapping';
import { sharedTexts } from '../texts/shared';
import { MappingCheck } from './mapping-check';
import { scopeOf, type Scope, type ScopeNames } from './mapping-scope';
import { ScopePicker, type ChosenScope } from './scope-picker';
import { plainInputs, useMappingCheck } from './use-mapping-check';
import { mappingsKey, useSettingsChange } from './use-settings-changed';

interface MappingFormProps {
  /** null: a new one. */
  readonly mapping: MappingView | null;
  /** All there are: each scope has one at most. */
  readonly others: readonly MappingView[];
  readonly services: readonly ServiceSetting[];
  readonly names: ScopeNames;
  readonly onClose: () => void;
}

/** Chooses for what, where to, and with which values; and shows what an action would become there before it is saved. */
export function MappingForm({ mapping, others, services, names, onClose }: MappingFormProps) {
  const [scope, setScope] = useState<ChosenScope>(() =>
    mapping
      ? chosenScope(scopeOf(mapping), names)
      : { scope: null, name: '', missing: mappingTexts.scopeMissing },
  );
  const [target, setTarget] = useState<Partial<Target>>(mapping ? targetOf(mapping) : {});
  const [extra, setExtra] = useState<FieldInputs>(mapping?.extra ?? {});
  const check = useMappingCheck(target, extra);
  const change = useSettingsChange(mappingsKey);
  const [isAsking, setAsking] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('select, input')?.focus(), []);
  const moveTo = useCallback((next: Partial<Target>) => {
    setTarget(next);
    setAsking(false);
    // Fields and choices of one project mean nothing in another.
    setExtra({});
  }, []);

  const save = async (isSure: boolean) => {
    const { projectId = '', issueTypeId = '' } = target;
    const wrong = whyNotSaved(scope, target, check.form, extra);
    if (scope.scope === null || wrong !== null) {
      change.complain(wrong ?? scope.missing);
      return;
    }
    if (!isSure && check.form !== null && check.form.appLacks.length > 0) {
      change.complain('');
      setAsking(true);
      return;
    }
    const input = {
      scope: scope.scope,
      version: mapping?.version ?? 0,
      target: { projectId, issueTypeId },
      extra: plainInputs(stillAsked(extra, check.form)),
    };
    const saved = await change.make(
      JSON.stringify(input),
      mappingTexts.saved(scope.name),
      async (changeId) => {
        await call('jira-mapping.save', { changeId, ...input });
      },
    );
    if (saved) onClose();
  };

  return (
    <form
      ref={form}
      className={mapping ? 'stack' : 'stack panel'}
      aria-label={mapping ? mappingTexts.edit(scope.name) : mappingTexts.add}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save(false);
      }}
    >
      {mapping ? (
        <strong>{names.title(scopeOf(mapping))}</strong>
      ) : (
        <ScopePicker others={others} services={services} onChange={setScope} />
      )}
      <TargetPicker value={target} onChange={moveTo} />
      {check.form && check.form.required.length > 0 && (
        <div role="group" aria-label={mappingTexts.required} className="stack">
          <h3>{mappingTexts.required}</h3>
          <p className="small subtle">{mappingTexts.requiredHint}</p>
          <RequiredFields
            key={`${target.projectId ?? ''} ${target.issueTypeId ?? ''}`}
            fields={check.form.required}
            values={extra}
            onChange={setExtra}
            mayBeEmpty
          />
        </div>
      )}
      <MappingCheck check={check} />
      <Problem text={change.problem} />
      {isAsking ? (
        <SaveQuestion
          isBusy={change.busy}
          onSure={() => void save(true)}
          onBack={() => {
            setAsking(false);
            form.current?.querySelector<HTMLElement>('select, input')?.focus();
          }}
        />
      ) : (
        <div className="row">
          <Button type="submit" appearance="primary" isLoading={change.busy}>
            {sharedTexts.save}
          </Button>
          <Button appearance="subtle" onClick={onClose}>
            {sharedTexts.cancel}
          </Button>
        </div>
      )}
    </form>
  );
}

interface SaveQuestionProps {
  readonly isBusy: boolean;
  readonly onSure: () => void;
  readonly onBack: () => void;
}

/** Asked when the check has found that Debrief itself lacks something there. */
function SaveQuestion({ isBusy, onSure, onBack }: SaveQuestionProps) {
  return (
    <div role="alert">
      <Message look="warning" title={mappingTexts.askTitle} headingLevel="h3">
        <p>{mappingTexts.askText}</p>
        <div className="row">
          <Button autoFocus appearance="warning" isLoading={isBusy} onClick={onSure}>
            {mappingTexts.saveAnyway}
          </Button>
          <Button appearance="subtle" onClick={onBack}>
            {mappingTexts.goBack}
          </Button>
        </div>
      </Message>
    </div>
  );
}

const targetOf = ({ projectId, issueTypeId }: MappingView): Target => ({ projectId, issueTypeId });

const chosenScope = (scope: Scope, names: ScopeNames): ChosenScope => ({
  scope,
  name: names.inSentence(scope),
  missing: '',
});

/** What was once given for a field that is not asked for any more is forgotten. */
function stillAsked(extra: FieldInputs, form: CreateForm | null): FieldInputs {
  if (form === null) return extra;
  const asked = form.required.map(({ fieldId }) => fieldId);
  return Object.fromEntries(Object.entries(extra).filter(([fieldId]) => asked.includes(fieldId)));
}

/** What is still to be chosen or wrong, as a sentence; null when it can be saved. */
function whyNotSaved(
  scope: ChosenScope,
  target: Partial<Target>,
  form: CreateForm | null,
  extra: FieldInputs,
): string | null {
  if (scope.scope === null) return scope.missing;
  if (target.projectId === undefined || target.issueTypeId === undefined) return mappingTexts.targetMissing;
  const given = (form?.required ?? []).filter(({ fieldId }) => extra[fieldId] !== undefined);
  return whyNotComplete(given, extra);
}
