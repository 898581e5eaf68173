import Button from '@atlaskit/button/default/button';
import { createContext, useContext, useMemo, useState, type ReactNode } from 'react';
import { browserZone, knownZone, zoneName } from '../shared/instants';
import { readItem, writeItem } from '../shared/kept-drafts';
import { timelineTexts } from '../texts/timeline';

interface ShownZone {
  /** In which times are shown, an IANA name. */
  readonly zone: string;
  /** UTC where this browser does not know the one of the incident. */
  readonly incidentZone: string;
  /** The incident's zone where this browser does not know it, else null. */
  readonly unknownZone: string | null;
  readonly toggle: () => void;
}

/** What this browser remembers of the choice, for every report. */
const SHOWN_ZONE = 'debrief:shown-zone';
const INCIDENTS = 'incident';

const ShownZoneContext = createContext<ShownZone>({
  zone: 'UTC',
  incidentZone: 'UTC',
  unknownZone: null,
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
  const [isIncidents, setIncidents] = useState(() => readItem(SHOWN_ZONE) === INCIDENTS);
  const shown = useMemo<ShownZone>(() => {
    const incidentZone = knownZone(zone);
    return {
      zone: isIncidents ? incidentZone : browserZone(),
      incidentZone,
      unknownZone: incidentZone === zone ? null : zone,
      toggle: () => {
        setIncidents(!isIncidents);
        writeItem(SHOWN_ZONE, isIncidents ? '' : INCIDENTS);
      },
    };
  }, [isIncidents, zone]);
  return <ShownZoneContext.Provider value={shown}>{children}</ShownZoneContext.Provider>;
}

export const useShownZone = (): ShownZone => useContext(ShownZoneContext);

/** Names the zone of the times, and offers the other one where there are two. */
export function ZoneLine() {
  const { zone, incidentZone, unknownZone, toggle } = useShownZone();
  const isOwn = zone === browserZone();
  const incidents =
    unknownZone === null ? timelineTexts.zoneIncidents(incidentZone) : timelineTexts.zoneUnknown(unknownZone);
  return (
    <div className="row small subtle">
      <span>
        {isOwn && (zone !== incidentZone || unknownZone === null)
          ? timelineTexts.zoneYours(zoneName())
          : incidents}
      </span>
      {incidentZone !== browserZone() && (
        <Button appearance="subtle" spacing="compact" onClick={toggle}>
          {isOwn ? timelineTexts.toIncidents : timelineTexts.toYours}
        </Button>
      )}
    </div>
  );
}
