/** More of these in one section is no writing, and parsing time grows with the square of their nesting. */
const MAX_INLINE_MARKERS = 2_000;
const DEEP_NESTING = /^(?:[ \t]*(?:>|[-+*]|\d{1,9}[.)])){60}/m;

/** Constructs of the Markdown parser to leave as they are written, because parsing them would take too long. */
export function tooMuch(markdown: string): string[] {
  const markers = markdown.match(/[*_~[\]]/g)?.length ?? 0;
  return [
    ...(markers > MAX_INLINE_MARKERS
      ? ['attention', 'strikethrough', 'labelStartLink', 'labelStartImage', 'labelEnd']
      : []),
    ...(DEEP_NESTING.test(markdown) ? ['blockQuote', 'list'] : []),
  ];
}
