import Button from '@atlaskit/button/default/button';
import { useEffect, useState } from 'react';
import { CopyButton } from '../settings/copy-button';
import { useAnnounce } from '../shared/announcer';
import { downloadText } from '../shared/download-text';
import { Problem } from '../shared/problem';
import { failureOf } from '../backend';
import { historyTexts } from '../texts/history';
import { historyCsv, historyJson } from './export-history';
import type { HistoryRead } from './use-history';

/** Reads what the filters show to its end, then hands it over as a file or to the clipboard. */
export function HistoryExport({ read }: { readonly read: HistoryRead }) {
  const { query, entries, nameOf } = read;
  const { hasNextPage, isFetching, isError, error, fetchNextPage } = query;
  const announce = useAnnounce();
  const [said, setSaid] = useState('');
  const isReading = hasNextPage && !isError;
  useEffect(() => {
    if (isReading && !isFetching) void fetchNextPage();
  }, [isReading, isFetching, fetchNextPage, entries.length]);
  const hand = (file: string, type: string, text: string) => {
    downloadText(file, type, text);
    setSaid(historyTexts.downloaded(file));
    announce(historyTexts.downloaded(file));
  };
  const csv = () => historyCsv(entries, nameOf);
  const day = new Date().toISOString().slice(0, 10);
  const name = `${historyTexts.fileName}-${day}`;
  return (
    <div className="panel stack" data-testid="history-export">
      <p className="subtle">{historyTexts.exportIntro}</p>
      <p role="status">
        {isReading ? historyTexts.exportReading(entries.length) : historyTexts.exportReady(entries.length)}
      </p>
      <Problem text={isError ? failureOf(error).message : ''} />
      {!isReading && (
        <div className="row">
          <Button onClick={() => hand(`${name}.csv`, 'text/csv', csv())}>{historyTexts.downloadCsv}</Button>
          <Button onClick={() => hand(`${name}.json`, 'application/json', historyJson(entries, nameOf))}>
            {historyTexts.downloadJson}
          </Button>
          <CopyButton
            label={historyTexts.copyCsv}
            text={csv()}
            copied={historyTexts.copied}
            refused={historyTexts.notCopied}
          />
        </div>
      )}
      {said !== '' && <p className="small subtle">{said}</p>}
    </div>
  );
}
