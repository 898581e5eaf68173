import type { ServiceVerdict } from '../../../src/contract/release-gate-jira';
import { SiteLink } from '../shared/site-link';
import { gateJiraTexts } from '../texts/release-gate-jira';
import { VerdictLozenge } from './release-gate-lozenge';
import { reasonFor } from './release-gate-reason';

/** What the gate says of each service, and why. */
export function ServiceVerdicts({ services }: { readonly services: readonly ServiceVerdict[] }) {
  return (
    <ul className="stack plain-list" aria-label={gateJiraTexts.services}>
      {services.map((service) => (
        <li key={service.serviceId} className="panel stack" data-verdict={service.verdict}>
          <div className="row">
            <VerdictLozenge verdict={service.verdict} />
            <strong className="written">{service.serviceName}</strong>
          </div>
          <p>{reasonFor({ ...service, waived: waivedIn(service) })}</p>
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

/** Without its reason: that may speak of what stands on a page, and this is Jira. */
const waivedIn = ({ waivedUntil }: ServiceVerdict) =>
  waivedUntil === null ? null : { until: waivedUntil, reason: null };
