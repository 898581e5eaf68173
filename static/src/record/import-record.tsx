import Button from '@atlaskit/button/default/button';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { nextPart, piecesOf } from '../../../src/contract/record-import';
import { call, failureOf } from '../backend';
import { useHere } from '../postmortem/here';
import { useAnnounce } from '../shared/announcer';
import { Field } from '../shared/field';
import { Message } from '../shared/message';
import { Problem } from '../shared/problem';
import { recordTexts } from '../texts/record';
import { type Chosen, ImportPreview } from './import-preview';
import { readChosen } from './read-chosen';

type Run =
  | { readonly kind: 'none' }
  | { readonly kind: 'running'; readonly done: number; readonly all: number }
  | { readonly kind: 'failed'; readonly why: string };

/** A file into a macro without a record. */
export function ImportRecord() {
  const { place } = useHere();
  const client = useQueryClient();
  const announce = useAnnounce();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [refusal, setRefusal] = useState<{ readonly why: string; readonly again: File | null } | null>(null);
  const turns = useRef(0);
  const [run, setRun] = useState<Run>({ kind: 'none' });

  const choose = async (file: File | undefined) => {
    const turn = (turns.current += 1);
    setChosen(null);
    setRefusal(null);
    setRun({ kind: 'none' });
    if (!file) return;
    const read = await readChosen(file, place);
    // Another file was chosen meanwhile.
    if (turn !== turns.current) return;
    if (read.kind === 'chosen') setChosen(read.chosen);
    else setRefusal({ why: read.why, again: read.again ? file : null });
  };

  const start = async ({ file, importId }: Chosen) => {
    const all = piecesOf(file);
    const { header, template } = file.record;
    let left = all;
    let kept = 0;
    setRun({ kind: 'running', done: 0, all: all.length });
    try {
      do {
        const pieces = nextPart(left);
        const answer = await call('record.import', { place, importId, header, template, pieces });
        kept += answer.kept;
        left = left.slice(answer.done);
        setRun({ kind: 'running', done: all.length - left.length, all: all.length });
      } while (left.length > 0);
      announce(kept > 0 ? `${recordTexts.imported} ${recordTexts.kept(kept)}` : recordTexts.imported);
      await client.invalidateQueries({ queryKey: ['postmortem', place.pageId, place.localId] });
    } catch (error) {
      setRun({ kind: 'failed', why: failureOf(error).message });
    }
  };

  const isRunning = run.kind === 'running';
  return (
    <>
      <p className="subtle small">{recordTexts.importIntro}</p>
      <Field label={recordTexts.file} error={refusal?.why}>
        {(ids) => (
          <input
            {...ids}
            type="file"
            accept=".json,application/json"
            disabled={isRunning}
            onChange={(event) => void choose(event.target.files?.[0])}
          />
        )}
      </Field>
      {refusal?.again && (
        <div>
          <Button onClick={() => void choose(refusal.again ?? undefined)}>{recordTexts.lookAgain}</Button>
        </div>
      )}
      {chosen && (
        <>
          <ImportPreview chosen={chosen} />
          <div className="row">
            <Button appearance="primary" isLoading={isRunning} onClick={() => void start(chosen)}>
              {run.kind === 'failed' ? recordTexts.goOn : recordTexts.start}
            </Button>
            {isRunning && <span className="small">{recordTexts.importing(run.done, run.all)}</span>}
          </div>
          {run.kind === 'failed' && (
            <Message look="warning">
              <Problem text={run.why} />
              <p>{recordTexts.stopped}</p>
            </Message>
          )}
        </>
      )}
    </>
  );
}
