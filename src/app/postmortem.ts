import type { OpenAnswer, PostmortemView, Versioned } from '../contract/postmortem';
import type { Place } from '../contract/fields';
import type { Header, SectionKey } from '../domain/postmortem';
import { SECTIONS } from '../domain/postmortem';
import { Conflict } from '../domain/failure';
import { NO_IMPACT_FACTS } from '../domain/impact-facts';
import { withMentions } from '../domain/mentions';
import { actionView } from './actions';
import { attachConfigured } from './configured';
import { createPostmortem, type Edit, keyOf, type Saved, saveRow } from './edit';
import type { Caller, PageAccess, StoredPostmortem, World } from './ports';
import { outside } from './people-in';
import { gateBanners } from './release-gate';
import { lifecycleView, standingOf } from './lifecycle';
import { lifecycleFactsOf } from './imported-lifecycle';
import { reviewOf } from './review';
import { mapHolders } from './roles';

/** Reads what the page shows. Writes nothing; two statements. */
export async function openPostmortem(
  world: World,
  caller: Caller,
  page: PageAccess,
  place: Place,
): Promise<OpenAnswer> {
  const stored = await world.postmortems.open(place);
  const mayEdit = page.mayEdit && caller.licensed;
  if (stored === null) {
    const template = await world.templates.current(page.spaceId);
    return { kind: 'draft', mayEdit, template: template?.template ?? null };
  }
  return {
    kind: 'postmortem',
    mayEdit,
    postmortem: {
      id: stored.postmortem.id,
      header: { version: stored.postmortem.version, value: stored.postmortem.header },
      services: stored.services,
      ...sectionsOf(stored),
      template: stored.template?.template ?? null,
      timeline: stored.timeline,
      causes: stored.causes,
      impact: stored.impact ?? { version: 0, value: NO_IMPACT_FACTS },
      fiveWhys: stored.fiveWhys,
      factors: stored.factors,
      links: stored.links,
      roles: stored.roles.map(({ role, version, value }) => ({
        role,
        version,
        value: outside({ value, people: stored.people }, mapHolders),
      })),
      controls: stored.controls,
      ...(await reviewOf(world, stored)),
      dismissedHints: stored.hints.map(({ key, version, value }) => ({ key, version, ...value })),
      lifecycleFacts: lifecycleFactsOf(stored),
      lifecycle: lifecycleView(await standingOf(world, stored)),
      actions: stored.actions.map(actionView),
      people: namedIn(stored),
    },
    gates: await gateBanners(world, place, stored),
  };
}

function namedIn(stored: StoredPostmortem): readonly string[] {
  const mentioned = Object.values(stored.people).filter((accountId) => accountId !== '');
  return [...new Set([...stored.actions.flatMap((action) => action.fields.owner ?? []), ...mentioned])];
}

function sectionsOf(stored: StoredPostmortem): Pick<PostmortemView, 'sections' | 'extras'> {
  const shown = stored.sections.map(({ key, version, text }) => ({
    key,
    version,
    value: withMentions(text, (id) => stored.people[id] || undefined),
  }));
  const texts = new Map(shown.map((section) => [section.key, section]));
  const section = (key: SectionKey): Versioned<string> => ({
    version: texts.get(key)?.version ?? 0,
    value: texts.get(key)?.value ?? '',
  });
  const entries = SECTIONS.map((key) => [key, section(key)] as const);
  return {
    sections: Object.fromEntries(entries) as Record<SectionKey, Versioned<string>>,
    extras: shown.filter(({ key }) => !SECTIONS.some((name) => name === key)),
  };
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
