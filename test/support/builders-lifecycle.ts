import { openPostmortem } from '../../src/app/postmortem';
import { saveListRow } from '../../src/app/list-rows';
import { saveSection } from '../../src/app/sections';
import { takeStep } from '../../src/app/lifecycle';
import { publishReport } from '../../src/app/publish';
import type { LifecycleState, LifecycleView } from '../../src/contract/lifecycle';
import type { SectionKey } from '../../src/domain/postmortem';
import { aCaller, aCause, anEdit, anEntry, aPage, PLACE } from './builders';
import type { MemoryWorld } from './ports-world';

export const by = (accountId: string, changeId?: string) =>
  anEdit({ caller: aCaller({ accountId }), ...(changeId === undefined ? {} : { changeId }) });

export async function lifecycleOf(world: MemoryWorld): Promise<LifecycleView> {
  const answer = await openPostmortem(world, aCaller(), aPage(), PLACE);
  if (answer.kind !== 'postmortem' || answer.postmortem.lifecycle === null)
    throw new Error('nothing was saved');
  return answer.postmortem.lifecycle;
}

/** Writes one section anew. */
export async function write(
  world: MemoryWorld,
  section: SectionKey,
  value: string,
  as = 'ada',
): Promise<void> {
  const stored = await world.postmortems.open(PLACE);
  const version = stored?.sections.find(({ key }) => key === section)?.version ?? 0;
  await saveSection(world, by(as), { section, version, value });
}

/** A report that no required check holds back, on a page that holds its macro. */
export async function completeReport(world: MemoryWorld): Promise<void> {
  for (const section of ['summary', 'impact', 'lessons'] as const)
    await write(world, section, `What there is to say of the ${section}.`);
  await saveListRow(world, world.timeline, 'timeline-entry', by('ada'), { version: 0, value: anEntry() });
  await saveListRow(world, world.causes, 'cause', by('ada'), { version: 0, value: aCause() });
  const macro = { type: 'extension', attrs: { localId: PLACE.localId } };
  const body = JSON.stringify({ type: 'doc', version: 1, content: [macro] });
  world.pageBodies.pages.set(PLACE.pageId, {
    title: 'Incident of 1 March',
    version: 4,
    body,
    labels: ['postmortem'],
  });
}

export const send = (world: MemoryWorld, as = 'ada') =>
  takeStep(world, by(as), { ...input, step: 'send', from: 'draft' });

/** Approves what stands there now. */
export async function approve(world: MemoryWorld, as = 'bob', changeId?: string): Promise<LifecycleView> {
  const { revision, state } = await lifecycleOf(world);
  return takeStep(world, by(as, changeId), { ...input, step: 'approve', from: state, revision });
}

export async function publish(world: MemoryWorld, as = 'ada', changeId?: string, from?: LifecycleState) {
  const { revision, state } = await lifecycleOf(world);
  return publishReport(world, by(as, changeId), { from: from ?? state, revision });
}

export const input = { place: PLACE, changeId: '', config: {} };
