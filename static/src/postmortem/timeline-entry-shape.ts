import * as v from 'valibot';
import { ENTRY_KINDS, PRECISIONS } from '../../../src/contract/rules';

/** A kept draft may be half done, so it is checked for its shape only; the whole contract applies on saving. */
export const entryShape = v.object({
  id: v.string(),
  at: v.nullable(v.string()),
  precision: v.picklist(PRECISIONS),
  timeWords: v.string(),
  link: v.string(),
  text: v.string(),
  kind: v.picklist(ENTRY_KINDS),
  source: v.string(),
  position: v.number(),
});
