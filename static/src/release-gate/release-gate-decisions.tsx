import Button from '@atlaskit/button/default/button';
import { useState } from 'react';
import { VERDICTS } from '../../../src/contract/rules';
import { failureOf } from '../backend';
import { Choice, DateField, TextLine } from '../shared/controls';
import { Disclosure } from '../shared/disclosure';
import { zoneName } from '../shared/instants';
import { FailedState, LoadingState } from '../shared/screen-states';
import { useSettled } from '../shared/use-settled';
import { gateLogTexts } from '../texts/release-gate-log';
import { gatePolicyTexts } from '../texts/release-gate-policy';
import { historyTexts } from '../texts/history';
import { Decision } from './release-gate-decision';
import { DecisionsExport } from './release-gate-decisions-export';
import '../history/history.css';
import {
  type DecisionFilters,
  type DecisionsOf,
  NO_DECISION_FILTERS,
  useDecisions,
} from './use-release-gate-decisions';

interface DecisionsProps {
  readonly of: DecisionsOf;
  readonly siteUrl: string;
  /** To choose from; none where they are of one. */
  readonly services?: readonly { readonly id: string; readonly name: string }[];
}

/** What the gate has said, the latest first, with filters and export. */
export function Decisions({ of, siteUrl, services = [] }: DecisionsProps) {
  const [filters, setFilters] = useState(NO_DECISION_FILTERS);
  const release = useSettled(filters.release);
  const read = useDecisions(of, { ...filters, release });
  const decisions = (read.data?.pages ?? []).flatMap((page) => page.decisions);
  const failure = read.error && decisions.length === 0 ? failureOf(read.error) : null;
  return (
    <div className="stack">
      <p className="subtle">{of === 'site' ? gateLogTexts.intro : gateLogTexts.introOfOne}</p>
      <Filters filters={filters} services={services} onChange={setFilters} />
      <p className="small subtle">{historyTexts.zone(zoneName())}</p>
      {failure ? (
        <FailedState failure={failure} headingLevel="h3" onRetry={() => void read.refetch()} />
      ) : read.isPending ? (
        <LoadingState label={gateLogTexts.loading} />
      ) : (
        <>
          {decisions.length === 0 && (
            <p>{filters === NO_DECISION_FILTERS ? gateLogTexts.none : gateLogTexts.noneFound}</p>
          )}
          <ol className="plain-list stack" aria-label={gateLogTexts.list}>
            {decisions.map((decision) => (
              <Decision key={decision.id} decision={decision} siteUrl={siteUrl} />
            ))}
          </ol>
          {read.hasNextPage && (
            <div>
              <Button isLoading={read.isFetchingNextPage} onClick={() => void read.fetchNextPage()}>
                {gateLogTexts.more}
              </Button>
            </div>
          )}
          {decisions.length > 0 && (
            <Disclosure title={gateLogTexts.export} note="" isOpenAtFirst={false}>
              {() => <DecisionsExport read={read} decisions={decisions} />}
            </Disclosure>
          )}
        </>
      )}
    </div>
  );
}

interface FiltersProps extends Required<Pick<DecisionsProps, 'services'>> {
  readonly filters: DecisionFilters;
  readonly onChange: (filters: DecisionFilters) => void;
}

function Filters({ filters, services, onChange }: FiltersProps) {
  const change = (some: Partial<DecisionFilters>) => onChange({ ...filters, ...some });
  return (
    <fieldset className="history-filters">
      <legend className="unseen">{gateLogTexts.filters}</legend>
      <div className="fields">
        {services.length > 0 && (
          <Choice
            label={gateLogTexts.service}
            value={filters.serviceId ?? ''}
            onChange={(id) => change({ serviceId: id === '' ? null : id })}
            options={[
              { value: '', label: gateLogTexts.allServices },
              ...services.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        )}
        <TextLine
          label={gateLogTexts.release}
          value={filters.release}
          onChange={(release) => change({ release: release.slice(0, 200) })}
        />
        <Choice
          label={gateLogTexts.verdict}
          value={filters.verdict ?? ''}
          onChange={(verdict) => change({ verdict: verdict === '' ? null : verdict })}
          options={[
            { value: '', label: gateLogTexts.allVerdicts },
            ...VERDICTS.map((verdict) => ({ value: verdict, label: gatePolicyTexts.verdictOf[verdict] })),
          ]}
        />
        <DateField label={gateLogTexts.from} value={filters.from} onChange={(from) => change({ from })} />
        <DateField label={gateLogTexts.until} value={filters.until} onChange={(until) => change({ until })} />
      </div>
    </fieldset>
  );
}
