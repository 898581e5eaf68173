/** An address as it was meant: `example.com/a` is on the web, `somebody@example.com` is mail. */
export function withScheme(typed: string): string {
  const bare = typed.trim();
  if (/^[^\s/@:]+\.[^\s/@:]+(?:[/?#]|$)/.test(bare)) return `https://${bare}`;
  return /^[^\s/@:]+@[^\s/@:]+$/.test(bare) ? `mailto:${bare}` : bare;
}
