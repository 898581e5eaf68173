import type { QuietIncident } from '../../../src/contract/release-gate-page';
import { readable } from '../shared/instants';
import { pageAddress } from '../shared/site-addresses';
import { SiteLink } from '../shared/site-link';
import { gatePageTexts } from '../texts/release-gate-page';

interface QuietIncidentsProps {
  readonly incidents: readonly QuietIncident[];
  readonly siteUrl: string;
}

/** Incidents that go on, or ended so short a time ago that releases wait. */
export function QuietIncidents({ incidents, siteUrl }: QuietIncidentsProps) {
  if (incidents.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="heading-quiet">
      <h2 id="heading-quiet">{gatePageTexts.quiet}</h2>
      <ul className="plain-list stack" aria-label={gatePageTexts.quiet}>
        {incidents.map(({ pageId, pageTitle, startedAt, resolvedAt }) => (
          <li key={`${pageId} ${startedAt ?? ''} ${resolvedAt ?? ''}`} className="row">
            <SiteLink href={pageAddress(siteUrl, pageId)}>{pageTitle}</SiteLink>
            <span className="subtle">
              {resolvedAt === null ? gatePageTexts.goesOn : gatePageTexts.endedAt(readable(resolvedAt))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
