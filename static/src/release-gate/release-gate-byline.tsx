import { useQuery } from '@tanstack/react-query';
import type { PageGates } from '../../../src/contract/release-gate-page';
import { call, failureOf } from '../backend';
import { FailedState, LoadingState } from '../shared/screen-states';
import { gatePageTexts } from '../texts/release-gate-page';
import { GateNames } from './release-gate-names';
import { askAgain } from './release-gate-asking';
import { VerdictLozenge } from './release-gate-lozenge';

/** What a page's byline opens: the verdict on each service of the page, and what of the page itself holds one. */
export function GateByline({ pageId }: { readonly pageId: string }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['release-gate', 'on-page', pageId],
    queryFn: () => call('release-gate.on-page', { pageId }),
    refetchInterval: askAgain,
  });
  // What was true a minute ago may let a release through today: without an answer no verdict is shown.
  const failure = error ? failureOf(error) : null;
  if (!data || failure)
    return failure ? (
      <FailedState failure={failure} onRetry={() => void refetch()} />
    ) : (
      <LoadingState label={gatePageTexts.loading} />
    );
  return <PageGatesView gates={data} />;
}

function PageGatesView({ gates: { services, blockers, open } }: { readonly gates: PageGates }) {
  return (
    <div className="stack in-dialog">
      <h1>{gatePageTexts.heading}</h1>
      {services.length === 0 ? (
        <p>{gatePageTexts.noServices}</p>
      ) : (
        <ul className="plain-list stack" aria-label={gatePageTexts.listLabel}>
          {services.map(({ serviceId, serviceName, verdict, code }) => (
            <li key={serviceId}>
              <div className="row">
                <strong>{serviceName}</strong> <VerdictLozenge verdict={verdict} />
              </div>
              <p className="small subtle">{gatePageTexts.why[code]}</p>
            </li>
          ))}
        </ul>
      )}
      {services.length > 0 && open === 0 && <p>{gatePageTexts.noOwn}</p>}
      {blockers.length > 0 && (
        <>
          <h2>{gatePageTexts.ownActions}</h2>
          <ul aria-label={gatePageTexts.ownActions}>
            {blockers.map(({ actionId, title }) => (
              <li key={actionId} className="written">
                {title}
              </li>
            ))}
          </ul>
        </>
      )}
      {open > blockers.length && <p className="small subtle">{gatePageTexts.moreOwn}</p>}
      <GateNames services={services} />
    </div>
  );
}
