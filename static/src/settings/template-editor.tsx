import * as v from 'valibot';
import { BUILT_IN_TEMPLATE, type Template } from '../../../src/contract/template-blocks';
import { blockKey, template as templateSchema, type TemplateView } from '../../../src/contract/templates';
import { call } from '../backend';
import { checkedBy, whyNotBy } from '../postmortem/checks';
import { promptOf, titleOf } from '../postmortem/report-blocks';
import { EditorForm } from '../shared/editor-form';
import { useThingEditor } from '../shared/use-thing-editor';
import { templateTexts } from '../texts/templates';
import { TemplateBlocks } from './template-blocks';
import { TemplatePreview } from './template-preview';
import { templatesKey, useSettingsReread } from './use-settings-changed';

/** A kept draft may be half done, so it is checked for its shape only; the whole contract applies on saving. */
const draftShape = v.object({
  blocks: v.array(v.object({ key: blockKey, title: v.string(), prompt: v.string(), required: v.boolean() })),
});

interface TemplateEditorProps {
  readonly view: TemplateView;
  /** Of its scope, in a sentence. */
  readonly name: string;
  readonly onClose: () => void;
}

/** Prompts, order, what is required and sections of one's own, with what a new postmortem would look like. */
export function TemplateEditor({ view, name, onClose }: TemplateEditorProps) {
  const reread = useSettingsReread(templatesKey);
  const { scope } = view;
  const editor = useThingEditor<Template>(
    {
      name: templateTexts.editorName(name),
      draftKey: `debrief:template:${scope.kind === 'site' ? 'site' : scope.id}`,
      version: view.number,
      value: view.template ?? BUILT_IN_TEMPLATE,
      check: checkedBy(draftShape),
      whyNot: whyNotBy(templateSchema),
      save: async ({ changeId, version, value }) => {
        const saved = await call('templates.save', { changeId, scope, number: version, template: value });
        await reread();
        return saved.number;
      },
    },
    onClose,
  );
  return (
    <EditorForm editor={editor} describe={describeTemplate}>
      <TemplateBlocks template={editor.value} onChange={editor.set} />
      <TemplatePreview template={editor.value} />
    </EditorForm>
  );
}

function describeTemplate({ blocks }: Template) {
  return blocks.map((block) => ({
    label: titleOf(block) || templateTexts.untitled,
    text: `${promptOf(block)}${block.required ? ` (${templateTexts.requiredMark})` : ''}`.trim(),
  }));
}
