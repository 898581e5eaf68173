import type { Locator, Page } from 'playwright-core';

/** Far enough for every screen here; a focus that never arrives is a failure, not a wait. */
const MOST_TABS = 120;

/** Somebody without a mouse: everything is reached by Tab and done by keys. */
export class Keyboard {
  constructor(private readonly page: Page) {}

  /** Presses Tab (or Shift+Tab) until the element has the focus. Answers how often. */
  async tabTo(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<number> {
    await target.waitFor();
    for (let pressed = 0; pressed <= MOST_TABS; pressed += 1) {
      if (await hasFocus(target)) return pressed;
      await this.page.keyboard.press(key);
    }
    throw new Error(`${String(target)} was not reached with ${String(MOST_TABS)} times ${key}.`);
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Over whatever stands in the control that has the focus. */
  async write(text: string): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+A');
    await this.page.keyboard.insertText(text);
  }

  /** Puts a table on the clipboard, as copying it from a page or a spreadsheet does, and pastes it. */
  async pasteTable(html: string, text: string): Promise<void> {
    await this.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await this.page.evaluate(
      async ([asHtml, asText]) => {
        const blob = (type: string, content: string) => new Blob([content], { type });
        const item = { 'text/html': blob('text/html', asHtml), 'text/plain': blob('text/plain', asText) };
        await navigator.clipboard.write([new ClipboardItem(item)]);
      },
      [html, text] as const,
    );
    await this.page.keyboard.press('ControlOrMeta+V');
  }
}

export const hasFocus = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element === element.ownerDocument.activeElement);
