import { closeHistory } from 'prosemirror-history';
import type { Command, Plugin } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { markedWords, markingOf, placesOf, type MarkedWords } from './blame-marks';
import { stateOf } from './editor-state';
import { MentionViews } from './mention-node';
import { keyOf, toolStatesOf, type ToolStates } from './tool-states';
import { openMarkdown, type Written, type WrittenText } from './written-text';

/** Writing Markdown anew takes longer the longer the text; it waits for a pause. */
const PAUSE_MS = 250;

export interface RichTextListeners {
  /** Only after somebody has changed something. */
  readonly onChange: (markdown: string) => void;
  readonly onTools: (states: ToolStates) => void;
  readonly onLink: () => void;
  /** Attributes of the element that is written in. */
  readonly attributes: () => Record<string, string>;
  readonly plugins: readonly Plugin[];
}

/** An editor on the page, between Markdown and what one sees. */
export class RichTextView {
  readonly view: EditorView;
  readonly mentions = new MentionViews();
  private opened: WrittenText;
  /** As the text stands outside. */
  private known: string;
  private written: Written | null = null;
  private pending: ReturnType<typeof setTimeout> | null = null;
  private toolsKey = '';

  constructor(
    place: HTMLElement,
    value: string,
    private readonly listeners: RichTextListeners,
  ) {
    this.known = value;
    this.opened = openMarkdown(value);
    this.view = new EditorView(place, {
      state: stateOf(this.opened.doc, listeners.onLink, [...listeners.plugins, markedWords()]),
      attributes: (state) => ({
        ...listeners.attributes(),
        ...(state.doc.childCount === 1 &&
        state.doc.firstChild?.isTextblock === true &&
        state.doc.firstChild.childCount === 0
          ? { 'data-empty': '' }
          : {}),
      }),
      nodeViews: { mention: this.mentions.make },
      handleDOMEvents: {
        blur: () => this.flush(),
        // Links are followed where the text is read.
        click: (_view, event) => {
          if (event.target instanceof Element && event.target.closest('a')) event.preventDefault();
          return false;
        },
      },
      dispatchTransaction: (tr) => {
        this.view.updateState(this.view.state.apply(tr));
        if (tr.docChanged) this.later();
        this.tellTools();
      },
    });
    this.tellTools();
    window.addEventListener('pagehide', this.leave);
    document.addEventListener('visibilitychange', this.leave);
  }

  /** Runs a command and goes back to the text. */
  run(command: Command): void {
    command(this.view.state, (tr) => this.view.dispatch(tr), this.view);
    this.view.focus();
  }

  /** Shows a text that comes from elsewhere; Ctrl+Z brings back what stood there. */
  show(value: string): void {
    if (value === this.known) return;
    this.forget();
    this.known = value;
    this.opened = openMarkdown(value);
    this.written = null;
    const { tr, doc } = this.view.state;
    this.view.dispatch(closeHistory(tr.replaceWith(0, doc.content.size, this.opened.doc.content)));
    this.forget();
  }

  /** Marks words of a text, if it is the one that stands here. */
  mark(text: string, words: readonly MarkedWords[]): void {
    if (text !== this.known || this.pending !== null) return;
    const { doc, tr } = this.view.state;
    this.written ??= this.opened.write(doc);
    const [key, places] = markingOf(placesOf(doc, this.written, words));
    this.view.dispatch(tr.setMeta(key, places).setMeta('addToHistory', false));
  }

  /** Says at once what was typed since the last pause. */
  flush(): void {
    if (this.pending === null) return;
    this.forget();
    this.written = this.opened.write(this.view.state.doc);
    if (this.written.text === this.known) return;
    this.known = this.written.text;
    this.listeners.onChange(this.known);
  }

  destroy(): void {
    window.removeEventListener('pagehide', this.leave);
    document.removeEventListener('visibilitychange', this.leave);
    this.flush();
    this.view.destroy();
  }

  /** A page that goes away gives no more time for a pause. */
  private readonly leave = (event: Event): void => {
    if (event.type === 'pagehide' || document.visibilityState === 'hidden') this.flush();
  };

  private later(): void {
    if (this.pending !== null) clearTimeout(this.pending);
    this.pending = setTimeout(() => this.flush(), PAUSE_MS);
  }

  private forget(): void {
    if (this.pending !== null) clearTimeout(this.pending);
    this.pending = null;
  }

  private tellTools(): void {
    const states = toolStatesOf(this.view.state);
    const key = keyOf(states);
    if (key === this.toolsKey) return;
    this.toolsKey = key;
    this.listeners.onTools(states);
  }
}
