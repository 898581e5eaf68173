import * as v from 'valibot';
import { edit } from './edits';
import { externalText } from './external-summary';
import { place, uuid, version } from './fields';
import { controls } from './record-file';
import { importPart } from './record-import';

/** Calls about what goes out of a record and comes into one: import, controls, the text for people outside. */
export const RECORD_CALLS = {
  /** A part of a file, for a macro that has no record yet. Repeating it adds what is missing. */
  'record.import': { access: 'edit-page', input: importPart },
  /** `subject`: id of a cause, a factor or an action. */
  'controls.save': {
    access: 'edit-page',
    input: v.object({ ...edit, subject: uuid, version, value: v.object({ controls }) }),
  },
  'external-summary.open': { access: 'edit-page', input: v.object({ place }) },
  'external-summary.save': {
    access: 'edit-page',
    input: v.object({ ...edit, version, value: externalText }),
  },
  /** `version`: of the text that the caller has in front of them. */
  'external-summary.approve': { access: 'edit-page', input: v.object({ ...edit, version }) },
} as const;
