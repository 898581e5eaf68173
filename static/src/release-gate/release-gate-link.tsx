import type { MouseEvent, ReactNode } from 'react';
import { useGateHome } from './use-release-gate-home';

interface GateLinkProps {
  /** Of a service; without it, the list of all. */
  readonly serviceId?: string;
  readonly onGo: (path: string) => void;
  readonly children: ReactNode;
}

/** Leads from one page of the gate to another, in the same frame. */
export function GateLink({ serviceId, onGo, children }: GateLinkProps) {
  const home = useGateHome();
  const rest = serviceId === undefined ? '' : `/${serviceId}`;
  const go = (event: MouseEvent) => {
    event.preventDefault();
    onGo(`/gate${rest}`);
  };
  return (
    <a href={`${home ?? ''}${rest}#`} onClick={go}>
      {children}
    </a>
  );
}
