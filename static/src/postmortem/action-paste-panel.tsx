import Button from '@atlaskit/button/default/button';
import ProgressBar from '@atlaskit/progress-bar';
import { useEffect, useId, useRef, useState } from 'react';
import type { ActionView } from '../../../src/contract/postmortem';
import { pasteTexts } from '../texts/action-paste';
import { sharedTexts } from '../texts/shared';
import { PasteOwners } from './action-paste-owners';
import './action-paste.css';
import { PastePreview, type PreviewRow } from './action-paste-preview';
import { PasteSource } from './action-paste-source';
import { draftKeyOf, PASTE_DRAFT, useHere } from './here';
import { useMatchedOwners } from './matched-owners';
import { fieldsOfRow, problemsOfRow } from './paste-row';
import { useToday } from './today';
import { useActionPaste } from './use-action-paste';
import { useAddActions } from './use-add-actions';

interface ActionPastePanelProps {
  readonly actions: readonly ActionView[];
  readonly nextPosition: number;
  readonly people: readonly string[];
  readonly nameOf: (accountId: string) => string;
  /** `added`: ids of the actions that came of it. */
  readonly onClose: (added: readonly string[]) => void;
}

/** Text in, a preview to correct, and the actions of it added one by one. Beside its button, as all panels are. */
export function ActionPastePanel({ actions, nextPosition, people, nameOf, onClose }: ActionPastePanelProps) {
  const { place } = useHere();
  const today = useToday();
  const paste = useActionPaste(draftKeyOf(place, PASTE_DRAFT), actions);
  const adding = useAddActions();
  const [isPreview, setPreview] = useState(paste.rows.length > 0);
  const [firstPosition] = useState(nextPosition);
  const { owners, nameOfOwner, suggestionsFor, remember } = useMatchedOwners(paste, people, nameOf);
  const titleId = useId();
  const head = useRef<HTMLHeadingElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const summary = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (isPreview) head.current?.focus();
  }, [isPreview]);
  useEffect(() => {
    // The button that was pressed is gone; whoever went elsewhere meanwhile stays there.
    if (adding.phase === 'finished' && document.activeElement === document.body) summary.current?.focus();
  }, [adding.phase]);

  const added = paste.rows.flatMap((row) => (row.added ? [row.id] : []));
  // What was added stands in the table by now; only what is left is shown once nothing runs.
  const rows: PreviewRow[] = paste.rows
    .filter((row) => !row.added || adding.phase === 'running')
    .map((row) => ({
      row,
      problems: problemsOfRow(row, owners, today),
      state: adding.states.get(row.id),
    }));
  const open = rows.filter(({ row }) => row.include && !row.added);
  const sound = open.filter(({ problems }) => problems.title === undefined && problems.due === undefined);
  // What somebody else edited is decided in its own row.
  const ready = sound.filter(({ state }) => state?.kind !== 'conflict');
  const failed = ready.filter(({ state }) => state?.kind === 'failed');
  const isRunning = adding.phase === 'running';
  const close = () => {
    paste.forget();
    onClose(added);
  };
  const isDone = adding.phase === 'finished' && added.length > 0 && open.length === 0;
  useEffect(() => {
    const { activeElement } = document;
    const isHere = activeElement === document.body || panel.current?.contains(activeElement);
    if (isDone && isHere === true) close();
  });
  const add = (given: readonly PreviewRow[]) =>
    void adding.start(
      given.map(({ row }) => ({
        id: row.id,
        changeId: row.changeId,
        position: firstPosition + paste.rows.indexOf(row),
        fields: fieldsOfRow(row, owners, today),
        sent: row.sent,
      })),
      {
        sent: (id, fields) => paste.setRow(id, { sent: fields }),
        added: (id) => paste.setRow(id, { added: true }),
      },
    );
  const words = [...new Set(open.map(({ row }) => row.ownerWords.trim()))].filter((one) => one !== '');
  return (
    <div
      ref={panel}
      role="dialog"
      aria-labelledby={titleId}
      className="panel stack"
      data-testid="paste-actions"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !isRunning) close();
      }}
    >
      <h3 id={titleId} ref={head} tabIndex={-1}>
        {pasteTexts.title}
      </h3>
      {!isPreview ? (
        <PasteSource paste={paste} onPreview={() => setPreview(true)} onClose={close} />
      ) : (
        <>
          <p role="status">
            {rows.length === 0
              ? pasteTexts.nothing
              : added.length > 0 && !isRunning
                ? pasteTexts.left(rows.length)
                : pasteTexts.found(rows.length)}
          </p>
          {paste.notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
          <PasteOwners
            words={words}
            owners={owners}
            people={people}
            nameOf={nameOfOwner}
            suggestionsFor={suggestionsFor}
            onOwner={(one, person) => {
              remember(person);
              paste.setOwner(one, person.accountId);
            }}
          />
          {rows.length > 0 && (
            <PastePreview
              rows={rows}
              owners={owners}
              nameOf={nameOfOwner}
              today={today}
              isBusy={isRunning}
              onRow={paste.setRow}
              onMine={(row) => add([row])}
            />
          )}
          {open.length > sound.length && (
            <p className="wrong">{pasteTexts.lookFirst(open.length - sound.length)}</p>
          )}
          {isRunning && (
            <ProgressBar
              ariaLabel={pasteTexts.running(added.length, added.length + ready.length)}
              value={added.length / (added.length + ready.length)}
            />
          )}
          {adding.phase !== 'asking' && (
            <p ref={summary} tabIndex={-1} className="result">
              {isRunning
                ? pasteTexts.running(added.length, added.length + ready.length)
                : pasteTexts.finished(added.length, failed.length + sound.length - ready.length)}
            </p>
          )}
          <div className="row">
            {isRunning ? (
              <Button onClick={adding.stop}>{pasteTexts.stop}</Button>
            ) : (
              <>
                {ready.length > 0 && (
                  <Button appearance="primary" onClick={() => add(ready)}>
                    {failed.length > 0 && failed.length === ready.length
                      ? pasteTexts.retry(failed.length)
                      : pasteTexts.add(ready.length)}
                  </Button>
                )}
                {added.length === 0 && <Button onClick={() => setPreview(false)}>{pasteTexts.change}</Button>}
                <Button appearance="subtle" onClick={close}>
                  {added.length > 0 ? sharedTexts.close : sharedTexts.cancel}
                </Button>
              </>
            )}
          </div>
        </>
      )}
    </div>
  );
}
