import { useCallback, useState } from 'react';
import { areaNames } from '../texts/settings-areas';

export type Area = keyof typeof areaNames;

/** A type guard that the names' own keys make true. */
const isArea = (name: string): name is Area => Object.hasOwn(areaNames, name);

export const AREAS: readonly Area[] = Object.keys(areaNames).filter(isArea);

/**
 * Atlassian documents no address for places inside `confluence:globalSettings`, as it does for global pages. So the
 * browser's tab remembers the place, for a reload.
 */
const KEPT_AT = 'settings-area';

function keptArea(): Area {
  try {
    const kept = sessionStorage.getItem(KEPT_AT) ?? '';
    return isArea(kept) ? kept : 'services';
  } catch {
    // A browser may forbid storage to a frame of another site.
    return 'services';
  }
}

interface ChosenArea {
  readonly area: Area;
  /** Those that were chosen at least once, `area` among them. */
  readonly opened: ReadonlySet<Area>;
  readonly choose: (area: Area) => void;
}

/** Which page of the settings is open: the last one of this browser's tab, at first that of the services. */
export function useArea(): ChosenArea {
  const [{ area, opened }, setChosen] = useState(() => {
    const first = keptArea();
    return { area: first, opened: new Set([first]) };
  });
  const choose = useCallback((chosen: Area) => {
    setChosen((before) => ({ area: chosen, opened: new Set([...before.opened, chosen]) }));
    try {
      sessionStorage.setItem(KEPT_AT, chosen);
    } catch {
      // Then a reload begins at the first one.
    }
  }, []);
  return { area, opened, choose };
}
