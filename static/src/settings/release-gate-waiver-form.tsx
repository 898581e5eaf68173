import Button from '@atlaskit/button/default/button';
import type { QueryKey } from '@tanstack/react-query';
import { useState } from 'react';
import { MOST_WAIVER_DAYS } from '../../../src/contract/release-gate-waiver';
import type { ServiceSetting } from '../../../src/contract/release-gate';
import { call } from '../backend';
import { Choice, TextLine } from '../shared/controls';
import { Problem } from '../shared/problem';
import { waiverTexts } from '../texts/release-gate-waiver';
import { useSettingsChange } from './use-settings-changed';

/** Hours from now; the longest is the most that there may be, a minute less for clocks that differ. */
const HOURS = [1, 4, 24, 72, 168, MOST_WAIVER_DAYS * 24] as const;
const MINUTE_MS = 60_000;

interface WaiverFormProps {
  readonly services: readonly ServiceSetting[];
  /** What is read again afterwards. */
  readonly changed: QueryKey;
}

/** Gives a waiver: for what holds the service at the moment of giving it. */
export function WaiverForm({ services, changed }: WaiverFormProps) {
  const [serviceId, setServiceId] = useState(services[0]?.id ?? '');
  const [reason, setReason] = useState('');
  const [hours, setHours] = useState('24');
  const [release, setRelease] = useState('');
  const [coversNew, setCoversNew] = useState(false);
  const change = useSettingsChange(changed);
  const give = async () => {
    if (reason.trim() === '') {
      change.complain(waiverTexts.reasonMissing);
      return;
    }
    const name = services.find(({ id }) => id === serviceId)?.name ?? '';
    const endsAt = new Date(Date.now() + Number(hours) * 60 * MINUTE_MS - MINUTE_MS).toISOString();
    const said = { serviceId, reason, release: release.trim() === '' ? null : release, coversNew };
    const done = await change.make(
      JSON.stringify([said, hours]),
      waiverTexts.given(name),
      async (changeId) => {
        await call('release-gate.give-waiver', { changeId, endsAt, ...said });
      },
    );
    if (!done) return;
    setReason('');
    setRelease('');
    setCoversNew(false);
  };
  return (
    <form
      className="panel stack"
      aria-label={waiverTexts.give}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void give();
      }}
    >
      <div className="fields">
        <Choice
          label={waiverTexts.service}
          value={serviceId}
          options={services.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setServiceId}
        />
        <Choice
          label={waiverTexts.ends}
          value={hours}
          options={HOURS.map((count) => ({ value: String(count), label: waiverTexts.after(count) }))}
          onChange={setHours}
        />
      </div>
      <TextLine label={waiverTexts.reason} value={reason} onChange={setReason} />
      <TextLine label={waiverTexts.release} value={release} onChange={setRelease} />
      <label className="row">
        <input type="checkbox" checked={coversNew} onChange={(event) => setCoversNew(event.target.checked)} />
        {waiverTexts.coversNew}
      </label>
      <Problem text={change.problem} />
      <div className="row">
        <Button type="submit" isLoading={change.busy}>
          {waiverTexts.give}
        </Button>
      </div>
    </form>
  );
}
