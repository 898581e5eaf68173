import { useCallback, useEffect, useMemo, useState } from 'react';
import * as v from 'valibot';
import type { Header, TimelineEntry } from '../../../src/contract/rules';
import { localOf } from '../../../src/contract/timeline';
import { readTimelinePaste } from '../../../src/contract/timeline-paste';
import { knownZone } from '../shared/instants';
import { dropDraft, keepDraft, readDraft } from '../shared/kept-drafts';
import { checkedBy } from './checks';
import { readHtml } from './pasted-html';
import { editedRow, freshRow, previewOf, type EditedRow, type PreviewEntry } from './timeline-paste-row';

const draftShape = v.object({
  text: v.string(),
  /** Of the text as it was previewed; empty before. */
  rows: v.array(editedRow),
  zone: v.string(),
  day: v.nullable(v.string()),
});
type Draft = v.InferOutput<typeof draftShape>;
const checkDraft = checkedBy(draftShape);

export interface TimelinePasteState {
  readonly text: string;
  readonly zone: string;
  readonly day: string | null;
  readonly isRead: boolean;
  readonly rows: readonly PreviewEntry[];
  /** About the text as a whole. */
  readonly notes: readonly string[];
  readonly setText: (text: string) => void;
  readonly pasted: (html: string, before: string, after: string) => string | null;
  readonly preview: (text: string) => void;
  /** In which zone, and of which day, times are that do not say so. */
  readonly setContext: (context: { zone?: string; day?: string | null }) => void;
  readonly setRow: (id: string, part: Partial<EditedRow>) => void;
  readonly forget: () => void;
}

/** What was pasted and what became of it, kept in this browser until it is added or given up. */
export function useTimelinePaste(
  draftKey: string,
  header: Header,
  existing: readonly TimelineEntry[],
): TimelinePasteState {
  const [draft, setDraft] = useState<Draft>(
    () => checkDraft(readDraft(draftKey)?.value) ?? emptyDraft(header),
  );
  const [readText, setReadText] = useState(draft.rows.length > 0 ? draft.text : null);
  useEffect(() => {
    if (draft.text.trim() === '') dropDraft(draftKey);
    else keepDraft(draftKey, { version: 0, value: draft, change: null });
  }, [draft, draftKey]);

  const { day } = draft;
  const zone = knownZone(draft.zone);
  const { startedAt } = header;
  const context = useMemo(() => ({ zone, day, startedAt }), [zone, day, startedAt]);
  const paste = useMemo(
    () => (readText === null ? null : readTimelinePaste(readText, context)),
    [readText, context],
  );
  const rows = useMemo(
    () => (paste === null ? [] : previewOf(paste.entries, draft.rows, existing, context)),
    [paste, draft.rows, existing, context],
  );
  const setRow = useCallback(
    (id: string, part: Partial<EditedRow>) =>
      setDraft((was) => ({
        ...was,
        rows: was.rows.map((row) => (row.id === id ? { ...row, ...part } : row)),
      })),
    [],
  );
  return {
    text: draft.text,
    zone,
    day,
    isRead: readText !== null,
    rows,
    notes: paste?.notes ?? [],
    setText: (text) => setDraft((was) => ({ ...was, text })),
    pasted: (html, before, after) => {
      const read = readHtml(html);
      return read === null ? null : `${before}${read.text}${after}`;
    },
    preview: (text) => {
      if (readText === text) return;
      const { entries } = readTimelinePaste(text, context);
      setReadText(text);
      setDraft((was) => ({ ...was, text, rows: entries.map(freshRow) }));
    },
    setContext: (part) => setDraft((was) => ({ ...was, ...part })),
    setRow,
    forget: () => {
      dropDraft(draftKey);
      setReadText(null);
      setDraft(emptyDraft(header));
    },
  };
}

function emptyDraft({ zone, startedAt }: Header): Draft {
  const day = startedAt === null ? null : localOf(startedAt, knownZone(zone)).date;
  return { text: '', rows: [], zone, day };
}
