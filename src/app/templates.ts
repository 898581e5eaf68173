import type { TemplateView } from '../contract/templates';
import { Conflict } from '../domain/failure';
import { BUILT_IN_TEMPLATE, isSameScope, type Template, type TemplateScope } from '../domain/templates';
import type { Caller, World } from './ports';

export const listTemplates = (world: World): Promise<readonly TemplateView[]> => world.templates.list();

/**
 * Saves the next version of a template. Postmortems that began with an earlier one keep it.
 * @throws Conflict when somebody else saved one meanwhile
 */
export async function saveTemplate(
  world: World,
  caller: Caller,
  input: { changeId: string; scope: TemplateScope; number: number; template: Template | null },
): Promise<{ number: number }> {
  const number = input.number + 1;
  const by = await world.people.idOf(caller.accountId);
  const committed = await world.templates.save(input.changeId, input.scope, number, input.template, {
    id: input.changeId,
    by,
    at: new Date(world.clock.now()).toISOString(),
    what: input.template === null ? 'template-taken-back' : 'template-saved',
    before: null,
    after: { scope: input.scope, number, template: input.template },
  });
  if (committed.kind === 'done') return { number };
  const newest = (await world.templates.list()).find(({ scope }) => isSameScope(scope, input.scope));
  throw new Conflict(
    'Somebody else saved this template meanwhile. Compare both, then save yours or a mixture.',
    newest ? { version: newest.number, value: newest.template ?? BUILT_IN_TEMPLATE } : null,
  );
}
