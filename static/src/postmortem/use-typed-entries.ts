import { useEffect, useRef, useState } from 'react';
import * as v from 'valibot';
import type { TimelineEntry } from '../../../src/contract/rules';
import { call, failureOf } from '../backend';
import { useAnnounce } from '../shared/announcer';
import { dropDraft, keepDraft, readDraft } from '../shared/kept-drafts';
import { newId } from '../shared/new-id';
import { timelineTexts } from '../texts/timeline';
import { checkedBy } from './checks';
import { entryShape } from './timeline-entry-shape';
import { draftKeyOf, useHere } from './here';
import { withEntries } from './record';
import { useRecordChanged } from './use-open';

/** A line that was typed and is not saved yet. Its ids never change, so sending it again adds nothing twice. */
const typedLine = v.object({
  changeId: v.string(),
  line: v.string(),
  entries: v.array(entryShape),
});
type TypedLine = v.InferOutput<typeof typedLine>;
const draftShape = v.object({ text: v.string(), waiting: v.array(typedLine) });
const checkDraft = checkedBy(draftShape);

export interface TypedEntries {
  readonly text: string;
  readonly setText: (text: string) => void;
  /** Lines on their way, and those that could not be added, with the reason. */
  readonly waiting: readonly TypedLine[];
  readonly problem: string;
  readonly add: (line: string, entries: readonly TimelineEntry[]) => void;
  readonly retry: () => void;
  /** Puts a line that was not added back into the field. */
  readonly takeBack: (changeId: string) => void;
}

/** Lines typed one after the other. Each is sent while the next is typed; what fails is kept until it is sent again. */
export function useTypedEntries(): TypedEntries {
  const { place, config } = useHere();
  const recordChanged = useRecordChanged();
  const announce = useAnnounce();
  const draftKey = draftKeyOf(place, 'timeline-lines');
  const [kept] = useState(() => checkDraft(readDraft(draftKey)?.value) ?? { text: '', waiting: [] });
  const [text, setText] = useState(kept.text);
  const [waiting, setWaiting] = useState<readonly TypedLine[]>(kept.waiting);
  const [problem, setProblem] = useState(kept.waiting.length > 0 ? timelineTexts.quickKept : '');
  const isSending = useRef(false);
  const queue = useRef<readonly TypedLine[]>(kept.waiting);
  useEffect(() => {
    if (text.trim() === '' && waiting.length === 0) dropDraft(draftKey);
    else keepDraft(draftKey, { version: 0, value: { text, waiting }, change: null });
  }, [text, waiting, draftKey]);

  const put = (lines: readonly TypedLine[]) => {
    queue.current = lines;
    setWaiting(lines);
  };
  const send = async () => {
    if (isSending.current) return;
    isSending.current = true;
    setProblem('');
    try {
      for (let next = queue.current[0]; next !== undefined; next = queue.current[0]) {
        const { changeId, entries, line } = next;
        await recordChanged(withEntries(await call('timeline.add', { place, config, changeId, entries })));
        put(queue.current.filter((other) => other.changeId !== changeId));
        announce(timelineTexts.quickAdded(line));
      }
    } catch (error) {
      setProblem(failureOf(error).message);
    } finally {
      isSending.current = false;
    }
  };
  return {
    text,
    setText,
    waiting,
    problem,
    add: (line, entries) => {
      put([...queue.current, { changeId: newId(), line, entries: [...entries] }]);
      setText('');
      void send();
    },
    retry: () => void send(),
    takeBack: (changeId) => {
      const back = queue.current.find((other) => other.changeId === changeId);
      if (back === undefined || isSending.current) return;
      put(queue.current.filter((other) => other !== back));
      // What is being typed there already stays, too.
      setText((typed) => `${back.line} ${typed}`.trim());
    },
  };
}
