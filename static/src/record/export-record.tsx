import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { recordFileOf } from '../../../src/contract/record-file-of';
import { fileName, markdownReport } from '../../../src/contract/report-text';
import { call, failureOf } from '../backend';
import { Choice } from '../shared/controls';
import { isEmptyText } from '../../../src/contract/external-summary';
import { FailedState, LoadingState } from '../shared/screen-states';
import { recordTexts } from '../texts/record';
import { useHere } from '../postmortem/here';
import { useNames } from '../postmortem/people';
import { GiveOut } from './give-out';

type Format = keyof typeof recordTexts.formats;

const FORMATS = (['markdown', 'json'] as const).map((value) => ({
  value,
  label: recordTexts.formats[value],
}));

/** The record as it is now, as a text. */
export function ExportRecord() {
  const { place, siteUrl, mayEdit } = useHere();
  const [format, setFormat] = useState<Format>('markdown');
  const { data, error, refetch } = useQuery({
    queryKey: ['export', place.pageId, place.localId, mayEdit],
    queryFn: async () => {
      const [answer, external] = await Promise.all([
        call('postmortem.open', { place }),
        mayEdit ? call('external-summary.open', { place }) : null,
      ]);
      const text = external?.value.text ?? null;
      return { answer, external: text === null || isEmptyText(text) ? null : text };
    },
    staleTime: 0,
    gcTime: 0,
  });
  const view = data?.answer.kind === 'postmortem' ? data.answer.postmortem : null;
  const holders = view?.roles.flatMap(({ value }) => value.people).filter((person) => person !== '') ?? [];
  const nameOf = useNames([...(view?.people ?? []), ...holders]);
  if (data && !view)
    return (
      <FailedState
        failure={{ code: 'NOT_FOUND', message: recordTexts.gone }}
        headingLevel="h3"
        onRetry={() => void refetch()}
      />
    );
  if (!view)
    return error ? (
      <FailedState failure={failureOf(error)} headingLevel="h3" onRetry={() => void refetch()} />
    ) : (
      <LoadingState label={recordTexts.loading} />
    );
  const { title } = view.header.value;
  const isJson = format === 'json';
  const text = isJson
    ? `${JSON.stringify(recordFileOf(view, siteUrl, data?.external ?? null), null, 2)}\n`
    : markdownReport(view, siteUrl, nameOf);
  return (
    <>
      <p className="subtle small">{recordTexts.exportIntro}</p>
      <Choice label={recordTexts.format} value={format} options={FORMATS} onChange={setFormat} />
      {isJson && <p className="small">{recordTexts.accounts}</p>}
      <GiveOut
        text={text}
        name={fileName(title, isJson ? 'json' : 'md')}
        type={isJson ? 'application/json' : 'text/markdown'}
        label={recordTexts.preview}
      />
    </>
  );
}
