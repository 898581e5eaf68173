import { Fragment } from 'react';
import { SiteLink } from '../shared/site-link';
import { useGateHome } from './use-release-gate-home';
import { gatePageTexts } from '../texts/release-gate-page';

interface GateNamesProps {
  readonly services: readonly { readonly serviceId: string; readonly serviceName: string }[];
}

/** The names of services, each leading to its page of the gate. */
export function GateNames({ services }: GateNamesProps) {
  const home = useGateHome();
  if (home === undefined) return null;
  return (
    <p className="small">
      {gatePageTexts.inFull}{' '}
      {services.map(({ serviceId, serviceName }, index) => (
        <Fragment key={serviceId}>
          {index > 0 && ', '}
          <SiteLink href={`${home}/${serviceId}`}>{serviceName}</SiteLink>
        </Fragment>
      ))}
    </p>
  );
}
