import * as v from 'valibot';
import { pageChanged } from '../app/page-life';
import { numericId } from '../contract/fields';
import { world } from '../wiring';

const event = v.object({
  eventType: v.string(),
  content: v.object({ id: v.pipe(v.union([v.string(), v.number()]), v.transform(String), numericId) }),
});

export async function confluenceEvents(payload: unknown): Promise<void> {
  const { eventType, content } = v.parse(event, payload);
  const news = eventType === 'avi:confluence:deleted:page' ? 'deleted' : 'changed';
  await pageChanged(world, content.id, news);
}
