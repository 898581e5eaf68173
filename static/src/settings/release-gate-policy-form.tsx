import Button from '@atlaskit/button/default/button';
import { type FormEvent, useState } from 'react';
import {
  DEFAULT_POLICY,
  DEFAULT_WAIVER_RULES,
  heldAfterDays,
  PAST_DAYS_MOST,
  PAST_PRIORITIES,
  PAST_WEEKS,
  QUIET_HOURS_MOST,
  type SetPolicy,
} from '../../../src/contract/release-gate-policy';
import { ACTION_TYPES, PRIORITIES, SEVERITIES } from '../../../src/contract/rules';
import { call } from '../backend';
import { Choice, TextLine } from '../shared/controls';
import { priorityNames, typeNames } from '../texts/actions';
import { gatePolicyTexts } from '../texts/release-gate-policy';
import { settingsTexts } from '../texts/settings';
import {
  daysIn,
  draftOf,
  hoursIn,
  type PastChoice,
  type PolicyDraft,
  policyIn,
} from './release-gate-policy-draft';
import { PolicyTrial } from './release-gate-policy-trial';
import { PolicyWaivers } from './release-gate-policy-waivers';
import { SomeOf } from './some-of';
import { useSettingsChange } from './use-settings-changed';

const PRIORITY_OPTIONS = PRIORITIES.map((value) => ({ value, label: priorityNames[value] }));
const NEW_POLICY: SetPolicy = { ...DEFAULT_POLICY, waivers: DEFAULT_WAIVER_RULES };
const PAST_OPTIONS: readonly { readonly value: PastChoice; readonly label: string }[] = [
  { value: 'never', label: gatePolicyTexts.never },
  ...PAST_WEEKS.map((weeks) => ({
    value: String(weeks * 7),
    label: gatePolicyTexts.weeks(weeks),
  })),
  { value: 'own', label: gatePolicyTexts.own },
];

const sent = ({ severities, types, waivers: { by, mostDays }, ...policy }: SetPolicy) => ({
  ...policy,
  severities: [...severities],
  types: [...types],
  waivers: { by: [...by], mostDays },
});

interface PolicyFormProps {
  readonly label: string;
  readonly serviceId: string | null;
  readonly version: number;
  readonly value: SetPolicy | null;
  readonly standard: SetPolicy | null;
  readonly onSaved: () => void;
}

/** A policy to be changed, tried before it is saved, and for a service given up for the default. */
export function PolicyForm({ label, serviceId, version, value, standard, onSaved }: PolicyFormProps) {
  const [isOwn, setOwn] = useState(value !== null);
  const [draft, setDraft] = useState<PolicyDraft>(() => draftOf(value ?? standard ?? NEW_POLICY));
  const change = useSettingsChange();
  const typed = policyIn(draft);
  const set = (some: Partial<PolicyDraft>) => setDraft({ ...draft, ...some });
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (isOwn && typed === null) return;
    const policy = isOwn && typed !== null ? sent(typed) : null;
    await change.make(
      `${String(version)} ${JSON.stringify(policy)}`,
      settingsTexts.saved(label),
      async (changeId) => {
        await call('release-gate.save-policy', { changeId, serviceId, version, policy });
        onSaved();
      },
    );
  };
  const later = PAST_PRIORITIES.filter(
    (priority) => heldAfterDays({ ...DEFAULT_POLICY, lowestBlocking: draft.lowestBlocking }, priority) !== 0,
  );
  const hours = hoursIn(draft);
  return (
    <form className="stack" aria-label={label} noValidate onSubmit={(event) => void save(event)}>
      {serviceId !== null && (
        <Choice
          label={gatePolicyTexts.ownOrDefault}
          value={isOwn ? 'own' : 'default'}
          options={[
            { value: 'default', label: gatePolicyTexts.useDefault },
            { value: 'own', label: gatePolicyTexts.useOwn },
          ]}
          onChange={(chosen) => setOwn(chosen === 'own')}
        />
      )}
      {isOwn && (
        <>
          <Choice
            label={gatePolicyTexts.lowest}
            value={draft.lowestBlocking}
            options={PRIORITY_OPTIONS}
            onChange={(lowestBlocking) => set({ lowestBlocking })}
          />
          {later.map((priority) => {
            const past = draft.past[priority];
            const setPast = (some: Partial<typeof past>) =>
              set({ past: { ...draft.past, [priority]: { ...past, ...some } } });
            return (
              <div key={priority} className="fields">
                <Choice
                  label={gatePolicyTexts.pastOf(priority)}
                  value={past.choice}
                  options={PAST_OPTIONS}
                  onChange={(choice) => setPast({ choice })}
                />
                {past.choice === 'own' && (
                  <TextLine
                    label={gatePolicyTexts.daysOf(priority)}
                    value={past.days}
                    error={daysIn(past) === undefined ? gatePolicyTexts.daysWrong(PAST_DAYS_MOST) : undefined}
                    onChange={(days) => setPast({ days })}
                  />
                )}
              </div>
            );
          })}
          <SomeOf
            label={gatePolicyTexts.severities}
            options={SEVERITIES.map((severity) => ({ value: severity, label: severity }))}
            value={draft.severities}
            onChange={(severities) => set({ severities })}
          />
          <SomeOf
            label={gatePolicyTexts.types}
            options={ACTION_TYPES.map((type) => ({ value: type, label: typeNames[type] }))}
            value={draft.types}
            onChange={(types) => set({ types })}
          />
          <TextLine
            label={gatePolicyTexts.quiet}
            value={draft.quietHours}
            error={hours === null ? gatePolicyTexts.quietWrong(QUIET_HOURS_MOST) : undefined}
            onChange={(quietHours) => set({ quietHours })}
          />
          <PolicyWaivers value={draft.waivers} onChange={(waivers) => set({ waivers })} />
          <PolicyTrial serviceId={serviceId} policy={typed} />
        </>
      )}
      {change.problem !== '' && (
        <p className="wrong" role="alert">
          {change.problem}
        </p>
      )}
      <div className="row">
        <Button
          type="submit"
          appearance="primary"
          isLoading={change.busy}
          isDisabled={isOwn && typed === null}
        >
          {gatePolicyTexts.save}
        </Button>
      </div>
    </form>
  );
}
