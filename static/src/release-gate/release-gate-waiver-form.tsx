import Button from '@atlaskit/button/default/button';
import type { QueryKey } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../backend';
import { Choice, TextLine } from '../shared/controls';
import { Problem } from '../shared/problem';
import { waiverTexts } from '../texts/release-gate-waiver';
import { useSettingsChange } from '../settings/use-settings-changed';

const HOURS = [1, 4, 24, 72, 168];
const MINUTE_MS = 60_000;

/** A minute less than the most that there may be, for clocks that differ. */
const endIn = (hours: number) => new Date(Date.now() + hours * 60 * MINUTE_MS - MINUTE_MS).toISOString();

export interface WaivedService {
  readonly id: string;
  readonly name: string;
  /** Days after which a waiver ends at the latest. */
  readonly mostDays: number;
}

interface WaiverFormProps {
  /** At least one. */
  readonly services: readonly WaivedService[];
  /** What is read again afterwards. */
  readonly changed: QueryKey;
}

/** Gives a waiver: for what holds the service at the moment of giving it. */
export function WaiverForm({ services, changed }: WaiverFormProps) {
  const [serviceId, setServiceId] = useState(services[0]?.id ?? '');
  const [reason, setReason] = useState('');
  const [chosenHours, setHours] = useState(24);
  const [release, setRelease] = useState('');
  const [coversNew, setCoversNew] = useState(false);
  const change = useSettingsChange(changed);
  const service = services.find(({ id }) => id === serviceId);
  const most = (service?.mostDays ?? 1) * 24;
  const offered = [...HOURS.filter((count) => count < most), most];
  const hours = Math.min(chosenHours, most);
  const give = async () => {
    if (reason.trim() === '') {
      change.complain(waiverTexts.reasonMissing);
      return;
    }
    const said = { serviceId, reason, release: release.trim() === '' ? null : release, coversNew };
    const done = await change.make(
      JSON.stringify([said, hours]),
      waiverTexts.given(service?.name ?? ''),
      async (changeId) => {
        await call('release-gate.give-waiver', { changeId, endsAt: endIn(hours), ...said });
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
        {services.length > 1 && (
          <Choice
            label={waiverTexts.service}
            value={serviceId}
            options={services.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={setServiceId}
          />
        )}
        <Choice
          label={waiverTexts.ends}
          value={String(hours)}
          options={offered.map((count) => ({ value: String(count), label: waiverTexts.after(count) }))}
          onChange={(count) => setHours(Number(count))}
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
