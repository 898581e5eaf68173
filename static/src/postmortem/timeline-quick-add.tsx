import Button from '@atlaskit/button/default/button';
import { useRef, useState } from 'react';
import type { Header, TimelineEntry } from '../../../src/contract/rules';
import {
  lacksDay,
  readEntryLine,
  storedEntry,
  unreadTime,
  type PastedEntry,
} from '../../../src/contract/timeline-paste';
import { Field } from '../shared/field';
import { knownZone, readable } from '../shared/instants';
import { newId } from '../shared/new-id';
import { sharedTexts } from '../texts/shared';
import { timelineTexts } from '../texts/timeline';
import { positionFor } from './timeline-position';
import { useTypedEntries } from './use-typed-entries';

interface TimelineQuickAddProps {
  readonly header: Header;
  /** All entries in reading order. */
  readonly all: readonly TimelineEntry[];
}

/** One line is one entry. Enter adds it, and the field is free for the next. */
export function TimelineQuickAdd({ header, all }: TimelineQuickAddProps) {
  const typed = useTypedEntries();
  const [problem, setProblem] = useState('');
  /** The one entry of a line whose time the clocks showed twice, or never. */
  const [asked, setAsked] = useState<PastedEntry | null>(null);
  /** The line of which it was said that its time is none; sent once more, it is meant. */
  const [doubted, setDoubted] = useState<string | null>(null);
  const [lastAt, setLastAt] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);

  const zone = knownZone(header.zone);
  const add = (read: readonly PastedEntry[]) => {
    const there = [...all, ...typed.waiting.flatMap(({ entries }) => entries)];
    const entries: TimelineEntry[] = [];
    for (const one of read)
      entries.push({
        ...storedEntry(one),
        id: newId(),
        position: positionFor(one.at, [...there, ...entries]),
      });
    setLastAt(entries.findLast(({ at }) => at !== null)?.at ?? lastAt);
    setAsked(null);
    setProblem('');
    typed.add(typed.text.trim(), entries);
    input.current?.focus();
  };
  const submit = () => {
    const before = lastAt ?? all.findLast(({ at }) => at !== null)?.at ?? null;
    const read = readEntryLine(typed.text, {
      zone,
      startedAt: header.startedAt,
      lastAt: before,
    });
    const unread = typed.text === doubted ? null : unreadTime(typed.text, read);
    const open = read.find(({ choices }) => choices.length > 0);
    if (read.length === 0 || read.some(({ text }) => text.trim() === ''))
      setProblem(timelineTexts.quickEmpty);
    else if (read.some(lacksDay)) setProblem(timelineTexts.quickNeedsDay);
    else if (unread !== null) {
      setDoubted(typed.text);
      setProblem(timelineTexts.quickUnread(unread));
    } else if (open !== undefined) setAsked(open);
    else add(read);
  };
  return (
    <form
      className="stack"
      aria-label={timelineTexts.quickAdd}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Field
        label={timelineTexts.quickAdd}
        hint={timelineTexts.quickAddHint(zone)}
        error={problem || undefined}
      >
        {(ids) => (
          <span className="quick-line">
            <input
              {...ids}
              ref={input}
              className="text-input"
              autoComplete="off"
              value={typed.text}
              onChange={(event) => {
                setAsked(null);
                setProblem('');
                typed.setText(event.target.value);
              }}
            />
            <Button type="submit">{timelineTexts.add}</Button>
          </span>
        )}
      </Field>
      {asked !== null && (
        <div className="panel stack" role="group" aria-label={sharedTexts.whichTime}>
          <p>{sharedTexts.chooseTime}</p>
          <div className="row">
            {asked.choices.map((at, index) => (
              <Button
                key={at}
                autoFocus={index === 0}
                onClick={() => add([{ ...asked, at, precision: 'exact' }])}
              >
                {readable(at, header.zone)}
              </Button>
            ))}
          </div>
        </div>
      )}
      <Waiting typed={typed} />
    </form>
  );
}

function Waiting({
  typed: { waiting, problem, retry, takeBack },
}: {
  readonly typed: ReturnType<typeof useTypedEntries>;
}) {
  if (waiting.length === 0) return null;
  return (
    <div className="stack" data-testid="typed-lines">
      <ul className="plain-list small subtle" aria-label={timelineTexts.quickWaiting}>
        {waiting.map(({ changeId, line }) => (
          <li key={changeId} className="row">
            <span>{timelineTexts.quickWaits(line)}</span>
            {problem !== '' && (
              <Button spacing="compact" appearance="subtle" onClick={() => takeBack(changeId)}>
                {timelineTexts.takeBack}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {problem !== '' && (
        <div role="alert" className="row">
          <span className="wrong">{problem}</span>
          <Button spacing="compact" onClick={retry}>
            {sharedTexts.retry}
          </Button>
        </div>
      )}
    </div>
  );
}
