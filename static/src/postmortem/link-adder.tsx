import { useRef } from 'react';
import * as v from 'valibot';
import { reportLink } from '../../../src/contract/findings';
import {
  guessLinkKind,
  LINK_KINDS,
  type LinkKind,
  linksIn,
  type ReportLink,
  shownAddress,
} from '../../../src/contract/links';
import { call } from '../backend';
import { Choice, TextBlock, TextLine } from '../shared/controls';
import { EditorForm } from '../shared/editor-form';
import { newId } from '../shared/new-id';
import { useThingEditor } from '../shared/use-thing-editor';
import { linkKindNames, linkTexts } from '../texts/links';
import { checkedBy, whyNotBy } from './checks';
import { draftKeyOf, useHere } from './here';
import { withLinks } from './record-findings';
import { useRecordChanged } from './use-open';

interface NewLink {
  readonly id: string;
  readonly kind: LinkKind;
  readonly url: string;
  readonly title: string;
}

/** What was pasted, and what is made of it. */
interface Pasted {
  readonly text: string;
  readonly links: readonly NewLink[];
}

const pastedShape = v.object({
  text: v.string(),
  links: v.array(
    v.object({ id: v.string(), kind: v.picklist(LINK_KINDS), url: v.string(), title: v.string() }),
  ),
});

interface LinkAdderProps {
  /** Those that are there already. */
  readonly links: readonly ReportLink[];
  readonly nextPosition: number;
  readonly onClose: () => void;
}

/** Several links at once: addresses are found in what was pasted, and each is guessed what it leads to. */
export function LinkAdder({ links, nextPosition, onClose }: LinkAdderProps) {
  const { place, config } = useHere();
  const recordChanged = useRecordChanged();
  /** What was ever sent from here, answered or not. */
  const sent = useRef(new Set<string>());
  const saveLink = async (value: ReportLink) => {
    sent.current.add(wordsOf(value));
    // Each link is one change with the link's own id, so a repeated attempt adds none twice.
    const added = await call('links.save', { place, config, changeId: value.id, version: 0, value });
    const isOurs = added.version === 1 || sent.current.has(wordsOf(added.value));
    if (!isOurs || wordsOf(added.value) === wordsOf(value)) return added;
    // An attempt whose answer was lost had added it, and it was edited since.
    return call('links.save', {
      place,
      config,
      changeId: newId(),
      version: added.version,
      value: { ...value, position: added.value.position },
    });
  };
  const editor = useThingEditor<Pasted>(
    {
      name: linkTexts.add,
      draftKey: draftKeyOf(place, 'links:new'),
      version: 0,
      value: { text: '', links: [] },
      check: checkedBy(pastedShape),
      whyNot: ({ links: pasted }) =>
        pasted.length === 0
          ? linkTexts.noneFound
          : (pasted.map((link) => whyNotLink({ ...link, position: 0 })).find((why) => why !== null) ?? null),
      save: async ({ value: { links: pasted } }) => {
        for (const [index, link] of pasted.entries()) {
          const saved = await saveLink({ ...link, position: nextPosition + index });
          await recordChanged(withLinks([saved]));
        }
        return 1;
      },
    },
    onClose,
  );
  const { value, set } = editor;
  // After an attempt that got half way, what it added stands in the list above.
  const rest = value.links.filter(({ id }) => !links.some((link) => link.id === id));
  const change = (id: string, part: Partial<NewLink>) =>
    set({ ...value, links: value.links.map((link) => (link.id === id ? { ...link, ...part } : link)) });
  return (
    <div className="panel">
      <EditorForm editor={editor} describe={({ text }) => [{ label: linkTexts.paste, text }]}>
        <TextBlock
          label={linkTexts.paste}
          hint={linkTexts.pasteHint}
          value={value.text}
          onChange={(text) => set(readAgain(text, value.links, links))}
        />
        <p className="small subtle" role="status">
          {value.text.trim() === '' ? '' : linkTexts.found(rest.length)}
        </p>
        {rest.map((link) => (
          <div key={link.id} className="stack" data-testid="new-link">
            <span className="small">
              {shownAddress(link.url)}
              {links.some(({ url }) => url === link.url) && <span className="wrong"> {linkTexts.there}</span>}
            </span>
            <div className="fields">
              <Choice
                label={linkTexts.kindOf(shownAddress(link.url))}
                value={link.kind}
                options={LINK_KINDS.map((kind) => ({ value: kind, label: linkKindNames[kind] }))}
                onChange={(kind) => change(link.id, { kind })}
              />
              <TextLine
                label={linkTexts.titleOf(shownAddress(link.url))}
                value={link.title}
                onChange={(title) => change(link.id, { title })}
              />
            </div>
          </div>
        ))}
      </EditorForm>
    </div>
  );
}

const wordsOf = ({ id, kind, url, title }: NewLink) => JSON.stringify([id, kind, url, title]);

const whyNotLink = whyNotBy(reportLink);

/** What a person chose for an address stays while the address does. */
function readAgain(text: string, before: readonly NewLink[], there: readonly ReportLink[]): Pasted {
  const found: NewLink[] = [];
  for (const { url, title } of linksIn(text)) {
    const known = before.find((link) => link.url === url);
    const taken = [...there, ...found].map(({ kind }) => kind);
    found.push(known ?? { id: newId(), url, title, kind: guessLinkKind(url, taken) });
  }
  return { text, links: found };
}
