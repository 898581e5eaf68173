import { useEffect, useRef, useState } from 'react';
import * as v from 'valibot';
import { readPaste } from '../../../src/contract/action-paste';
import type { ActionView } from '../../../src/contract/postmortem';
import { dropDraft, keepDraft, readDraft } from '../shared/kept-drafts';
import { checkedBy } from './checks';
import { pasteRow, rowOfPaste, titleKey, type OwnersByWords, type PasteRow } from './paste-row';
import { readHtml } from './pasted-html';
import { todayHere } from './today';

const draftShape = v.object({
  text: v.string(),
  rows: v.array(pasteRow),
  owners: v.array(v.tuple([v.string(), v.nullable(v.string())])),
});
type Draft = v.InferOutput<typeof draftShape>;
const EMPTY: Draft = { text: '', rows: [], owners: [] };
const checkDraft = checkedBy(draftShape);

export interface ActionPaste {
  readonly text: string;
  readonly rows: readonly PasteRow[];
  /** About the text as a whole. */
  readonly notes: readonly string[];
  readonly owners: OwnersByWords;
  readonly setText: (text: string) => void;
  /** The text around the cursor with what was pasted in its place; null when the browser shall do it itself. */
  readonly pasted: (html: string, before: string, after: string) => string | null;
  /** Reads the text anew, unless it is the one that the rows are of. */
  readonly preview: (text: string) => void;
  readonly setRow: (id: string, part: Partial<PasteRow>) => void;
  readonly setOwner: (words: string, accountId: string | null) => void;
  readonly forget: () => void;
}

/** What was pasted and what became of it, kept in this browser until it is added or given up. */
export function useActionPaste(draftKey: string, existing: readonly ActionView[]): ActionPaste {
  const [draft, setDraft] = useState<Draft>(() => checkDraft(readDraft(draftKey)?.value) ?? EMPTY);
  const [notes, setNotes] = useState<readonly string[]>([]);
  const readText = useRef(draft.rows.length > 0 ? draft.text : null);
  useEffect(() => {
    if (draft.text.trim() === '') dropDraft(draftKey);
    else keepDraft(draftKey, { version: 0, value: draft, change: null });
  }, [draft, draftKey]);

  const owned = (pairs: Draft['owners'], words: string, accountId: string | null): Draft['owners'] => [
    ...pairs.filter(([other]) => other !== words),
    [words, accountId],
  ];
  return {
    text: draft.text,
    rows: draft.rows,
    notes,
    owners: new Map(draft.owners),
    setText: (text) => setDraft((before) => ({ ...before, text })),
    pasted: (html, before, after) => {
      const read = readHtml(html);
      if (read === null) return null;
      const text = `${before}${read.text}${after}`;
      setDraft((was) => ({
        ...was,
        text,
        owners: [...read.accounts].reduce((pairs, [words, id]) => owned(pairs, words, id), was.owners),
      }));
      return text;
    },
    preview: (text) => {
      if (readText.current === text) return;
      readText.current = text;
      const paste = readPaste(text, todayHere());
      const titles = new Set(existing.map(({ fields }) => titleKey(fields.title)));
      setNotes(paste.notes);
      setDraft((was) => ({ ...was, rows: paste.actions.map((action) => rowOfPaste(action, titles)) }));
    },
    setRow: (id, part) =>
      setDraft((was) => ({
        ...was,
        rows: was.rows.map((row) => (row.id === id ? { ...row, ...part } : row)),
      })),
    setOwner: (words, accountId) =>
      setDraft((was) => ({ ...was, owners: owned(was.owners, words, accountId) })),
    forget: () => dropDraft(draftKey),
  };
}
