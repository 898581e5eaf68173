import * as v from 'valibot';
import { OWN_CONTROLS_MOST, OWN_LISTS_MOST } from '../domain/control-lists';
import type { Taggable } from '../domain/control-tags';
import { line, text } from './fields';

export {
  BUILT_IN_CONTROLS,
  type Control,
  type ControlList,
  controlsFrom,
  listKey,
  tagInWords,
  tagOf,
} from '../domain/control-lists';
export type { Taggable } from '../domain/control-tags';
export { csvOf } from '../domain/csv';

/** Lists of a site's own. What is tagged with a control keeps its tag when the list goes. */
export const ownLists = v.pipe(
  v.array(
    v.object({
      key: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,39}$/)),
      name: line(100, 'The name of the list'),
      controls: v.pipe(
        v.array(
          v.object({
            id: v.pipe(
              v.string(),
              v.regex(/^[^\s:][^\r\n\t:]{0,59}$/, 'An id has at most 60 characters and no colon.'),
            ),
            title: text(255, 'What a control is about'),
          }),
        ),
        v.maxLength(OWN_CONTROLS_MOST, `A list takes at most ${String(OWN_CONTROLS_MOST)} controls.`),
      ),
    }),
  ),
  v.maxLength(OWN_LISTS_MOST, `A site has at most ${String(OWN_LISTS_MOST)} lists of its own.`),
  v.check(
    (lists) => new Set(lists.map(({ key }) => key)).size === lists.length,
    'Two lists have the same key. Reload the settings.',
  ),
);

/** One piece of evidence: a finding or an action on a page that the viewer may see. */
export interface Evidence {
  readonly pageId: string;
  readonly postmortemTitle: string;
  readonly kind: Taggable;
  readonly text: string;
  /** Of an action; null for findings. */
  readonly isOpen: boolean | null;
  readonly controls: readonly string[];
}

export interface EvidenceAnswer {
  readonly evidence: readonly Evidence[];
  /** Where it goes on; null: that was all. */
  readonly next: string | null;
}
