import type { DismissedHint } from '../contract/postmortem';
import type { Edit } from './edit';
import { saveNamed } from './named-values';
import type { HintDismissal, World } from './ports';

/** A hint is dismissed for everybody who writes here, with the reason in the log, or comes back. */
export async function dismissHint(
  world: World,
  edit: Edit,
  { key, version, value }: { key: string; version: number; value: HintDismissal },
): Promise<DismissedHint> {
  const saved = await saveNamed(world, world.hintDismissals, edit, {
    name: key,
    what: value.dismissed ? 'hint-dismissed' : 'hint-restored',
    version,
    value,
    logged: (dismissal) => ({ key, ...dismissal }),
  });
  return { key, version: saved.version, ...saved.value };
}
