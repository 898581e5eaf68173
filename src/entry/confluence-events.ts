import * as v from 'valibot';
import { pageChanged } from '../app/upkeep';
import { numericId } from '../contract/fields';
import { world } from '../wiring';

const event = v.object({
  content: v.object({ id: v.pipe(v.union([v.string(), v.number()]), v.transform(String), numericId) }),
});

export async function confluenceEvents(payload: unknown): Promise<void> {
  await pageChanged(world, v.parse(event, payload).content.id);
}
