import Button from '@atlaskit/button/default/button';
import { useRef, useState } from 'react';
import { SEVERITIES } from '../../../src/contract/rules';
import { closeDialog, submitConfig } from '../host';
import { usableConfig } from '../shared/macro-config';
import { Choice, TextLine } from '../shared/controls';
import { Problem } from '../shared/problem';
import { ZonedTimeField } from '../shared/zoned-time-field';
import { macroConfigTexts } from '../texts/macro-config';
import { postmortemTexts } from '../texts/postmortem';
import { sharedTexts } from '../texts/shared';
import { ServicesField } from './services-field';
import { configOf, formOf, problemsOf, type ConfigForm, type ConfigProblems } from './config-form';

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
      <TextLine
        label={postmortemTexts.title}
        required
        error={problems.title}
        value={form.title}
        onChange={(title) => set({ title })}
      />
      <Choice
        label={postmortemTexts.severity}
        value={form.severity}
        options={SEVERITIES.map((severity) => ({ value: severity, label: severity }))}
        onChange={(severity) => set({ severity })}
      />
      <ServicesField
        error={problems.services}
        value={form.services}
        onChange={(services) => set({ services })}
      />
      <ZonedTimeField
        label={postmortemTexts.started}
        error={problems.startedAt}
        value={form.startedAt}
        zone={form.zone}
        onChange={(startedAt) => set({ startedAt })}
      />
      <ZonedTimeField
        label={postmortemTexts.detected}
        error={problems.detectedAt}
        value={form.detectedAt}
        zone={form.zone}
        onChange={(detectedAt) => set({ detectedAt })}
      />
      <ZonedTimeField
        label={postmortemTexts.resolved}
        error={problems.resolvedAt}
        value={form.resolvedAt}
        zone={form.zone}
        onChange={(resolvedAt) => set({ resolvedAt })}
      />
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
