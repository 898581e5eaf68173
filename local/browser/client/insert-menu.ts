import type { OfferedMacro } from '../pages/page-edit';
import type { TextBlock } from './editor-blocks';
import { element } from './element';

/** The list of macros under a paragraph that begins with a slash. */
export class InsertMenu {
  private readonly list = element('ul', {
    class: 'insert-menu',
    role: 'listbox',
    id: 'insert-menu',
    'aria-label': 'Insert',
  });
  private block: TextBlock | undefined;
  private offered: readonly OfferedMacro[] = [];
  private active = 0;

  constructor(
    private readonly macros: readonly OfferedMacro[],
    private readonly chosen: (macro: OfferedMacro, block: TextBlock) => void,
  ) {}

  /** Opens, narrows or closes with what has been typed. */
  follow(block: TextBlock): void {
    const typed = /^\/(\S*)$/.exec(block.text)?.[1]?.toLowerCase();
    this.offered =
      typed === undefined
        ? []
        : this.macros.filter((macro) =>
            [macro.key, macro.title].some((name) => name.toLowerCase().startsWith(typed)),
          );
    this.active = 0;
    if (this.offered.length === 0) return this.close();
    this.block = block;
    block.element.after(this.list);
    block.element.setAttribute('aria-controls', 'insert-menu');
    this.draw();
  }

  close(): void {
    this.block?.element.removeAttribute('aria-controls');
    this.block?.element.removeAttribute('aria-activedescendant');
    this.block = undefined;
    this.list.remove();
  }

  /** True when the key belonged to the menu. */
  key(event: KeyboardEvent): boolean {
    if (!this.block) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      this.active = (this.active + step + this.offered.length) % this.offered.length;
      this.draw();
    } else if (event.key === 'Enter') this.choose(this.active);
    else if (event.key === 'Escape') this.close();
    else return false;
    event.preventDefault();
    return true;
  }

  private draw(): void {
    const options = this.offered.map((macro, index) => {
      const option = element(
        'li',
        { role: 'option', id: `insert-${macro.key}`, 'aria-selected': String(index === this.active) },
        element('strong', {}, macro.title),
        element('span', {}, macro.description),
      );
      // Before the paragraph loses its focus to the click.
      option.addEventListener('mousedown', (event) => {
        event.preventDefault();
        this.choose(index);
      });
      return option;
    });
    this.list.replaceChildren(...options);
    this.block?.element.setAttribute('aria-activedescendant', options[this.active]?.id ?? '');
  }

  private choose(index: number): void {
    const macro = this.offered[index];
    const { block } = this;
    this.close();
    if (macro && block) this.chosen(macro, block);
  }
}
