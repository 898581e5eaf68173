import type { HoldingWaiver, QuietIncident } from '../../../src/contract/release-gate-page';
import { useNames } from '../postmortem/people';
import { readable } from '../shared/instants';
import { pageAddress } from '../shared/site-addresses';
import { SiteLink } from '../shared/site-link';
import { gatePageTexts } from '../texts/release-gate-page';
import { waiverTexts } from '../texts/release-gate-waiver';
import { postmortemTexts } from '../texts/postmortem';

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

/** Who lets which releases through, until when and why. */
export function WaiversThatHold({ waivers }: { readonly waivers: readonly HoldingWaiver[] }) {
  const nameOf = useNames(waivers.map(({ by }) => by).filter((by) => by !== ''));
  if (waivers.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="heading-waivers">
      <h2 id="heading-waivers">{gatePageTexts.waivers}</h2>
      <ul className="plain-list stack" aria-label={gatePageTexts.waivers}>
        {waivers.map(({ id, reason, by, endsAt, release }) => (
          <li key={id} className="stack">
            <span className="written">{reason}</span>
            <span className="small subtle">
              {gatePageTexts.waiver(
                release === null ? waiverTexts.ofAll : waiverTexts.ofRelease(release),
                readable(endsAt),
              )}
              {', '}
              {gatePageTexts.waivedBy(by === '' ? postmortemTexts.formerUser : nameOf(by))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
