import path from 'node:path';
import ts from 'typescript';
import type { CodeFacts } from './manifest-wiring';
import { projectRoot, sourceFiles } from './project-files';

/** Reads from the source what manifest.yml has to agree with. Throws where the source no longer looks as expected. */
export function readCodeFacts(): CodeFacts {
  const index = path.join(projectRoot, 'src/index.ts');
  const webtrigger = path.join(projectRoot, 'src/entry/release-gate-webtrigger.ts');
  const program = ts.createProgram([index, webtrigger], compilerOptions());
  return {
    exported: exportsOf(program, index),
    outputs: literalsOf(program, webtrigger, 'StaticAnswer', 'outputKey'),
    queues: found('src', /new Queue\(\{\s*key:\s*'([^']+)'/g),
    screens: found('static/src', /\bmoduleKey [!=]== '([^']+)'/g),
  };
}

function compilerOptions(): ts.CompilerOptions {
  const file = path.join(projectRoot, 'tsconfig.json');
  const config: unknown = ts.readConfigFile(file, (name) => ts.sys.readFile(name)).config;
  return ts.parseJsonConfigFileContent(config, ts.sys, projectRoot).options;
}

function exportsOf(program: ts.Program, file: string): string[] {
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const symbol = source && checker.getSymbolAtLocation(source);
  if (symbol === undefined) throw new Error(`${file} exports nothing.`);
  return checker.getExportsOfModule(symbol).map(({ name }) => name);
}

/** The texts that a property of an interface may have. */
function literalsOf(program: ts.Program, file: string, interfaceName: string, property: string): string[] {
  const checker = program.getTypeChecker();
  const declared = program
    .getSourceFile(file)
    ?.statements.find(
      (statement): statement is ts.InterfaceDeclaration =>
        ts.isInterfaceDeclaration(statement) && statement.name.text === interfaceName,
    );
  const symbol = declared && checker.getTypeAtLocation(declared).getProperty(property);
  if (symbol === undefined || declared === undefined)
    throw new Error(`${file} has no ${interfaceName}.${property}.`);
  const type = checker.getTypeOfSymbolAtLocation(symbol, declared);
  return (type.isUnion() ? type.types : [type]).map((member) => {
    if (!member.isStringLiteral()) throw new Error(`${interfaceName}.${property} is not a union of texts.`);
    return member.value;
  });
}

function found(folder: string, pattern: RegExp): string[] {
  const hits = sourceFiles(folder).flatMap(({ text }) =>
    [...text.matchAll(pattern)].map(([, name]) => name ?? ''),
  );
  if (hits.length === 0) throw new Error(`Nothing in ${folder} matches ${String(pattern)}.`);
  return [...new Set(hits)];
}
