import fs from 'node:fs';
import path from 'node:path';
import { breaches } from '../support/house-rules';
import { projectRoot, sourceFiles } from '../support/project-files';

describe('the rules of the house', () => {
  it.each(['src', 'static/src', 'local', 'test'])('hold in %s', (folder) => {
    const files = sourceFiles(folder);
    expect(files.length).toBeGreaterThan(10);
    expect(files.flatMap(breaches)).toEqual([]);
  });

  it('hold for Jest itself: no package of @forge is replaced by its configuration', () => {
    const config = fs.readFileSync(path.join(projectRoot, 'jest.config.cjs'), 'utf8');
    expect(config).not.toContain('@forge');
    expect(fs.existsSync(path.join(projectRoot, '__mocks__'))).toBe(false);
  });
});

/** Bad examples, spelled in two halves where this file would otherwise break the rule itself. */
const BAD: readonly (readonly [what: string, path: string, text: string])[] = [
  ['says any', 'src/app/a.ts', 'export const x = (y: any) => y;'],
  ['says any', 'static/src/a.tsx', 'const x = <p>{(1 as any)}</p>;'],
  ['suppresses a check', 'src/app/a.ts', '// @ts-' + 'ignore\nconst a = 1;'],
  ['suppresses a check', 'src/app/a.ts', 'const a = 1; /* eslint-' + 'disable */'],
  ['leaves work in a comment', 'local/a.ts', '// TO' + 'DO later'],
  ['"utils" says nothing', 'src/app/utils.ts', ''],
  ['"helpers" says nothing', 'test/helpers/a.ts', ''],
  ['"types" says nothing', 'local/types.ts', ''],
  ['over 250 lines', 'src/app/a.ts', 'a();\n'.repeat(251)],
  ['over 400 lines', 'test/a.test.ts', 'a();\n'.repeat(401)],
  ['mocks a @forge package', 'test/a.test.ts', "jest.mock('@forge/api');"],
  ['mocks a @forge package', 'test/a.test.ts', 'jest.doMock(`@forge/sql`, () => ({}));'],
  ['switches tests off', 'test/a.test.ts', "it.skip('a', () => {});"],
  ['switches tests off', 'test/a.test.ts', "describe.only('a', () => {});"],
  ['switches tests off', 'test/a.test.ts', "xit('a', () => {});"],
  ['calls Date.now', 'src/domain/a.ts', 'const a = Date.now();'],
  ['calls new Date()', 'src/domain/a.ts', 'const a = new Date();'],
  ['calls new Date()', 'src/contract/a.ts', 'const a = new Date;'],
  ['calls Date()', 'src/domain/a.ts', 'const a = Date();'],
  ['calls Math.random', 'src/domain/a.ts', 'const a = Math.random;'],
  ['uses crypto', 'src/domain/a.ts', 'const a = crypto.randomUUID();'],
  ['uses fetch', 'src/domain/a.ts', "await fetch('https://example.com');"],
  ['uses console', 'src/domain/adf/a.ts', "console.log('a');"],
];

const GOOD: readonly (readonly [path: string, text: string])[] = [
  ['src/domain/a.ts', 'const a = new Date(0); const b = new Date(iso); // any time'],
  ['src/domain/a.ts', 'interface A { process: string } const a = row.fetch; const m = Math.max(1, 2);'],
  ['src/platform/clock.ts', 'export const now = () => Date.now();'],
  ['src/app/many-types-of-actions.ts', 'a();\n'.repeat(250)],
  ['test/a.test.ts', "jest.mock('../src/a'); it('says any', () => {}); it.each([1])('a', () => {});"],
];

describe('the checker of those rules', () => {
  it.each(BAD)('finds: %s (%s)', (what, file, text) => {
    expect(breaches({ path: file, text })).toEqual([expect.stringContaining(what)]);
  });

  it.each(GOOD)('leaves good code alone: %s', (file, text) => {
    expect(breaches({ path: file, text })).toEqual([]);
  });

  it('names file and line', () => {
    expect(breaches({ path: 'src/app/a.ts', text: '\n\nlet a: any;' })[0]).toMatch(/^src\/app\/a\.ts:3 /);
  });
});
