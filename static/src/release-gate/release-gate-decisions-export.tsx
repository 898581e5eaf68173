import Button from '@atlaskit/button/default/button';
import { useEffect } from 'react';
import { csvOf } from '../../../src/contract/csv';
import type { DecisionView } from '../../../src/contract/release-gate-log';
import { failureOf } from '../backend';
import { useAnnounce } from '../shared/announcer';
import { downloadText } from '../shared/download-text';
import { Problem } from '../shared/problem';
import { factWords, gateLogTexts } from '../texts/release-gate-log';
import { historyTexts } from '../texts/history';
import { nameOf } from './release-gate-decision';
import type { DecisionsRead } from './use-release-gate-decisions';

/** A line for each answer; what held it by issue keys where there are some, else by title. */
export function decisionsCsv(decisions: readonly DecisionView[]): string {
  return csvOf(
    gateLogTexts.columns,
    decisions.map((decision) => [
      decision.at,
      nameOf(decision),
      decision.asked.service,
      decision.asked.version,
      decision.verdict,
      decision.code,
      gateLogTexts.callers[decision.caller.kind](decision.caller.name),
      decision.policyVersion === null ? '' : String(decision.policyVersion),
      decision.facts === null ? '' : factWords(decision.facts),
      [
        ...decision.blockers.map(({ issueKey, title }) =>
          issueKey === null ? title : `${issueKey} ${title}`,
        ),
        ...(decision.isHeldByMore ? ['…'] : []),
      ].join('; '),
      decision.waived ?? '',
    ]),
  );
}

interface ExportProps {
  readonly read: DecisionsRead;
  readonly decisions: readonly DecisionView[];
}

/** Reads what the filters show to its end, then hands it over as a file. */
export function DecisionsExport({ read, decisions }: ExportProps) {
  const { hasNextPage, isFetching, isError, error, fetchNextPage } = read;
  const announce = useAnnounce();
  const isReading = hasNextPage && !isError;
  useEffect(() => {
    if (isReading && !isFetching) void fetchNextPage();
  }, [isReading, isFetching, fetchNextPage, decisions.length]);
  const file = `${gateLogTexts.fileName}-${new Date().toISOString().slice(0, 10)}.csv`;
  const download = () => {
    downloadText(file, 'text/csv', decisionsCsv(decisions));
    announce(historyTexts.downloaded(file));
  };
  return (
    <div className="panel stack">
      <p className="subtle">{gateLogTexts.exportIntro}</p>
      <p role="status">
        {isReading
          ? gateLogTexts.exportReading(decisions.length)
          : gateLogTexts.exportReady(decisions.length)}
      </p>
      <Problem text={isError ? failureOf(error).message : ''} />
      {!isReading && (
        <div>
          <Button onClick={download}>{gateLogTexts.csv}</Button>
        </div>
      )}
    </div>
  );
}
