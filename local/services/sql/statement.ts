/** A SQL text cut into what matters for checks and for binding: plain text, and literals or comments. */
export interface Piece {
  readonly kind: 'text' | 'quoted' | 'comment';
  readonly text: string;
}

const PATTERN =
  /'(?:[^'\\]|\\[\s\S]|'')*'|"(?:[^"\\]|\\[\s\S]|"")*"|`(?:[^`]|``)*`|--(?=\s|$)[^\n]*|#[^\n]*|\/\*[\s\S]*?\*\//g;

export function cut(sql: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of sql.matchAll(PATTERN)) {
    if (match.index > end) pieces.push({ kind: 'text', text: sql.slice(end, match.index) });
    const text = match[0];
    pieces.push({ kind: /^['"`]/.test(text) ? 'quoted' : 'comment', text });
    end = match.index + text.length;
  }
  if (end < sql.length) pieces.push({ kind: 'text', text: sql.slice(end) });
  return pieces;
}

/** The statement in upper case with literals emptied and comments gone: safe to look for keywords in. */
export function skeleton(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) =>
      piece.kind === 'text' ? piece.text : piece.kind === 'quoted' ? `${piece.text[0]}${piece.text[0]}` : ' ',
    )
    .join('')
    .replace(/\s+/g, ' ')
    .trim()
    .toUpperCase();
}

export type Param = string | number | boolean | null;

/** Replaces each `?` outside literals and comments by `escape(param)`. Throws when the counts differ. */
export function bind(
  pieces: readonly Piece[],
  params: readonly Param[],
  escape: (value: Param) => string,
): string {
  let used = 0;
  const text = pieces
    .map((piece) =>
      piece.kind === 'text'
        ? piece.text.replace(/\?/g, () => {
            const index = used++;
            return index < params.length ? escape(params[index] ?? null) : '?';
          })
        : piece.text,
    )
    .join('');
  if (used !== params.length)
    throw new Error(`The statement has ${used} placeholders, but ${params.length} values are bound.`);
  return text;
}
