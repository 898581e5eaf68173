import { lazy, Suspense, useId } from 'react';
import type { GateSettings } from '../../../src/contract/release-gate';
import { LoadingState } from '../shared/screen-states';
import { settingsTexts } from '../texts/settings';
import { CopyButton } from './copy-button';
import { gateCommand } from './release-gate-command';

const RecipeChoice = lazy(async () => ({
  default: (await import('./release-gate-recipe-choice')).RecipeChoice,
}));

/** Where pipelines ask, and a command that stops them. */
export function GateAddress({ settings }: { readonly settings: GateSettings }) {
  const id = useId();
  const command = gateCommand(settings.url, settings.services[0]?.key ?? 'my-service');
  return (
    <section aria-labelledby="heading-url" className="stack">
      <h2 id="heading-url">{settingsTexts.url}</h2>
      <div>
        <label className="label" htmlFor={id}>
          {settingsTexts.urlLabel}
        </label>
        <input id={id} className="text-input" readOnly value={settings.url} data-testid="gate-url" />
      </div>
      <p>{settingsTexts.curlIntro}</p>
      <code className="code-line" data-testid="gate-curl">
        {command}
      </code>
      <div className="row">
        <CopyButton
          label={settingsTexts.copyCommand}
          text={command}
          copied={settingsTexts.commandCopied}
          refused={settingsTexts.commandNotCopied}
        />
      </div>
      <p className="small subtle">{settingsTexts.curlHelp}</p>
      <p className="small subtle">{settingsTexts.modes}</p>
      <Suspense fallback={<LoadingState />}>
        <RecipeChoice settings={settings} />
      </Suspense>
    </section>
  );
}
