import Button from '@atlaskit/button/default/button';
import { useState } from 'react';
import type { SetPolicy, WaiverRules } from '../../../src/contract/release-gate-policy';
import type { GateSettings } from '../../../src/contract/release-gate';
import { usePeople } from '../postmortem/people';
import { nameIn } from '../review/person';
import { gatePolicyTexts, policyWords } from '../texts/release-gate-policy';
import { waiverTexts } from '../texts/release-gate-waiver';
import { settingsTexts } from '../texts/settings';
import { PolicyForm } from './release-gate-policy-form';

/** What holds a release: for all services, and for those that differ. */
export function Policies({ settings }: { readonly settings: GateSettings }) {
  const { defaultPolicy, services } = settings;
  return (
    <section aria-labelledby="heading-policy" className="stack">
      <h2 id="heading-policy">{settingsTexts.policy}</h2>
      <p className="subtle">{settingsTexts.policyIntro}</p>
      <Policy label={settingsTexts.defaultPolicy} serviceId={null} standard={null} {...defaultPolicy} />
      {services.map(({ id, name, policy }) => (
        <Policy
          key={id}
          label={settingsTexts.policyOf(name)}
          serviceId={id}
          standard={defaultPolicy.value}
          {...policy}
        />
      ))}
    </section>
  );
}

interface PolicyProps {
  readonly label: string;
  readonly serviceId: string | null;
  readonly version: number;
  /** Null: the default holds. */
  readonly value: SetPolicy | null;
  /** What the default says; null where this is the default. */
  readonly standard: SetPolicy | null;
}

function Policy({ label, serviceId, version, value, standard }: PolicyProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="panel stack" role="group" aria-label={label}>
      <div className="row">
        <strong>{label}</strong>
        <Button
          spacing="compact"
          aria-expanded={isOpen}
          aria-label={gatePolicyTexts.changeOf(label)}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? gatePolicyTexts.close : gatePolicyTexts.change}
        </Button>
      </div>
      <p>{value === null ? gatePolicyTexts.usesDefault : policyWords(value)}</p>
      {value !== null && <WaiverWords {...value.waivers} />}
      {isOpen && (
        <PolicyForm
          key={version}
          label={label}
          serviceId={serviceId}
          version={version}
          value={value}
          standard={standard}
          onSaved={() => setOpen(false)}
        />
      )}
    </div>
  );
}

function WaiverWords({ by, mostDays }: WaiverRules) {
  const known = usePeople(by.filter((person) => person !== ''));
  return (
    <p>
      {waiverTexts.rules(
        by.map((person) => nameIn(known, person)),
        mostDays,
      )}
    </p>
  );
}
