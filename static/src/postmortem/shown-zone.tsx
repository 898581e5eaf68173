import Button from '@atlaskit/button/default/button';
import { createContext, useContext, useMemo, useState, type ReactNode } from 'react';
import { browserZone, zoneName } from '../shared/instants';
import { timelineTexts } from '../texts/timeline';

interface ShownZone {
  /** In which times are shown, an IANA name. */
  readonly zone: string;
  readonly incidentZone: string;
  readonly toggle: () => void;
}

const ShownZoneContext = createContext<ShownZone>({
  zone: 'UTC',
  incidentZone: 'UTC',
  toggle: () => undefined,
});

/** In which zone the times of the whole report are shown: the reader's, or on demand the incident's. */
export function ShownZoneProvider({
  zone,
  children,
}: {
  readonly zone: string;
  readonly children: ReactNode;
}) {
  const [isIncidents, setIncidents] = useState(false);
  const shown = useMemo<ShownZone>(
    () => ({
      zone: isIncidents ? zone : browserZone(),
      incidentZone: zone,
      toggle: () => setIncidents((before) => !before),
    }),
    [isIncidents, zone],
  );
  return <ShownZoneContext.Provider value={shown}>{children}</ShownZoneContext.Provider>;
}

export const useShownZone = (): ShownZone => useContext(ShownZoneContext);

/** Names the zone of the times, and offers the other one where there are two. */
export function ZoneLine() {
  const { zone, incidentZone, toggle } = useShownZone();
  const isOwn = zone === browserZone();
  return (
    <div className="row small subtle">
      <span>{isOwn ? timelineTexts.zoneYours(zoneName()) : timelineTexts.zoneIncidents(incidentZone)}</span>
      {incidentZone !== browserZone() && (
        <Button appearance="subtle" spacing="compact" onClick={toggle}>
          {isOwn ? timelineTexts.toIncidents : timelineTexts.toYours}
        </Button>
      )}
    </div>
  );
}
