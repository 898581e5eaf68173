import * as v from 'valibot';
import { pageChanged } from '../app/page-life';
import { bylineOfCopy } from '../app/release-gate-bylines';
import { numericId } from '../contract/fields';
import { world } from '../wiring';

const id = v.pipe(v.union([v.string(), v.number()]), v.transform(String), numericId);
const event = v.object({
  eventType: v.string(),
  content: v.object({ id }),
  /** Of a copy: the page that it was made from. */
  originContentId: v.optional(id),
});

export async function confluenceEvents(payload: unknown): Promise<void> {
  const { eventType, content, originContentId } = v.parse(event, payload);
  if (originContentId !== undefined) {
    await bylineOfCopy(world, content.id, originContentId);
    return;
  }
  const news = eventType === 'avi:confluence:deleted:page' ? 'deleted' : 'changed';
  await pageChanged(world, content.id, news);
}
