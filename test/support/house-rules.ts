import ts from 'typescript';

export interface SourceFile {
  /** From the project's root, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** What a file does against the rules of the house: `path:line what to do instead`. */
export function breaches(file: SourceFile): string[] {
  return [...nameBreaches(file), ...lengthBreaches(file), ...commentBreaches(file), ...syntaxBreaches(file)];
}

const EMPTY_NAMES = new Set([
  'common',
  'helper',
  'helpers',
  'lib',
  'misc',
  'stuff',
  'types',
  'util',
  'utils',
]);

function nameBreaches({ path }: SourceFile): string[] {
  return path
    .split(/[/.]/)
    .filter((part) => EMPTY_NAMES.has(part))
    .map((part) => `${path}:1 "${part}" says nothing: name it after what it does`);
}

function lengthBreaches({ path, text }: SourceFile): string[] {
  const limit = path.startsWith('test/') ? 400 : 250;
  const lines = text.replace(/\n$/, '').split('\n').length;
  return lines <= limit ? [] : [`${path}:${lines} over ${limit} lines: split it by reason to change`];
}

function commentBreaches({ path, text }: SourceFile): string[] {
  const suppression =
    /(\/\/|\/\*)[^\n]*(@ts-(ignore|expect-error|nocheck)|eslint-disable|(istanbul|c8|v8) ignore)/;
  const unfinished = /(\/\/|\/\*|^\s*\*)[^\n]*\b(TODO|FIXME|XXX|HACK)\b/;
  return text
    .split('\n')
    .flatMap((line, index) => [
      ...(suppression.test(line) ? [`${path}:${index + 1} suppresses a check: mend what it finds`] : []),
      ...(unfinished.test(line)
        ? [`${path}:${index + 1} leaves work in a comment: do it, or open an issue`]
        : []),
    ]);
}

function syntaxBreaches({ path, text }: SourceFile): string[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  const mustBePure = /^src\/(domain|contract)\//.test(path);
  const found: string[] = [];
  const report = (node: ts.Node, message: string): void => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
    found.push(`${path}:${line + 1} ${message}`);
  };
  const visit = (node: ts.Node): void => {
    if (node.kind === ts.SyntaxKind.AnyKeyword) report(node, 'says any: say what it is, or unknown');
    if (ts.isCallExpression(node)) reportTestCalls(node, report);
    if (mustBePure) reportImpurity(node, report);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

type Report = (node: ts.Node, message: string) => void;

/** Mocks of @forge, and tests that are switched off or hide their neighbours. */
function reportTestCalls(call: ts.CallExpression, report: Report): void {
  const callee = call.expression.getText();
  const first = call.arguments[0];
  const ofForge = first !== undefined && ts.isStringLiteralLike(first) && first.text.startsWith('@forge');
  if (/^jest\.\w*[mM]ock\w*$/.test(callee) && ofForge) {
    report(call, 'mocks a @forge package: run it against the local site');
  }
  if (/^((it|test|describe)\.(skip|only|todo|failing)|[fx](it|test|describe))\b/.test(callee)) {
    report(call, 'switches tests off: mend or delete them');
  }
}

const IMPURE_GLOBALS = new Set([
  'console',
  'crypto',
  'fetch',
  'globalThis',
  'performance',
  'process',
  'setInterval',
  'setTimeout',
]);

/** Rules give the same answer to the same question: no clock, chance, environment or I/O. */
function reportImpurity(node: ts.Node, report: Report): void {
  if (ts.isPropertyAccessExpression(node)) {
    const access = `${node.expression.getText()}.${node.name.text}`;
    if (access === 'Date.now' || access === 'Math.random')
      report(node, `calls ${access}: take it as an argument`);
  }
  const readsClock =
    ts.isNewExpression(node) && node.expression.getText() === 'Date' && (node.arguments?.length ?? 0) === 0;
  if (readsClock) report(node, 'calls new Date(): take the instant as an argument');
  if (ts.isCallExpression(node) && node.expression.getText() === 'Date') {
    report(node, 'calls Date(): take the instant as an argument');
  }
  if (ts.isIdentifier(node) && IMPURE_GLOBALS.has(node.text) && isGlobalUse(node)) {
    report(node, `uses ${node.text}: rules do no I/O`);
  }
}

/** Not a property's name or a declaration that merely shares the word. */
function isGlobalUse(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isCallExpression(parent)) return parent.expression === node;
  return false;
}
