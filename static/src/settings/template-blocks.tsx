import Button from '@atlaskit/button/default/button';
import Checkbox from '@atlaskit/checkbox';
import { useRef, useState } from 'react';
import {
  type BlockKey,
  BLOCKS,
  isExtra,
  isSection,
  type Template,
  type TemplateBlock,
} from '../../../src/contract/template-blocks';
import { extraKey, movedBlock } from '../../../src/contract/template-edits';
import { titleOf } from '../postmortem/report-blocks';
import { useAnnounce } from '../shared/announcer';
import { TextBlock, TextLine } from '../shared/controls';
import { templateTexts } from '../texts/templates';

interface TemplateBlocksProps {
  readonly template: Template;
  readonly onChange: (template: Template) => void;
}

/** The sections in their order: moved by buttons, which every keyboard has. */
export function TemplateBlocks({ template, onChange }: TemplateBlocksProps) {
  const announce = useAnnounce();
  const list = useRef<HTMLOListElement>(null);
  const { blocks } = template;
  const change = (key: BlockKey, part: Partial<TemplateBlock>) =>
    onChange({ blocks: blocks.map((block) => (block.key === key ? { ...block, ...part } : block)) });
  const move = (block: TemplateBlock, to: number) => {
    onChange(movedBlock(template, block.key, to));
    announce(templateTexts.moved(nameOf(block), to + 1, blocks.length));
  };
  const remove = (block: TemplateBlock) => {
    onChange({ blocks: blocks.filter(({ key }) => key !== block.key) });
    announce(templateTexts.removed(nameOf(block)));
    list.current?.focus();
  };
  return (
    <>
      <ol className="plain-list stack" aria-label={templateTexts.sections} ref={list} tabIndex={-1}>
        {blocks.map((block, place) => (
          <li key={block.key} className="panel stack" data-testid="template-block">
            <div className="row-apart">
              <strong>{nameOf(block)}</strong>
              <div className="row">
                <Button
                  spacing="compact"
                  aria-label={templateTexts.up(nameOf(block))}
                  isDisabled={place === 0}
                  onClick={() => move(block, place - 1)}
                >
                  ↑
                </Button>
                <Button
                  spacing="compact"
                  aria-label={templateTexts.down(nameOf(block))}
                  isDisabled={place === blocks.length - 1}
                  onClick={() => move(block, place + 1)}
                >
                  ↓
                </Button>
                {isExtra(block.key) && (
                  <Button
                    spacing="compact"
                    appearance="subtle"
                    aria-label={templateTexts.remove(nameOf(block))}
                    onClick={() => remove(block)}
                  >
                    ✕
                  </Button>
                )}
              </div>
            </div>
            <BlockFields block={block} onChange={(part) => change(block.key, part)} />
          </li>
        ))}
      </ol>
      <NewSection
        onAdd={(title) => {
          const key = extraKey(title, [...BLOCKS, ...blocks.map((block) => block.key)]);
          onChange({ blocks: [...blocks, { key, title, prompt: '', required: false }] });
          announce(templateTexts.moved(title, blocks.length + 1, blocks.length + 1));
        }}
      />
    </>
  );
}

const nameOf = (block: TemplateBlock) => titleOf(block) || templateTexts.untitled;

interface BlockFieldsProps {
  readonly block: TemplateBlock;
  readonly onChange: (part: Partial<TemplateBlock>) => void;
}

function BlockFields({ block, onChange }: BlockFieldsProps) {
  return (
    <>
      {isExtra(block.key) && (
        <TextLine
          label={templateTexts.title}
          required
          value={block.title}
          onChange={(title) => onChange({ title })}
        />
      )}
      {isSection(block.key) && (
        <TextBlock
          label={templateTexts.prompt}
          hint={isExtra(block.key) ? undefined : templateTexts.promptHint}
          rows={2}
          value={block.prompt}
          onChange={(prompt) => onChange({ prompt })}
        />
      )}
      <Checkbox
        label={templateTexts.required}
        isChecked={block.required}
        onChange={(event) => onChange({ required: event.currentTarget.checked })}
      />
    </>
  );
}

function NewSection({ onAdd }: { readonly onAdd: (title: string) => void }) {
  const [title, setTitle] = useState('');
  const [problem, setProblem] = useState('');
  const add = () => {
    if (title.trim() === '') {
      setProblem(templateTexts.newSectionMissing);
      return;
    }
    onAdd(title.trim());
    setTitle('');
    setProblem('');
  };
  return (
    <div className="row">
      <TextLine
        label={templateTexts.newSection}
        value={title}
        error={problem || undefined}
        onChange={setTitle}
      />
      <Button onClick={add}>{templateTexts.addSection}</Button>
    </div>
  );
}
