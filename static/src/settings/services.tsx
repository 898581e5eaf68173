import Button from '@atlaskit/button/default/button';
import { useState } from 'react';
import type { ServiceSetting } from '../../../src/contract/release-gate';
import { call } from '../backend';
import { TextLine } from '../shared/controls';
import { useOpened } from '../shared/use-opened';
import { settingsTexts } from '../texts/settings';
import { sharedTexts } from '../texts/shared';
import { useSettingsChange } from './use-settings-changed';

/** The registry: add and rename. */
export function Services({ services }: { readonly services: readonly ServiceSetting[] }) {
  const [name, setName] = useState('');
  const change = useSettingsChange();
  const add = async () => {
    const added = await change.make(name, settingsTexts.saved(name), async (changeId) => {
      await call('services.create', { changeId, name });
    });
    if (added) setName('');
  };
  return (
    <section aria-labelledby="heading-services" className="stack">
      <h2 id="heading-services">{settingsTexts.services}</h2>
      <p className="subtle">{settingsTexts.servicesIntro}</p>
      {services.length === 0 && <p>{settingsTexts.noServices}</p>}
      <ul className="plain-list stack" aria-label={settingsTexts.services}>
        {services.map((service) => (
          <li key={service.id} data-testid="service">
            <ServiceRow service={service} />
          </li>
        ))}
      </ul>
      <form
        className="stack"
        aria-label={settingsTexts.addService}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <TextLine
          label={settingsTexts.newServiceName}
          error={change.problem || undefined}
          value={name}
          onChange={setName}
        />
        <div>
          <Button type="submit" isLoading={change.busy}>
            {settingsTexts.addService}
          </Button>
        </div>
      </form>
    </section>
  );
}

function ServiceRow({ service }: { readonly service: ServiceSetting }) {
  const { isOpen, open, close, opener } = useOpened();
  return isOpen ? (
    <RenameForm service={service} onClose={close} />
  ) : (
    <div className="row">
      <strong>{service.name}</strong>
      <span className="small subtle">
        {settingsTexts.key}: {service.key}
      </span>
      <Button
        ref={opener}
        spacing="compact"
        appearance="subtle"
        aria-label={settingsTexts.rename(service.name)}
        onClick={open}
      >
        {settingsTexts.renameWord}
      </Button>
    </div>
  );
}

function RenameForm({
  service,
  onClose,
}: {
  readonly service: ServiceSetting;
  readonly onClose: () => void;
}) {
  const [name, setName] = useState(service.name);
  const change = useSettingsChange();
  const rename = async () => {
    const { id, version } = service;
    const renamed = await change.make(
      `${String(version)} ${name}`,
      settingsTexts.saved(name),
      async (changeId) => {
        await call('services.rename', { changeId, id, version, name });
      },
    );
    if (renamed) onClose();
  };
  return (
    <form
      className="stack panel"
      aria-label={settingsTexts.rename(service.name)}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void rename();
      }}
    >
      <TextLine
        label={settingsTexts.serviceName}
        error={change.problem || undefined}
        value={name}
        onChange={setName}
      />
      <div className="row">
        <Button type="submit" appearance="primary" isLoading={change.busy}>
          {sharedTexts.save}
        </Button>
        <Button appearance="subtle" onClick={onClose}>
          {sharedTexts.cancel}
        </Button>
      </div>
    </form>
  );
}
