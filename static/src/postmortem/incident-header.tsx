import Lozenge from '@atlaskit/lozenge/lozenge';
import { lazy } from 'react';
import type { ServiceView, Versioned } from '../../../src/contract/postmortem';
import {
  incidentDuration,
  timeToDetect,
  type Duration,
  type Header,
  type Severity,
} from '../../../src/contract/rules';
import { Editable } from '../shared/editable';
import { inWords, readable, zoneName } from '../shared/instants';
import { postmortemTexts } from '../texts/postmortem';
import { sharedTexts } from '../texts/shared';
import { draftKeyOf, useHere } from './here';

const HeaderEditor = lazy(async () => ({ default: (await import('./header-editor')).HeaderEditor }));

const SEVERITY_LOOKS = {
  SEV1: 'removed',
  SEV2: 'moved',
  SEV3: 'inprogress',
  SEV4: 'default',
} as const satisfies Record<Severity, string>;

interface IncidentHeaderProps {
  readonly header: Versioned<Header>;
  readonly services: readonly ServiceView[];
}

/** What happened, how bad, to which services, and when. */
export function IncidentHeader({ header, services }: IncidentHeaderProps) {
  const { place, mayEdit } = useHere();
  const { title, severity } = header.value;
  const heading = (
    <div className="row">
      <h1>{title}</h1>
      <span data-testid="severity">
        <Lozenge appearance={SEVERITY_LOOKS[severity]}>{severity}</Lozenge>
      </span>
    </div>
  );
  return (
    <header className="stack">
      <Editable
        name={postmortemTexts.header}
        heading={heading}
        mayEdit={mayEdit}
        draftKey={draftKeyOf(place, 'header')}
        editor={(close) => <HeaderEditor header={header} services={services} onClose={close} />}
      >
        <Facts header={header.value} services={services} />
      </Editable>
    </header>
  );
}

function Facts({ header, services }: { readonly header: Header; readonly services: readonly ServiceView[] }) {
  const when = (instant: string | null) =>
    instant === null ? sharedTexts.unknown : <time dateTime={instant}>{readable(instant)}</time>;
  const facts = [
    [postmortemTexts.services, services.map(({ name }) => name).join(', ') || postmortemTexts.noServices],
    [postmortemTexts.started, when(header.startedAt)],
    [postmortemTexts.detected, when(header.detectedAt)],
    [postmortemTexts.resolved, when(header.resolvedAt)],
    [postmortemTexts.timeToDetect, <DurationText key="detect" duration={timeToDetect(header)} />],
    [postmortemTexts.duration, <DurationText key="length" duration={incidentDuration(header)} />],
  ] as const;
  return (
    <>
      <dl className="fields">
        {facts.map(([label, fact]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
      </dl>
      <p className="small subtle">{postmortemTexts.zone(zoneName())}</p>
    </>
  );
}

function DurationText({ duration }: { readonly duration: Duration }) {
  if (duration.kind === 'known') return <>{inWords(duration.minutes)}</>;
  if (duration.kind === 'unknown')
    return <span className="subtle">{postmortemTexts.unknownBecause(duration.reason)}</span>;
  return <span className="wrong">{postmortemTexts.invalidBecause(duration.reason)}</span>;
}
