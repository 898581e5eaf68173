import Button from '@atlaskit/button/default/button';
import ProgressBar from '@atlaskit/progress-bar';
import { useEffect, useId, useRef, useState } from 'react';
import type { Header, TimelineEntry } from '../../../src/contract/rules';
import { DateField } from '../shared/controls';
import { knownZone } from '../shared/instants';
import { ZoneField } from '../shared/zone-field';
import { zoneMeant } from '../shared/zone-meant';
import { sharedTexts } from '../texts/shared';
import { timelinePasteTexts } from '../texts/timeline-paste';
import './action-paste.css';
import { draftKeyOf, TIMELINE_PASTE_DRAFT, useHere } from './here';
import { TimelinePastePreview } from './timeline-paste-preview';
import { entryOfRow, type PreviewEntry } from './timeline-paste-row';
import { TimelinePasteSource } from './timeline-paste-source';
import { positionsFor } from './timeline-position';
import { useAddEntries } from './use-add-entries';
import { useTimelinePaste } from './use-timeline-paste';

interface TimelinePastePanelProps {
  readonly header: Header;
  /** All entries in reading order. */
  readonly all: readonly TimelineEntry[];
  readonly onClose: () => void;
}

/** Text or a file in, a preview to correct, and the entries of it added a hundred at a time. */
export function TimelinePastePanel({ header, all, onClose }: TimelinePastePanelProps) {
  const { place } = useHere();
  const paste = useTimelinePaste(draftKeyOf(place, TIMELINE_PASTE_DRAFT), header, all);
  const adding = useAddEntries();
  const [isPreview, setPreview] = useState(paste.isRead);
  /** Words in place of a zone. */
  const [wrongZone, setWrongZone] = useState<string | null>(null);
  const titleId = useId();
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isPreview) head.current?.focus();
  }, [isPreview]);

  const isRunning = adding.phase === 'running';
  const added = paste.rows.filter(({ row }) => row.added);
  const left = paste.rows.filter(({ row }) => !row.added);
  const chosen = left.filter(({ include }) => include);
  const ready = chosen.filter(({ needs }) => needs === null);
  const total = added.length + ready.length;
  const isDone = adding.phase === 'finished' && added.length > 0 && chosen.length === 0;
  const close = () => {
    paste.forget();
    onClose();
  };
  useEffect(() => {
    if (isDone) close();
  });
  const add = () => {
    const positions = positionsFor(
      ready.map(({ read }) => read.at),
      all,
    );
    void adding.start(
      ready.map((shown, index) => ({
        entry: entryOfRow(shown, positions[index] ?? 0),
        changeId: shown.row.changeId,
      })),
      {
        sent: (ids, changeId) => ids.forEach((id) => paste.setRow(id, { changeId })),
        added: (ids) => ids.forEach((id) => paste.setRow(id, { added: true })),
      },
    );
  };
  return (
    <div
      role="dialog"
      aria-labelledby={titleId}
      className="panel stack"
      data-testid="paste-timeline"
      onKeyDown={(event) => {
        // What was pasted and looked over stays until somebody says that it may go.
        if (event.key === 'Escape' && !paste.isRead) close();
      }}
    >
      <h3 id={titleId} ref={head} tabIndex={-1}>
        {timelinePasteTexts.title}
      </h3>
      {!isPreview ? (
        <TimelinePasteSource paste={paste} onPreview={() => setPreview(true)} onClose={close} />
      ) : (
        <>
          <Found rows={paste.rows.length} chosen={chosen.length} left={left.length} added={added.length} />
          <div className="fields">
            <ZoneField
              label={timelinePasteTexts.zone}
              hint={timelinePasteTexts.zoneHint}
              value={wrongZone ?? paste.zone}
              saved={knownZone(header.zone)}
              onChange={(zone) => {
                const isZone = zoneMeant(zone) !== null;
                setWrongZone(isZone ? null : zone);
                if (isZone) paste.setContext({ zone });
              }}
            />
            <DateField
              label={timelinePasteTexts.day}
              value={paste.day}
              onChange={(day) => paste.setContext({ day })}
            />
          </div>
          {paste.notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
          {left.length > 0 && (
            <TimelinePastePreview rows={left} zone={paste.zone} isBusy={isRunning} onRow={paste.setRow} />
          )}
          {chosen.length > ready.length && (
            <p className="wrong">{timelinePasteTexts.lookFirst(chosen.length - ready.length)}</p>
          )}
          {isRunning && (
            <>
              <ProgressBar
                ariaLabel={timelinePasteTexts.running(added.length, total)}
                value={added.length / Math.max(1, total)}
              />
              <p>{timelinePasteTexts.running(added.length, total)}</p>
            </>
          )}
          {adding.problem !== '' && !isRunning && (
            <p role="alert" className="wrong">
              {adding.problem}
            </p>
          )}
          <div className="row">
            {isRunning ? (
              <Button onClick={adding.stop}>{timelinePasteTexts.stop}</Button>
            ) : (
              <>
                {ready.length > 0 && (
                  <Button appearance="primary" isDisabled={wrongZone !== null} onClick={add}>
                    {labelOf(ready, adding.problem)}
                  </Button>
                )}
                {added.length === 0 && (
                  <Button onClick={() => setPreview(false)}>{timelinePasteTexts.change}</Button>
                )}
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

const labelOf = (ready: readonly PreviewEntry[], problem: string) =>
  problem === '' ? timelinePasteTexts.add(ready.length) : timelinePasteTexts.retry(ready.length);

interface FoundProps {
  readonly rows: number;
  readonly chosen: number;
  readonly left: number;
  readonly added: number;
}

function Found({ rows, chosen, left, added }: FoundProps) {
  const words =
    rows === 0
      ? timelinePasteTexts.nothing
      : added > 0
        ? timelinePasteTexts.left(left)
        : timelinePasteTexts.found(rows, chosen);
  return <p role="status">{words}</p>;
}
