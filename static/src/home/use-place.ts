import { useCallback, useEffect, useState } from 'react';
import { type Place, openPlace } from '../host';

/** Where in the app the reader is, and the way to another place of it. */
export interface PlaceInApp {
  /** Null until the product says it. */
  readonly path: string | null;
  /** Whether it has changed since the app was opened. */
  readonly hasMoved: boolean;
  readonly go: (path: string) => void;
}

/** Follows the part of the address that is the app's own. Where the product does not lend it, places are kept here. */
export function usePlace(): PlaceInApp {
  const [path, setPath] = useState<string | null>(null);
  const [hasMoved, setMoved] = useState(false);
  const [place, setPlace] = useState<Place | null>(null);
  useEffect(() => {
    let leave = () => {};
    let isGone = false;
    const moved = (to: string) => {
      setPath(to);
      setMoved(true);
    };
    openPlace(moved).then(
      (opened) => {
        leave = opened.leave;
        if (isGone) return opened.leave();
        setPlace(opened);
        setPath((known) => known ?? opened.path);
      },
      () => setPath((known) => known ?? '/'),
    );
    return () => {
      isGone = true;
      leave();
    };
  }, []);
  const go = useCallback(
    (to: string) => {
      setMoved(true);
      if (place) place.go(to);
      else setPath(to);
    },
    [place],
  );
  return { path, hasMoved, go };
}
