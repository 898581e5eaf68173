import Lozenge from '@atlaskit/lozenge/lozenge';
import type { ServiceVerdict } from '../../../src/contract/release-gate-jira';
import { SiteLink } from '../shared/site-link';
import { gateJiraTexts } from '../texts/release-gate-jira';
import { VERDICT_LOOKS } from '../texts/release-gate-log';
import { gatePolicyTexts } from '../texts/release-gate-policy';
import { reasonFor } from './release-gate-reason';

/** What the gate says of each service, and why. */
export function ServiceVerdicts({ services }: { readonly services: readonly ServiceVerdict[] }) {
  return (
    <ul className="stack plain-list" aria-label={gateJiraTexts.services}>
      {services.map((service) => (
        <li key={service.serviceId} className="panel stack" data-verdict={service.verdict}>
          <div className="row">
            <Lozenge appearance={VERDICT_LOOKS[service.verdict]}>
              {gatePolicyTexts.verdictOf[service.verdict]}
            </Lozenge>
            <strong className="written">{service.serviceName}</strong>
          </div>
          <p>{reasonFor(service)}</p>
          {service.gatePage !== null && (
            <p>
              <SiteLink href={service.gatePage}>{gateJiraTexts.gatePage(service.serviceName)}</SiteLink>
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
