import type { AreaProps } from './area-props';
import { GateAddress } from './release-gate-address';
import { SiteDecisions } from './release-gate-decisions';
import { Tokens } from './release-gate-tokens';

/** How pipelines ask the gate, and what it has answered. */
export function PipelinesArea({ settings, siteUrl }: AreaProps) {
  return (
    <>
      <Tokens settings={settings} />
      <GateAddress settings={settings} />
      <SiteDecisions siteUrl={siteUrl} settings={settings} />
    </>
  );
}
