import { gzipSync } from 'node:zlib';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { checkBlameCounting } from '../../../src/domain/blameless/check';
import { projectRoot } from '../../support/project-files';
import { BLAMING } from './sentences-blame';
import { FINE } from './sentences-fine';

/** Work for each character, in texts of the longest field and twice that. */
function workOf(make: (length: number) => string): { once: number; twice: number } {
  const [once = 0, twice = 0] = [32_767, 65_534].map((length) => {
    const text = make(length).slice(0, length);
    return checkBlameCounting(text, [{ names: ['Marta Silva'] }]).steps / length;
  });
  return { once, twice };
}

const repeated = (piece: string) => (length: number) => piece.repeat(Math.ceil(length / piece.length));

describe('the work of a check', () => {
  it.each([
    'a',
    'should ',
    'should have ',
    'the ',
    'and ',
    ', ',
    'Bob ',
    'Bob, ',
    "Bob's ",
    'by Bob and ',
    'engineer of the ',
    'who is ',
    'not ',
    'never always ',
    'without ',
    'if they had only ',
    '"',
    '“',
    '"a ',
    "'a ",
    '‘a ',
    '`',
    '` `` ``` ',
    '(',
    '](',
    '[a](',
    '<a ',
    '<!--',
    '<!-- -->',
    '*',
    '_',
    '_a',
    '> ',
    '| ',
    '- ',
    '\n',
    '\n- a\n',
    ' ',
    '\t',
    'a@',
    'http:',
    'a.b@c.',
    '1.',
    'a=b ',
    '$ ',
    '[',
    '\uE000',
    '\u0301',
    'should should ',
    '* ',
    'a.',
    '| -',
    '` ``',
    '[a]: ',
  ])('grows no faster than the text: %j', (piece) => {
    const { once, twice } = workOf(repeated(piece));
    expect(twice).toBeLessThan(once * 1.1 + 1);
    expect(once).toBeLessThan(150);
  });

  it('is less than a hundred steps a word in a report of 5,000 words', () => {
    const sentences = [...FINE, ...Object.values(BLAMING).flat()].filter(
      (text) => !/^(?:>|ERROR)/.test(text),
    );
    let report = '';
    for (let at = 0; report.split(/\s+/).length < 5_000; at += 1)
      report += `${sentences[at % sentences.length]}\n\n`;
    expect(checkBlameCounting(report, []).steps / 5_000).toBeLessThan(100);
  });
});

describe('the code that a page loads', () => {
  it('is at most 40 KB, rules and all', () => {
    const built = buildSync({
      entryPoints: [path.join(projectRoot, 'src/domain/blameless/check.ts')],
      bundle: true,
      minify: true,
      write: false,
      format: 'esm',
      platform: 'browser',
    });
    const size = gzipSync(built.outputFiles[0]!.contents, { level: 9 }).length;
    expect(size).toBeGreaterThan(5_000);
    expect(size).toBeLessThanOrEqual(40 * 1024);
  });
});
