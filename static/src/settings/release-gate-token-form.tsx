import Button from '@atlaskit/button/default/button';
import Checkbox from '@atlaskit/checkbox';
import { useState } from 'react';
import type { NewToken, ServiceSetting } from '../../../src/contract/release-gate';
import { call } from '../backend';
import { TextLine } from '../shared/controls';
import { settingsTexts } from '../texts/settings';
import { NewTokenPanel } from './release-gate-new-token';
import { useSettingsChange } from './use-settings-changed';

/** Creates a token for some services and shows it once. */
export function TokenForm({ services }: { readonly services: readonly ServiceSetting[] }) {
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [created, setCreated] = useState<NewToken | null>(null);
  const change = useSettingsChange();

  const create = async () => {
    if (name.trim() === '') {
      change.complain(settingsTexts.nameMissing);
      return;
    }
    if (chosen.length === 0) {
      change.complain(settingsTexts.servicesMissing);
      return;
    }
    const of = JSON.stringify([name, chosen]);
    const done = await change.make(of, settingsTexts.newToken, async (changeId) => {
      setCreated(await call('release-gate.create-token', { changeId, name, serviceIds: [...chosen] }));
    });
    if (!done) return;
    setName('');
    setChosen([]);
  };

  if (created) return <NewTokenPanel token={created.token} onDone={() => setCreated(null)} />;
  return (
    <form
      className="stack"
      aria-label={settingsTexts.createToken}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void create();
      }}
    >
      <TextLine
        label={settingsTexts.tokenName}
        error={change.problem || undefined}
        value={name}
        onChange={setName}
      />
      <fieldset className="panel">
        <legend className="label">{settingsTexts.tokenServices}</legend>
        {services.length === 0 && <p>{settingsTexts.noTokenServices}</p>}
        {services.map((service) => (
          <Checkbox
            key={service.id}
            label={service.name}
            isChecked={chosen.includes(service.id)}
            onChange={({ currentTarget }) =>
              setChosen(
                currentTarget.checked ? [...chosen, service.id] : chosen.filter((id) => id !== service.id),
              )
            }
          />
        ))}
      </fieldset>
      <div>
        <Button type="submit" appearance="primary" isLoading={change.busy}>
          {settingsTexts.createToken}
        </Button>
      </div>
    </form>
  );
}
