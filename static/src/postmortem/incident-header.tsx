import Lozenge from '@atlaskit/lozenge/lozenge';
import { lazy } from 'react';
import type { ServiceView, Versioned } from '../../../src/contract/postmortem';
import type { Header, Severity, TimelineEntry } from '../../../src/contract/rules';
import { Editable } from '../shared/editable';
import { postmortemTexts } from '../texts/postmortem';
import { draftKeyOf, useHere } from './here';
import { IncidentTimes } from './incident-times';

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
  readonly entries: readonly Versioned<TimelineEntry>[];
}

/** What happened, how bad, to which services, and when. */
export function IncidentHeader({ header, services, entries }: IncidentHeaderProps) {
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
        <dl>
          <dt>{postmortemTexts.services}</dt>
          <dd>{services.map(({ name }) => name).join(', ') || postmortemTexts.noServices}</dd>
        </dl>
        <IncidentTimes header={header.value} entries={entries} />
      </Editable>
    </header>
  );
}
