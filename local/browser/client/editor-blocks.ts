import type { AdfNode } from '../../site/confluence/state';
import { element } from './element';

/** One block of the page in the editor. */
export interface Block {
  readonly element: HTMLElement;
  /** Undefined: nothing worth keeping. */
  toNode(): AdfNode | undefined;
  remove(): void;
}

/** A paragraph or heading of plain text can be typed into; whatever else stands there is kept as it is. */
export const isPlainText = (node: AdfNode): boolean =>
  (node.type === 'paragraph' || node.type === 'heading') &&
  (node.content ?? []).every((child) => child.type === 'text' && (child.marks ?? []).length === 0);

export interface TextBlockEvents {
  changed(block: TextBlock): void;
  /** Enter: the text behind the caret goes to a new paragraph. */
  split(block: TextBlock, rest: string): void;
  /** Backspace in an empty block. */
  emptied(block: TextBlock): void;
  /** True when somebody else used the key. */
  key(block: TextBlock, event: KeyboardEvent): boolean;
}

export class TextBlock implements Block {
  readonly element: HTMLElement;

  constructor(
    private readonly node: AdfNode,
    private readonly events: TextBlockEvents,
  ) {
    const heading = node.type === 'heading';
    this.element = element('div', {
      class: heading ? `text-block heading-${Number(node.attrs?.['level'] ?? 2)}` : 'text-block',
      contenteditable: 'true',
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-label': heading ? 'Heading' : 'Paragraph',
      'data-placeholder': heading ? 'Heading' : 'Write, or type / to insert',
    });
    this.text = (node.content ?? []).map((child) => child.text ?? '').join('');
    this.element.addEventListener('input', () => events.changed(this));
    this.element.addEventListener('keydown', (event) => this.keyDown(event));
    this.element.addEventListener('paste', (event) => {
      event.preventDefault();
      const pasted = event.clipboardData?.getData('text/plain').replace(/\s+/g, ' ') ?? '';
      insertAtCaret(pasted);
      events.changed(this);
    });
  }

  get text(): string {
    return this.element.textContent.replaceAll(' ', ' ');
  }

  set text(text: string) {
    this.element.textContent = text;
  }

  focus(): void {
    this.element.focus();
    getSelection()?.selectAllChildren(this.element);
    getSelection()?.collapseToEnd();
  }

  toNode(): AdfNode {
    return { ...this.node, content: this.text === '' ? [] : [{ type: 'text', text: this.text }] };
  }

  remove(): void {
    this.element.remove();
  }

  private keyDown(event: KeyboardEvent): void {
    if (this.events.key(this, event)) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      const caret = caretIn(this.element);
      const { text } = this;
      this.text = text.slice(0, caret);
      this.events.split(this, text.slice(caret));
    } else if (event.key === 'Backspace' && this.text === '') {
      event.preventDefault();
      this.events.emptied(this);
    }
  }
}

function insertAtCaret(text: string): void {
  const range = getSelection()?.getRangeAt(0);
  range?.deleteContents();
  range?.insertNode(document.createTextNode(text));
  range?.collapse(false);
}

function caretIn(block: HTMLElement): number {
  const selection = getSelection();
  if (!selection || selection.rangeCount === 0) return block.textContent.length;
  const before = selection.getRangeAt(0).cloneRange();
  before.selectNodeContents(block);
  before.setEnd(selection.getRangeAt(0).startContainer, selection.getRangeAt(0).startOffset);
  return before.toString().length;
}

/** Content this editor doesn't change: shown, and published as it was. */
export class KeptBlock implements Block {
  readonly element: HTMLElement;

  constructor(
    private readonly node: AdfNode,
    markup: string,
  ) {
    this.element = element('div', { class: 'kept-block' });
    // Escaped by the server that rendered it.
    this.element.innerHTML = markup;
  }

  toNode(): AdfNode {
    return this.node;
  }

  remove(): void {
    this.element.remove();
  }
}
