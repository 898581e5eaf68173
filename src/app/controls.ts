import type { ControlTags } from '../domain/control-tags';
import type { Edit, Saved } from './edit';
import { saveNamed } from './named-values';
import type { World } from './ports';

/**
 * Says for which controls a cause, a factor or an action is evidence.
 * @param input.subject its id
 */
export function saveControls(
  world: World,
  edit: Edit,
  input: { subject: string; version: number; value: ControlTags },
): Promise<Saved<ControlTags>> {
  return saveNamed(world, world.controls, edit, {
    name: input.subject,
    what: 'controls-set',
    version: input.version,
    value: input.value,
    logged: ({ controls }) => ({ subject: input.subject, controls }),
  });
}
