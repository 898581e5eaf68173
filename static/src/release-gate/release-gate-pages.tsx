import { useEffect, useRef } from 'react';
import { GateOverviewPage } from './release-gate-overview';
import { GateServicePage } from './release-gate-service';

interface GatePagesProps {
  readonly siteUrl: string;
  /** Null: the list of all services. */
  readonly serviceId: string | null;
  /** Whether the reader came here from another page of the app, which had the focus. */
  readonly hasMoved: boolean;
  readonly onGo: (path: string) => void;
}

/** The gate's own pages, by their place behind the app's address. */
export function GatePages({ siteUrl, serviceId, hasMoved, onGo }: GatePagesProps) {
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (hasMoved) top.current?.focus();
  }, [hasMoved, serviceId]);
  return (
    <div ref={top} tabIndex={-1} className="stack-wide">
      {serviceId === null ? (
        <GateOverviewPage onGo={onGo} />
      ) : (
        <GateServicePage key={serviceId} serviceId={serviceId} siteUrl={siteUrl} onGo={onGo} />
      )}
    </div>
  );
}
