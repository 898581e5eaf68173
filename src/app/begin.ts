import type { BeginAnswer, BeginAttempt } from '../contract/begin';
import type { CheckedInput, MacroConfig } from '../contract/calls';
import { macroNode } from '../domain/adf/macro';
import { doc } from '../domain/adf/builders';
import { InvalidInput, NotAllowed, ReadOnly } from '../domain/failure';
import { otherTitles } from '../domain/page-title';
import { isZone } from '../domain/timeline-zones';
import type { Caller, TitledPage, World } from './ports';

/** The label by which pages with a postmortem are found. */
const LABEL = 'postmortem';

/** A look after a silent Confluence is not begun when the function may be cut off in the middle of it. */
const LOOK_MS = 11_000;

type Beginning = CheckedInput<'postmortem.begin'>;

/**
 * Creates a page with the macro on it, as the caller. Nothing is recorded: the first save does that. Repeating it
 * finds the page of the first time by the macro's id, wherever it was tried.
 * @throws ReadOnly, NotAllowed (no page may be created there), InvalidInput, ConfluenceUnavailable (nothing was sent)
 */
export async function beginPostmortem(world: World, caller: Caller, input: Beginning): Promise<BeginAnswer> {
  if (!caller.licensed) throw new ReadOnly();
  for (const tried of input.tried) {
    const { own } = await look(world, tried, input.localId);
    if (own) return finish(world, own);
  }
  const created = await world.newPages.create({
    spaceId: input.spaceId,
    title: input.title,
    body: doc([macroNode(world.site.macroHome(), input.localId, guestParams(input.config))]),
  });
  switch (created.kind) {
    case 'created':
      return finish(world, created.pageId);
    case 'not-allowed':
      throw new NotAllowed(
        'You may not create pages in this space, or it is gone. Choose another space; nothing you typed is lost.',
      );
    case 'refused':
      return refused(world, input, created.titleTaken);
    case 'unclear':
      return unclear(world, input);
  }
}

async function refused(world: World, input: Beginning, titleTaken: boolean): Promise<BeginAnswer> {
  const { own, others } = await look(world, input, input.localId);
  if (own) return finish(world, own);
  if (titleTaken || others > 0) return { kind: 'title-taken', offer: await freeTitle(world, input) };
  throw new InvalidInput('Confluence did not take this page. Change its title, or choose another space.');
}

async function unclear(world: World, input: Beginning): Promise<BeginAnswer> {
  if (world.deadline.remainingMs() < LOOK_MS) return { kind: 'unclear' };
  try {
    const { own } = await look(world, input, input.localId);
    return own ? await finish(world, own) : { kind: 'unclear' };
  } catch (error) {
    world.log.error('begin.not-looked', error);
    return { kind: 'unclear' };
  }
}

/** The page with that title that holds this macro, and how many others the caller sees. */
async function look(
  world: World,
  { spaceId, title }: BeginAttempt,
  localId: string,
): Promise<{ own: string | null; others: number }> {
  const pages = await world.newPages.titled(spaceId, title);
  const own = pages.find((page) => holds(page, localId));
  return { own: own?.pageId ?? null, others: pages.length - (own ? 1 : 0) };
}

/** An id is so long and so random that nobody writes it by accident. */
const holds = (page: TitledPage, localId: string) => page.body.includes(localId);

/** A page without its label is a page all the same. */
async function finish(world: World, pageId: string): Promise<BeginAnswer> {
  try {
    await world.newPages.label(pageId, LABEL);
    return { kind: 'created', pageId, labelled: true };
  } catch (error) {
    world.log.error('begin.not-labelled', error);
    return { kind: 'created', pageId, labelled: false };
  }
}

/** The first of the other titles that the caller sees no page with; the last one where all are taken. */
async function freeTitle(world: World, { spaceId, title, config }: Beginning): Promise<string> {
  const { startedAt, zone } = config;
  const known = startedAt && !Number.isNaN(Date.parse(startedAt));
  const began = known ? { at: startedAt, zone: zone !== undefined && isZone(zone) ? zone : 'UTC' } : null;
  let offer = title;
  for (const other of otherTitles(title, began)) {
    offer = other;
    if (world.deadline.remainingMs() < LOOK_MS) break;
    if ((await world.newPages.titled(spaceId, other)).length === 0) break;
  }
  return offer;
}

/** What the macro is told; the platform refuses null. */
function guestParams(config: MacroConfig): Record<string, string | readonly string[]> {
  const told = Object.entries(config).flatMap(([name, value]) =>
    value === undefined || value === null ? [] : [[name, value] as const],
  );
  return Object.fromEntries(told);
}
