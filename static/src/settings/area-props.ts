import type { GateSettings } from '../../../src/contract/release-gate';

/** What every page of the settings is given; the rest each reads when it is opened. */
export interface AreaProps {
  readonly settings: GateSettings;
  readonly siteUrl: string;
}
