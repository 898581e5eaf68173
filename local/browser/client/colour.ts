/** Light or dark, as the page shows now. */
export const colorMode = (): string => document.documentElement.dataset['colorMode'] ?? 'light';

export function setColorMode(mode: string): void {
  document.documentElement.dataset['colorMode'] = mode;
  document.cookie = `debrief-theme=${mode}; path=/; max-age=31536000; samesite=strict`;
  // Scripts of one page are bundled apart, so they hear of each other through the document.
  document.dispatchEvent(new CustomEvent('color-mode', { detail: mode }));
}

export function onColorMode(listener: (colorMode: string) => void): void {
  document.addEventListener('color-mode', () => listener(colorMode()));
}
