import Button from '@atlaskit/button/default/button';
import Lozenge from '@atlaskit/lozenge/lozenge';
import { useQuery } from '@tanstack/react-query';
import type { WaiverView } from '../../../src/contract/release-gate-waiver';
import type { GateSettings } from '../../../src/contract/release-gate';
import { call } from '../backend';
import { useNames } from '../postmortem/people';
import { CardTable, type CardColumn } from '../shared/card-table';
import { readable } from '../shared/instants';
import { Problem } from '../shared/problem';
import { waiverTexts } from '../texts/release-gate-waiver';
import { postmortemTexts } from '../texts/postmortem';
import { SettingsSection, whilePreparing } from './settings-section';
import { useSettingsChange } from './use-settings-changed';
import { WaiverForm } from '../release-gate/release-gate-waiver-form';

const waiversKey = ['release-gate', 'waivers'] as const;

const { columns } = waiverTexts;
const COLUMNS: readonly CardColumn<keyof typeof columns | 'buttons'>[] = [
  { key: 'service', head: columns.service, isPlain: true },
  { key: 'reason', head: columns.reason },
  { key: 'state', head: columns.state },
  { key: 'scope', head: columns.scope },
  { key: 'covered', head: columns.covered },
  { key: 'by', head: columns.by },
  { key: 'buttons', head: waiverTexts.buttons, isPlain: true, isHeadUnseen: true },
];

/** Who may release what in spite of open actions, until when, and why. */
export function Waivers({ settings: { services, defaultPolicy } }: { readonly settings: GateSettings }) {
  const query = useQuery({
    queryKey: waiversKey,
    queryFn: () => call('release-gate.waivers', {}),
    refetchInterval: whilePreparing,
  });
  return (
    <SettingsSection
      id="heading-waivers"
      heading={waiverTexts.heading}
      intro={waiverTexts.intro}
      loading={waiverTexts.loading}
      query={query}
    >
      {(waivers) => (
        <div className="stack">
          {waivers.length === 0 ? <p>{waiverTexts.none}</p> : <WaiverTable waivers={waivers} />}
          {services.length > 0 && (
            <WaiverForm
              services={services.map(({ id, name, policy }) => ({
                id,
                name,
                mostDays: (policy.value ?? defaultPolicy.value).waivers.mostDays,
              }))}
              changed={waiversKey}
            />
          )}
        </div>
      )}
    </SettingsSection>
  );
}

function WaiverTable({ waivers }: { readonly waivers: readonly WaiverView[] }) {
  const nameOf = useNames(waivers.map(({ by }) => by).filter((by) => by !== ''));
  const change = useSettingsChange(waiversKey);
  const end = ({ id, version, serviceId }: WaiverView) =>
    change.make(`${id} ${String(version)}`, waiverTexts.endDone, async (changeId) => {
      await call('release-gate.end-waiver', { changeId, serviceId, id, version });
    });
  return (
    <div className="stack">
      <CardTable
        label={waiverTexts.listLabel}
        columns={COLUMNS}
        rows={waivers.map((waiver) => ({
          key: waiver.id,
          cells: {
            service: <strong>{waiver.serviceName}</strong>,
            reason: waiver.reason,
            state: <WaiverState waiver={waiver} />,
            scope: waiver.release === null ? waiverTexts.ofAll : waiverTexts.ofRelease(waiver.release),
            covered: waiverTexts.covered(waiver.covered, waiver.coversNew),
            by: waiverTexts.by(
              waiver.by === '' ? postmortemTexts.formerUser : nameOf(waiver.by),
              readable(waiver.givenAt),
            ),
            buttons: waiver.holds && (
              <Button
                spacing="compact"
                isDisabled={change.busy}
                aria-label={waiverTexts.endOf(waiver.serviceName, waiver.reason)}
                onClick={() => void end(waiver)}
              >
                {waiverTexts.end}
              </Button>
            ),
          },
        }))}
      />
      <Problem text={change.problem} />
    </div>
  );
}

function WaiverState({ waiver: { holds, endsAt, endedAt } }: { readonly waiver: WaiverView }) {
  return (
    <span>
      <Lozenge appearance={holds ? 'new' : 'default'}>
        {holds ? waiverTexts.holds : waiverTexts.ended}
      </Lozenge>{' '}
      {endedAt === null ? waiverTexts.until(readable(endsAt)) : waiverTexts.until(readable(endedAt))}
    </span>
  );
}
