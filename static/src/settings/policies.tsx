import { call } from '../backend';
import type { GateSettings } from '../../../src/contract/release-gate';
import { PRIORITIES, type Priority } from '../../../src/contract/rules';
import { Choice } from '../shared/controls';
import { priorityNames } from '../texts/actions';
import { settingsTexts } from '../texts/settings';
import { useSettingsChange } from './use-settings-changed';

type Chosen = Priority | 'default';

const priorities: readonly { value: Chosen; label: string }[] = PRIORITIES.map((priority) => ({
  value: priority,
  label: priorityNames[priority],
}));

/** The lowest priority that prevents a release: for all, and for services that differ. Saved as chosen. */
export function Policies({ settings }: { readonly settings: GateSettings }) {
  const { defaultPolicy, services } = settings;
  const standard: { value: Chosen; label: string } = {
    value: 'default',
    label: settingsTexts.useDefault(priorityNames[defaultPolicy.lowestBlocking]),
  };
  return (
    <section aria-labelledby="heading-policy" className="stack">
      <h2 id="heading-policy">{settingsTexts.policy}</h2>
      <p className="subtle">{settingsTexts.policyIntro}</p>
      <Policy
        label={settingsTexts.defaultPolicy}
        serviceId={null}
        version={defaultPolicy.version}
        value={defaultPolicy.lowestBlocking}
        options={priorities}
      />
      {services.map(({ id, name, policy }) => (
        <Policy
          key={id}
          label={settingsTexts.policyOf(name)}
          serviceId={id}
          version={policy.version}
          value={policy.lowestBlocking ?? 'default'}
          options={[standard, ...priorities]}
        />
      ))}
    </section>
  );
}

interface PolicyProps {
  readonly label: string;
  readonly serviceId: string | null;
  readonly version: number;
  readonly value: Chosen;
  readonly options: readonly { value: Chosen; label: string }[];
}

function Policy({ label, serviceId, version, value, options }: PolicyProps) {
  const change = useSettingsChange();
  const save = (chosen: Chosen) => {
    const lowestBlocking = chosen === 'default' ? null : chosen;
    void change.make(`${String(version)} ${chosen}`, settingsTexts.saved(label), async (changeId) => {
      await call('release-gate.save-policy', { changeId, serviceId, version, lowestBlocking });
    });
  };
  return (
    <Choice
      label={label}
      error={change.problem || undefined}
      value={value}
      options={options}
      onChange={save}
    />
  );
}
