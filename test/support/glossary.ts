import ts from 'typescript';
import type { SourceFile } from './house-rules';

/** Words that would be a second name for something the glossary names, or that blame; with what to say instead. */
const INSTEAD: readonly (readonly [word: RegExp, instead: string])[] = [
  [/\b(retro|retrospective)s?\b/i, 'postmortem'],
  [/\b(RCA|root[- ]cause analysis)\b/i, 'postmortem'],
  [/\btickets?\b/i, 'issue'],
  [/\b(action points?|to-?dos?|follow-?ups?)\b/i, 'action'],
  [/\b(blocked|denied) (release|deployment)s?\b/i, 'prevented'],
  [/\b(override|exemption|bypass)\b/i, 'waiver'],
  [/\b(human error|culprit|at fault|whose fault)\b/i, 'what the system made possible'],
];

const ADDRESS = /\/(work|root|home\/\w+|Users\/\w+|tmp)\//;

/** Where a text that people read strays from the glossary, or names a place on somebody's machine. */
export function strayWords({ path, text }: SourceFile): string[] {
  return textsOf(path, text).flatMap((phrase) => [
    ...INSTEAD.filter(([word]) => word.test(phrase)).map(
      ([word, instead]) => `${path}: "${word.exec(phrase)?.[0] ?? ''}": say "${instead}" ("${phrase}")`,
    ),
    ...(ADDRESS.test(phrase) ? [`${path}: names a folder of one machine ("${phrase}")`] : []),
  ]);
}

/** String literals of TypeScript; whole lines of anything else. */
function textsOf(path: string, text: string): string[] {
  if (!/\.tsx?$/.test(path)) return text.split('\n');
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const isText = ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isJsxText(node);
    if (isText || ts.isTemplateMiddle(node) || ts.isTemplateTail(node)) found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
