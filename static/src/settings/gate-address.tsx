import { useId } from 'react';
import type { GateSettings } from '../../../src/contract/release-gate';
import { settingsTexts } from '../texts/settings';

/** Where pipelines ask, and a line to try it with. */
export function GateAddress({ settings }: { readonly settings: GateSettings }) {
  const id = useId();
  const service = settings.services[0]?.key ?? '<service>';
  const address = `${settings.url.replace(/\/$/, '')}/gate/${encodeURIComponent(service)}/1.0.0?mode=json`;
  const command = `curl -sS -H "Authorization: Bearer $DEBRIEF_TOKEN" "${address}"`;
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
    </section>
  );
}
