import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import type { GatePage } from '../../../src/contract/release-gate-page';
import { call, failureOf } from '../backend';
import { agoInWords } from '../shared/ago';
import { Disclosure } from '../shared/disclosure';
import { readable } from '../shared/instants';
import { FailedState, LoadingState } from '../shared/screen-states';
import { gateLogTexts } from '../texts/release-gate-log';
import { gatePageTexts } from '../texts/release-gate-page';
import { policyWords } from '../texts/release-gate-policy';
import { Blockers } from './release-gate-blockers';
import { GateLink } from './release-gate-link';
import { askAgain } from './release-gate-asking';
import { VerdictLozenge } from './release-gate-lozenge';
import { QuietIncidents } from './release-gate-around';
import { reasonFor } from './release-gate-reason';
import { GateWaivers, pageKey } from './release-gate-waiving';

const Decisions = lazy(async () => ({ default: (await import('./release-gate-decisions')).Decisions }));

interface GateServicePageProps {
  readonly serviceId: string;
  readonly siteUrl: string;
  readonly onGo: (path: string) => void;
}

/** The gate of one service, as far as the reader may see what holds it. */
export function GateServicePage({ serviceId, siteUrl, onGo }: GateServicePageProps) {
  const { data, error, refetch } = useQuery({
    queryKey: pageKey(serviceId),
    queryFn: () => call('release-gate.page', { serviceId }),
    refetchInterval: askAgain,
  });
  // What was true a minute ago may let a release through today: without an answer no verdict is shown.
  const failure = error ? failureOf(error) : null;
  return (
    <>
      <p>
        <GateLink onGo={onGo}>{gatePageTexts.back}</GateLink>
      </p>
      {!data || failure ? (
        failure ? (
          <FailedState failure={failure} onRetry={() => void refetch()} />
        ) : (
          <LoadingState label={gatePageTexts.loading} />
        )
      ) : (
        <Gate gate={data} siteUrl={siteUrl} />
      )}
      {data && <GateWaivers gate={data} isOld={failure !== null} />}
      {data && !failure && <Behind gate={data} siteUrl={siteUrl} />}
    </>
  );
}

function Gate({ gate, siteUrl }: { readonly gate: GatePage; readonly siteUrl: string }) {
  const { serviceName, verdict, heldByOthers, sweptAt } = gate;
  return (
    <>
      <section className="stack" data-testid="gate" data-verdict={verdict} aria-labelledby="heading-gate">
        <div className="row">
          <h1 id="heading-gate">{gatePageTexts.ofService(serviceName)}</h1>
          <VerdictLozenge verdict={verdict} />
        </div>
        <p>{reasonFor({ ...gate, waived: waivedBy(gate) }, false)}</p>
        <Since gate={gate} />
        {heldByOthers && <p>{gatePageTexts.othersHold}</p>}
        <p className="small subtle">
          {sweptAt === null ? gatePageTexts.neverSwept : gatePageTexts.swept(agoInWords(sweptAt))}
        </p>
      </section>
      <Blockers blockers={gate.blockers} siteUrl={siteUrl} />
      <QuietIncidents incidents={gate.quiet} siteUrl={siteUrl} />
    </>
  );
}

/** What the verdict follows from, and what it was before. */
function Behind({ gate, siteUrl }: { readonly gate: GatePage; readonly siteUrl: string }) {
  const { policy, policySource } = gate;
  return (
    <>
      <section className="stack" aria-labelledby="heading-policy">
        <h2 id="heading-policy">{gatePageTexts.policy}</h2>
        <p>{policyWords(policy)}</p>
        <p className="subtle">{gatePageTexts.policySource[policySource]}</p>
      </section>
      <Disclosure title={gateLogTexts.heading} note="" headingLevel="h2" isOpenAtFirst={false}>
        {() => (
          <Suspense fallback={<LoadingState label={gateLogTexts.loading} />}>
            <Decisions of={{ serviceId: gate.serviceId }} siteUrl={siteUrl} />
          </Suspense>
        )}
      </Disclosure>
    </>
  );
}

/** What lets all releases through for longest; null: no waiver is for all of them. */
function waivedBy({ waivers }: GatePage) {
  const waiver = waivers.filter(({ release }) => release === null).at(-1);
  return waiver ? { until: waiver.endsAt, reason: waiver.reason } : null;
}

function Since({ gate: { verdict, heldSince } }: { readonly gate: GatePage }) {
  if (heldSince === null || verdict === 'allowed' || verdict === 'waived') return null;
  const when = readable(heldSince);
  return <p>{verdict === 'prevented' ? gatePageTexts.since(when) : gatePageTexts.sinceWaiting(when)}</p>;
}
