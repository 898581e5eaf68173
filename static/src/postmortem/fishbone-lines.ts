/**
 * Words in lines of at most so many letters, cut with an ellipsis where they do not fit. A word that is longer than a
 * line is broken.
 */
export function linesFor(text: string, letters: number, most: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  const words = text
    .trim()
    .split(/\s+/)
    .filter(Boolean)
    .flatMap((word) => pieces(word, letters));
  for (const word of words) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (lettersOf(longer).length <= letters) {
      line = longer;
      continue;
    }
    if (lines.length === most - 1) return [...lines, cut(line, letters)];
    lines.push(line);
    line = word;
  }
  return line === '' ? lines : [...lines, line];
}

function pieces(word: string, letters: number): string[] {
  const all = lettersOf(word);
  const count = Math.ceil(all.length / letters);
  return Array.from({ length: count }, (_, at) => all.slice(at * letters, (at + 1) * letters).join(''));
}

const cut = (line: string, letters: number) =>
  `${lettersOf(line)
    .slice(0, letters - 1)
    .join('')}…`;

const segmenter = new Intl.Segmenter('en');
/** Letters as a reader counts them. */
const lettersOf = (text: string) => Array.from(segmenter.segment(text), ({ segment }) => segment);
