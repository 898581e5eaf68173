import Button from '@atlaskit/button/default/button';
import { useQuery } from '@tanstack/react-query';
import type { GatePage, HoldingWaiver } from '../../../src/contract/release-gate-page';
import type { Waiving } from '../../../src/contract/release-gate-waiver';
import { call, failureOf } from '../backend';
import { useNames } from '../postmortem/people';
import { useSettingsChange } from '../settings/use-settings-changed';
import { readable } from '../shared/instants';
import { Problem } from '../shared/problem';
import { FailedState, LoadingState } from '../shared/screen-states';
import { gatePageTexts } from '../texts/release-gate-page';
import { postmortemTexts } from '../texts/postmortem';
import { waiverTexts } from '../texts/release-gate-waiver';
import { WaiverForm } from './release-gate-waiver-form';

interface GateWaiversProps {
  readonly gate: GatePage;
  /** Whether the verdict could not be read again: then only what is being typed stays. */
  readonly isOld: boolean;
}

/** Who lets which releases through, until when and why; and, for those who may, the way to do so. */
export function GateWaivers({ gate, isOld }: GateWaiversProps) {
  const { serviceId, serviceName, verdict, waivers } = gate;
  const isWanted = verdict !== 'allowed' || waivers.length > 0;
  const query = useQuery({
    queryKey: ['release-gate', 'waiving', serviceId],
    queryFn: () => call('release-gate.waiving', { serviceId }),
    enabled: isWanted,
  });
  if (!isWanted) return null;
  const waiving = query.data;
  return (
    <section className="stack" aria-labelledby="heading-waivers">
      <h2 id="heading-waivers">{waiverTexts.heading}</h2>
      {!isOld && <HoldingWaivers gate={gate} mayEnd={waiving?.may === true} />}
      {waiving?.may === true && (
        <WaiverForm
          services={[{ id: serviceId, name: serviceName, mostDays: waiving.mostDays }]}
          changed={pageKey(serviceId)}
        />
      )}
      {waiving?.may === false && <WhoMay waiving={waiving} />}
      {!waiving &&
        (query.error ? (
          <FailedState
            failure={failureOf(query.error)}
            headingLevel="h3"
            onRetry={() => void query.refetch()}
          />
        ) : (
          <LoadingState label={waiverTexts.loadingWho} />
        ))}
    </section>
  );
}

export const pageKey = (serviceId: string) => ['release-gate', 'page', serviceId] as const;

function HoldingWaivers({ gate, mayEnd }: { readonly gate: GatePage; readonly mayEnd: boolean }) {
  const { serviceId, serviceName, waivers } = gate;
  const nameOf = useNames(waivers.map(({ by }) => by).filter((by) => by !== ''));
  const change = useSettingsChange(pageKey(serviceId));
  const end = ({ id, version }: HoldingWaiver) =>
    change.make(`${id} ${String(version)}`, waiverTexts.endDone, async (changeId) => {
      await call('release-gate.end-waiver', { changeId, serviceId, id, version });
    });
  if (waivers.length === 0) return <p>{waiverTexts.noneHolds}</p>;
  return (
    <>
      <ul className="plain-list stack" aria-label={gatePageTexts.waivers}>
        {waivers.map((waiver) => (
          <li key={waiver.id} className="stack">
            <span className="written">{waiver.reason}</span>
            <span className="small subtle">
              {gatePageTexts.waiver(
                waiver.release === null ? waiverTexts.ofAll : waiverTexts.ofRelease(waiver.release),
                readable(waiver.endsAt),
              )}
              {', '}
              {gatePageTexts.waivedBy(waiver.by === '' ? postmortemTexts.formerUser : nameOf(waiver.by))}
              {waiver.coversNew && `. ${waiverTexts.alsoNew}`}
            </span>
            {mayEnd && (
              <div className="row">
                <Button
                  spacing="compact"
                  isDisabled={change.busy}
                  aria-label={waiverTexts.endOf(serviceName, waiver.reason)}
                  onClick={() => void end(waiver)}
                >
                  {waiverTexts.end}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      <Problem text={change.problem} />
    </>
  );
}

/** Whom to ask, for everybody else. */
function WhoMay({ waiving: { by } }: { readonly waiving: Waiving }) {
  const nameOf = useNames(by);
  return <p className="subtle">{waiverTexts.whoMay(by.map(nameOf))}</p>;
}
