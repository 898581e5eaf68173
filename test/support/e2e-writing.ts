import type { FrameLocator, Locator, Page } from 'playwright-core';

/** The text of a section, open for writing. */
export async function openSection(app: FrameLocator, name: string): Promise<Locator> {
  // By keyboard: what is still loading above moves the button, and a press of the mouse could begin on it and end beside.
  await app.getByRole('button', { name: `Edit ${name}`, exact: true }).press('Enter');
  const box = app.getByRole('textbox', { name, exact: true });
  await box.waitFor();
  return box;
}

/** Pastes as another program would have left it on the clipboard. */
export async function paste(box: Locator, kinds: Readonly<Record<string, string>>): Promise<void> {
  await box.evaluate((element, data) => {
    const clipboardData = new DataTransfer();
    for (const [kind, text] of Object.entries(data)) clipboardData.setData(kind, text);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, kinds);
}

/** The Markdown of what is being written; afterwards one sees it formatted again. */
export async function markdownOf(app: FrameLocator, name: string): Promise<string> {
  const toggle = app.getByRole('button', { name: 'Markdown' });
  await toggle.click();
  const text = await app.getByRole('textbox', { name, exact: true }).inputValue();
  await toggle.click();
  await app.locator('[contenteditable=true]').waitFor();
  return text;
}

/** Empties the text that has the focus. */
export async function clear(page: Page, box: Locator): Promise<void> {
  await box.focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Delete');
}
