import type { ReactNode } from 'react';
import { actionPlaceId, goToAction } from './action-place';

interface ActionLinkProps {
  readonly actionId: string;
  readonly children: ReactNode;
}

/** Leads to an action in the table of the same page. */
export function ActionLink({ actionId, children }: ActionLinkProps) {
  return (
    <a
      href={`#${actionPlaceId(actionId)}`}
      onClick={(event) => {
        event.preventDefault();
        goToAction(actionId);
      }}
    >
      {children}
    </a>
  );
}
