import Button from '@atlaskit/button/default/button';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { nextPart, piecesOf } from '../../../src/contract/record-import';
import { call, failureOf } from '../backend';
import { useHere } from '../postmortem/here';
import { accountsHere } from '../postmortem/people';
import { useAnnounce } from '../shared/announcer';
import { Field } from '../shared/field';
import { Message } from '../shared/message';
import { Problem } from '../shared/problem';
import { recordTexts } from '../texts/record';
import { checkFile, importIdOf, peopleIn, withoutStrangers } from './import-check';
import { type Chosen, ImportPreview } from './import-preview';

const MOST_BYTES = 20_000_000;

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
  const [wrong, setWrong] = useState('');
  const [run, setRun] = useState<Run>({ kind: 'none' });

  const choose = async (file: File | undefined) => {
    setChosen(null);
    setWrong('');
    setRun({ kind: 'none' });
    if (!file) return;
    if (file.size > MOST_BYTES) {
      setWrong(recordTexts.tooLarge);
      return;
    }
    const text = await file.text();
    const checked = checkFile(text);
    if (checked.kind === 'wrong') {
      setWrong(checked.why);
      return;
    }
    const people = peopleIn(checked.file);
    try {
      const known = await accountsHere(people);
      const importId = await importIdOf(place, text);
      setChosen({
        importId,
        file: withoutStrangers(checked.file, known),
        strangers: people.filter((person) => !known.has(person)).length,
        unknownParts: checked.unknownParts,
      });
    } catch {
      setWrong(recordTexts.peopleUnread);
    }
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
      <Field label={recordTexts.file} error={wrong === '' ? undefined : wrong}>
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
