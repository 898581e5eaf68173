import * as v from 'valibot';
import { macroConfig } from './edits';
import { line, numericId, uuid } from './fields';

/** As long as Confluence lets the title of a page be. */
export const pageTitle = line(255, 'The title of the page');

const attempt = v.object({ spaceId: numericId, title: pageTitle });
export type BeginAttempt = v.InferOutput<typeof attempt>;

/**
 * A page to be created with the macro on it. `localId` is the macro's own and the same however often this is sent:
 * by it a page that was created before is known again. `tried`: where else it may stand already.
 */
export const beginning = v.object({
  localId: uuid,
  spaceId: numericId,
  title: pageTitle,
  config: macroConfig,
  tried: v.optional(v.pipe(v.array(attempt), v.maxLength(5)), []),
});

/**
 * What became of it. `created` also when it was before; without the label it works, but is not found by it.
 * `title-taken`: nothing was created; `offer` is free as far as this person sees. `unclear`: Confluence gave no answer
 * and the page is not there yet; whoever sends it again is not given a second one.
 */
export type BeginAnswer =
  | { readonly kind: 'created'; readonly pageId: string; readonly labelled: boolean }
  | { readonly kind: 'title-taken'; readonly offer: string }
  | { readonly kind: 'unclear' };
