import type { Node } from 'prosemirror-model';
import type { NodeView } from 'prosemirror-view';

/** Mentions that are shown, so that they say the name once it is known. */
export class MentionViews {
  private readonly shown = new Map<HTMLElement, Node>();
  private nameOf: (accountId: string) => string = () => '';

  /** Names are looked up; what the text calls somebody is not believed. */
  rename(nameOf: (accountId: string) => string): void {
    this.nameOf = nameOf;
    for (const [element, node] of this.shown) element.textContent = this.words(node);
  }

  readonly make = (node: Node): NodeView => {
    const dom = document.createElement('span');
    dom.className = 'mention';
    dom.textContent = this.words(node);
    this.shown.set(dom, node);
    return { dom, ignoreMutation: () => true, destroy: () => this.shown.delete(dom) };
  };

  private words(node: Node): string {
    return `@${this.nameOf(String(node.attrs['id']))}`;
  }
}
