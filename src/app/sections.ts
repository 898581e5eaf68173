import { InvalidInput } from '../domain/failure';
import { mentionedIn, MENTIONS_MOST, withMentions } from '../domain/mentions';
import type { AnySection } from '../domain/postmortem';
import { type Edit, keyOf, type Saved, saveRow } from './edit';
import type { SectionText, World } from './ports';

/** Saves the text of a section. Mentions come with account ids and are kept with `people.id`s, without names. */
export async function saveSection(
  world: World,
  edit: Edit,
  input: { section: AnySection; version: number; value: string },
): Promise<Saved<string>> {
  const accounts = mentionedIn(input.value);
  if (accounts.length > MENTIONS_MOST)
    throw new InvalidInput(
      `A text mentions at most ${String(MENTIONS_MOST)} people. Name the group instead.`,
    );
  const saved = await saveRow<SectionText>(world, edit, {
    version: input.version,
    what: `${input.section}-edited`,
    basis: () => world.postmortems.sectionBasis(keyOf(edit), input.section),
    // Not earlier: an edit that is refused leaves nobody behind.
    next: async (before) => {
      const ids = await world.people.idsOf(accounts);
      const people = Object.fromEntries([...ids].map(([accountId, id]) => [id, accountId]));
      return {
        text: withMentions(input.value, (accountId) => ids.get(accountId)),
        people: { ...before?.people, ...people },
      };
    },
    logged: ({ text }) => text,
    shown,
    commit: async (postmortemId, row, next, change) => {
      // First, so that no text stands there whose people nobody can look up.
      await world.people.mention(postmortemId, mentionedIn(next.text));
      return world.postmortems.saveSection(postmortemId, input.section, row, next.text, change);
    },
  });
  return { version: saved.version, value: shown(saved.value) };
}

const shown = ({ text, people }: SectionText): string => withMentions(text, (id) => people[id] || undefined);
