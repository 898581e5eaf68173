import { lazy, Suspense } from 'react';
import type { GateSettings } from '../../../src/contract/release-gate';
import { Disclosure } from '../shared/disclosure';
import { LoadingState } from '../shared/screen-states';
import { gateLogTexts } from '../texts/release-gate-log';

const Decisions = lazy(async () => ({
  default: (await import('../release-gate/release-gate-decisions')).Decisions,
}));
const GateRetention = lazy(async () => ({
  default: (await import('./release-gate-retention')).GateRetention,
}));

interface SiteDecisionsProps {
  readonly siteUrl: string;
  readonly settings: GateSettings;
}

/** What the gate has said on this site, and how long that is kept. */
export function SiteDecisions({ siteUrl, settings }: SiteDecisionsProps) {
  return (
    <Disclosure title={gateLogTexts.heading} note="" headingLevel="h2" isOpenAtFirst={false}>
      {() => (
        <Suspense fallback={<LoadingState label={gateLogTexts.loading} />}>
          <Decisions of="site" siteUrl={siteUrl} services={settings.services} />
          <GateRetention />
        </Suspense>
      )}
    </Disclosure>
  );
}
