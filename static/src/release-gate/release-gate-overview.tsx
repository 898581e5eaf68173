import Button from '@atlaskit/button/default/button';
import { useQuery } from '@tanstack/react-query';
import { call, failureOf } from '../backend';
import { CardTable, type CardColumn } from '../shared/card-table';
import { FailedState, LoadingState } from '../shared/screen-states';
import { gatePageTexts } from '../texts/release-gate-page';
import { GateLink } from './release-gate-link';
import { askAgain } from './release-gate-asking';
import { VerdictLozenge } from './release-gate-lozenge';

const { columns } = gatePageTexts;
const COLUMNS: readonly CardColumn<keyof typeof columns>[] = [
  { key: 'service', head: columns.service, isPlain: true },
  { key: 'verdict', head: columns.verdict },
  { key: 'why', head: columns.why, width: 50 },
];

/** The verdict on each service that the reader may know of. */
export function GateOverviewPage({ onGo }: { readonly onGo: (path: string) => void }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['release-gate', 'overview'],
    queryFn: () => call('release-gate.overview', {}),
    refetchInterval: askAgain,
  });
  // What was true a minute ago may let a release through today: without an answer no verdict is shown.
  const failure = error ? failureOf(error) : null;
  return (
    <>
      <div className="stack">
        <div>
          <Button onClick={() => onGo('/')}>{gatePageTexts.home}</Button>
        </div>
        <h1>{gatePageTexts.heading}</h1>
        <p className="subtle">{gatePageTexts.intro}</p>
      </div>
      {!data || failure ? (
        failure ? (
          <FailedState failure={failure} headingLevel="h3" onRetry={() => void refetch()} />
        ) : (
          <LoadingState label={gatePageTexts.loading} />
        )
      ) : (
        <div className="stack">
          {data.services.length === 0 ? (
            <p>{gatePageTexts.none}</p>
          ) : (
            <CardTable
              label={gatePageTexts.listLabel}
              columns={COLUMNS}
              rows={data.services.map(({ serviceId, serviceName, verdict, code }) => ({
                key: serviceId,
                cells: {
                  service: (
                    <GateLink serviceId={serviceId} onGo={onGo}>
                      {serviceName}
                    </GateLink>
                  ),
                  verdict: <VerdictLozenge verdict={verdict} />,
                  why: gatePageTexts.why[code],
                },
              }))}
            />
          )}
          {data.more && <p className="small subtle">{gatePageTexts.more}</p>}
        </div>
      )}
    </>
  );
}
