import Button from '@atlaskit/button/default/button';
import { useRef, useState } from 'react';
import { closeDialog, submitConfig } from '../host';
import { usableConfig } from '../shared/macro-config';
import { Problem } from '../shared/problem';
import { macroConfigTexts } from '../texts/macro-config';
import { sharedTexts } from '../texts/shared';
import { configOf, formOf, problemsOf, type ConfigForm, type ConfigProblems } from './config-form';
import { IncidentFields } from './incident-fields';

/** The form behind the macro: enough to start from. */
export function MacroConfigScreen({ config }: { readonly config: Record<string, unknown> | null }) {
  const [form, setForm] = useState(() => formOf(usableConfig(config)));
  const [problems, setProblems] = useState<ConfigProblems>({});
  const [refused, setRefused] = useState('');
  const [busy, setBusy] = useState(false);
  const element = useRef<HTMLFormElement>(null);
  const set = (part: Partial<ConfigForm>) => setForm({ ...form, ...part });

  const submit = async () => {
    const found = problemsOf(form);
    setProblems(found);
    if (Object.keys(found).length > 0) {
      setTimeout(() => element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    setBusy(true);
    setRefused('');
    try {
      await submitConfig(configOf(form));
    } catch {
      setRefused(macroConfigTexts.notSubmitted);
      setBusy(false);
    }
  };

  return (
    <form
      ref={element}
      className="stack in-dialog"
      aria-label={macroConfigTexts.heading}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <p className="subtle">{macroConfigTexts.intro}</p>
      <IncidentFields form={form} problems={problems} onChange={set} />
      <Problem text={refused} />
      <div className="row">
        <Button type="submit" appearance="primary" isLoading={busy}>
          {macroConfigTexts.submit}
        </Button>
        <Button appearance="subtle" onClick={() => void closeDialog()}>
          {sharedTexts.cancel}
        </Button>
      </div>
    </form>
  );
}
