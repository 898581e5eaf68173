import * as v from 'valibot';
import { reportLink } from '../../../src/contract/findings';
import { LINK_KINDS, type ReportLink, shownAddress } from '../../../src/contract/links';
import type { Versioned } from '../../../src/contract/postmortem';
import { call } from '../backend';
import { Choice, TextLine } from '../shared/controls';
import { EditorForm } from '../shared/editor-form';
import { withScheme } from '../shared/typed-address';
import { useThingEditor } from '../shared/use-thing-editor';
import { linkKindNames, linkTexts } from '../texts/links';
import { checkedBy, whyNotBy } from './checks';
import { draftKeyOf, useHere } from './here';
import { withLinks } from './record-findings';
import { useRecordChanged } from './use-open';

const linkShape = v.object({
  id: v.string(),
  kind: v.picklist(LINK_KINDS),
  url: v.string(),
  title: v.string(),
  position: v.number(),
});

interface LinkEditorProps {
  readonly link: Versioned<ReportLink>;
  readonly onClose: () => void;
}

/** One link: where it leads, what that is, and how it is called. */
export function LinkEditor({ link, onClose }: LinkEditorProps) {
  const { place, config } = useHere();
  const recordChanged = useRecordChanged();
  const editor = useThingEditor<ReportLink>(
    {
      name: linkTexts.linkNamed(link.value.title || shownAddress(link.value.url)),
      draftKey: draftKeyOf(place, `links:${link.value.id}`),
      version: link.version,
      value: link.value,
      check: checkedBy(linkShape),
      whyNot: (value) => whyNotBy(reportLink)(whole(value)),
      save: async ({ value, ...change }) => {
        const saved = await call('links.save', { place, config, ...change, value: whole(value) });
        await recordChanged(withLinks([saved]));
        return saved.version;
      },
    },
    onClose,
  );
  const { value, set } = editor;
  return (
    <div className="panel">
      <EditorForm editor={editor} describe={describeLink}>
        <TextLine
          label={linkTexts.address}
          required
          value={value.url}
          onChange={(url) => set({ ...value, url })}
        />
        <div className="fields">
          <Choice
            label={linkTexts.kind}
            value={value.kind}
            options={LINK_KINDS.map((kind) => ({ value: kind, label: linkKindNames[kind] }))}
            onChange={(kind) => set({ ...value, kind })}
          />
          <TextLine
            label={linkTexts.title}
            hint={linkTexts.titleHint}
            value={value.title}
            onChange={(title) => set({ ...value, title })}
          />
        </div>
      </EditorForm>
    </div>
  );
}

const whole = (link: ReportLink): ReportLink => ({ ...link, url: withScheme(link.url) });

function describeLink({ url, kind, title }: ReportLink) {
  return [
    { label: linkTexts.address, text: url },
    { label: linkTexts.kind, text: linkKindNames[kind] },
    { label: linkTexts.title, text: title },
  ];
}
