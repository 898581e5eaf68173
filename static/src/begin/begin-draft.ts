import * as v from 'valibot';
import type { BeginAttempt } from '../../../src/contract/begin';
import { severity } from '../../../src/contract/fields';
import { formOf, type ConfigForm } from '../macro-config/config-form';
import { dropDraft, keepDraft, readDraft } from '../shared/kept-drafts';
import { newId } from '../shared/new-id';
import { BEGIN_DRAFT } from './draft-key';

/** Everything of a postmortem that is about to begin; kept in this browser until its page is there. */
export interface BeginDraft {
  readonly form: ConfigForm;
  readonly space: { readonly id: string; readonly name: string } | null;
  /** Null: the title of the incident. */
  readonly pageTitle: string | null;
  /** The macro's own id: the same however often the page is asked for. */
  readonly localId: string;
  /** Where the page may stand already, because nobody knows what became of it. */
  readonly tried: readonly BeginAttempt[];
}

const text = v.string();
const time = v.nullable(v.string());
const kept = v.object({
  form: v.object({
    title: text,
    severity,
    services: text,
    startedAt: time,
    detectedAt: time,
    resolvedAt: time,
    zone: text,
    link: text,
  }),
  space: v.nullable(v.object({ id: text, name: text })),
  pageTitle: v.nullable(text),
  localId: v.pipe(text, v.uuid()),
  tried: v.array(v.object({ spaceId: text, title: text })),
});

/** What this browser kept, or an empty form. */
export function readBeginDraft(): BeginDraft {
  const checked = v.safeParse(kept, readDraft(BEGIN_DRAFT)?.value);
  if (checked.success) return checked.output;
  return { form: formOf({}), space: null, pageTitle: null, localId: newId(), tried: [] };
}

export const keepBeginDraft = (draft: BeginDraft): void =>
  keepDraft(BEGIN_DRAFT, { version: 0, value: draft, change: null });

export const dropBeginDraft = (): void => dropDraft(BEGIN_DRAFT);
