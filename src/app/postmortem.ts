import type { OpenAnswer, Versioned } from '../contract/postmortem';
import type { Place } from '../contract/fields';
import type { Header, SectionKey } from '../domain/postmortem';
import { SECTIONS } from '../domain/postmortem';
import { Conflict } from '../domain/failure';
import { actionView } from './actions';
import { attachConfigured, createPostmortem, type Edit, keyOf, type Saved, saveRow } from './edit';
import type { Caller, PageAccess, StoredPostmortem, World } from './ports';
import { gateBanners } from './release-gate';

/** Reads what the page shows. Writes nothing; two statements. */
export async function openPostmortem(
  world: World,
  caller: Caller,
  page: PageAccess,
  place: Place,
): Promise<OpenAnswer> {
  const stored = await world.postmortems.open(place);
  const mayEdit = page.mayEdit && caller.licensed;
  if (stored === null) return { kind: 'draft', mayEdit };
  return {
    kind: 'postmortem',
    mayEdit,
    postmortem: {
      id: stored.postmortem.id,
      header: { version: stored.postmortem.version, value: stored.postmortem.header },
      services: stored.services,
      sections: sectionsOf(stored),
      timeline: stored.timeline,
      causes: stored.causes,
      actions: stored.actions.map(actionView),
      people: [...new Set(stored.actions.flatMap((action) => action.fields.owner ?? []))],
    },
    gates: await gateBanners(world, place, stored),
  };
}

function sectionsOf(stored: StoredPostmortem): Record<SectionKey, Versioned<string>> {
  const texts = new Map(stored.sections.map((section) => [section.key, section]));
  const section = (key: SectionKey): Versioned<string> => ({
    version: texts.get(key)?.version ?? 0,
    value: texts.get(key)?.text ?? '',
  });
  const entries = SECTIONS.map((key) => [key, section(key)] as const);
  return Object.fromEntries(entries) as Record<SectionKey, Versioned<string>>;
}

export async function saveHeader(
  world: World,
  edit: Edit,
  input: { version: number; value: Header },
): Promise<Saved<Header>> {
  const basis = await world.postmortems.basis(keyOf(edit));
  if (basis.postmortem === null && input.version === 0) {
    const personId = basis.personId ?? (await world.people.idOf(edit.caller.accountId));
    const created = await createPostmortem(world, edit, input.value, personId);
    await attachConfigured(world, edit, created.id, personId);
    if (created.id === edit.changeId) return { version: created.version, value: created.header };
    throw new Conflict('Somebody else started this postmortem a moment ago. Compare both, then save.', {
      version: created.version,
      value: created.header,
    });
  }
  let first = true;
  return saveRow<Header>(world, edit, {
    version: input.version,
    what: 'header-edited',
    basis: () => (first ? ((first = false), Promise.resolve(basis)) : world.postmortems.basis(keyOf(edit))),
    next: () => input.value,
    logged: (header) => header,
    commit: (postmortemId, row, next, change) =>
      row === null
        ? Promise.resolve({ kind: 'conflict' })
        : world.postmortems.saveHeader(postmortemId, row, next, change),
  });
}

export function saveSection(
  world: World,
  edit: Edit,
  input: { section: SectionKey; version: number; value: string },
): Promise<Saved<string>> {
  return saveRow<string>(world, edit, {
    version: input.version,
    what: `${input.section}-edited`,
    basis: () => world.postmortems.sectionBasis(keyOf(edit), input.section),
    next: () => input.value,
    logged: (text) => text,
    commit: (postmortemId, row, next, change) =>
      world.postmortems.saveSection(postmortemId, input.section, row, next, change),
  });
}
