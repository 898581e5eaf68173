import Button from '@atlaskit/button/default/button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { GateLogState } from '../../../src/contract/release-gate-log';
import { call } from '../backend';
import { Choice } from '../shared/controls';
import { Problem } from '../shared/problem';
import { gateLogTexts } from '../texts/release-gate-log';
import { SettingsSection, whilePreparing } from './settings-section';
import { useSettingsChange } from './use-settings-changed';

const DAYS = [30, 90, 180, 400, 730, 1_825];
const retentionKey = ['release-gate-retention'] as const;

/** How long answers of the gate are kept. */
export function GateRetention() {
  const query = useQuery({
    queryKey: retentionKey,
    queryFn: () => call('release-gate.log-retention', {}),
    refetchInterval: whilePreparing,
  });
  return (
    <SettingsSection
      id="heading-gate-retention"
      headingLevel="h3"
      heading={gateLogTexts.retention}
      intro={gateLogTexts.retentionIntro}
      loading={gateLogTexts.loading}
      query={query}
    >
      {(kept) => <RetentionForm key={kept.version} kept={kept} />}
    </SettingsSection>
  );
}

function RetentionForm({ kept: { version, value } }: { readonly kept: GateLogState }) {
  const now = value.days === null ? '' : String(value.days);
  const [chosen, setChosen] = useState(now);
  const change = useSettingsChange(retentionKey);
  const offered = [...new Set([...DAYS, ...(value.days === null ? [] : [value.days])])].sort((a, b) => a - b);
  const isShorter = chosen !== '' && (value.days === null || Number(chosen) < value.days);
  const save = () =>
    change.make(`${String(version)} ${chosen}`, gateLogTexts.retentionSaved, async (changeId) => {
      const days = chosen === '' ? null : Number(chosen);
      await call('release-gate.save-log-retention', { changeId, version, days });
    });
  return (
    <form
      className="stack"
      aria-label={gateLogTexts.retention}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Choice
        label={gateLogTexts.keepFor}
        value={chosen}
        onChange={setChosen}
        options={[
          { value: '', label: gateLogTexts.forEver },
          ...offered.map((days) => ({ value: String(days), label: gateLogTexts.days(days) })),
        ]}
      />
      {isShorter && <p className="wrong">{gateLogTexts.retentionWarning}</p>}
      <Problem text={change.problem} />
      <div>
        <Button type="submit" isLoading={change.busy} isDisabled={chosen === now}>
          {gateLogTexts.retentionSave}
        </Button>
      </div>
    </form>
  );
}
