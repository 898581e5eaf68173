import * as v from 'valibot';
import { ownLists } from './controls';
import { edit } from './edits';
import { externalText } from './external-summary';
import { changeId, place, uuid, version } from './fields';
import { controls } from './record-file';
import { importPart } from './record-import';
import { periodRange } from './period-summary';

/** Calls about what goes out of a record and comes into one: import, controls, the text for people outside. */
export const RECORD_CALLS = {
  /** A part of a file, for a macro that has no record yet. Repeating it adds what is missing. */
  'record.import': { access: 'edit-page', input: importPart },
  /** `subject`: id of a cause, a factor or an action. */
  'controls.save': {
    access: 'edit-page',
    input: v.object({ ...edit, subject: uuid, version, value: v.object({ controls }) }),
  },
  /** The site's own lists; those that the product knows are in the browser. */
  'controls.lists': { access: 'signed-in', input: v.object({}) },
  'controls.save-lists': { access: 'administer', input: v.object({ changeId, version, value: ownLists }) },
  /** What is tagged, as far as the caller may see it. `after`: where the answer before said that it goes on. */
  'controls.evidence': {
    access: 'signed-in',
    input: v.object({ after: v.optional(v.pipe(v.string(), v.maxLength(140)), '') }),
  },
  /** Incidents of a range, as far as the caller may see them. */
  'record.period-summary': { access: 'signed-in', input: periodRange },
  'external-summary.open': { access: 'edit-page', input: v.object({ place }) },
  'external-summary.save': {
    access: 'edit-page',
    input: v.object({ ...edit, version, value: externalText }),
  },
  /** `version`: of the text that the caller has in front of them. */
  'external-summary.approve': { access: 'edit-page', input: v.object({ ...edit, version }) },
} as const;
