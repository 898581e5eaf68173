import type { ReactNode } from 'react';
import { goToPlace } from './places';

interface PlaceLinkProps {
  readonly id: string;
  /** Instead of going to the element itself. */
  readonly onGo?: (() => void) | undefined;
  readonly children: ReactNode;
}

/** Leads to another place of the same page. */
export function PlaceLink({ id, onGo, children }: PlaceLinkProps) {
  return (
    <a
      href={`#${id}`}
      onClick={(event) => {
        event.preventDefault();
        if (onGo) onGo();
        else goToPlace(id);
      }}
    >
      {children}
    </a>
  );
}
