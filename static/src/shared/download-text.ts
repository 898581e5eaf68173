/** Hands a text to the browser as a file; made here, so that nothing leaves Atlassian. A browser may refuse it silently. */
export function downloadText(fileName: string, type: string, text: string): void {
  // Spreadsheets take a CSV file for UTF-8 only with the mark.
  const mark = type === 'text/csv' ? '\uFEFF' : '';
  const address = URL.createObjectURL(new Blob([mark, text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  document.body.append(link);
  link.click();
  link.remove();
  // Not at once: the browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
