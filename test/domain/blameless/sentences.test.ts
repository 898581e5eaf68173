import fs from 'node:fs';
import path from 'node:path';
import { checkBlame } from '../../../src/domain/blameless/check';
import { figuresOf, labelledSentences, measureReports } from '../../measures/blameless-figures';
import { BLAMING, BLAMING_LATER } from './sentences-blame';
import { BLAMING_SECOND } from './sentences-blame-second';
import { BLAMING_THIRD } from './sentences-blame-third';
import { FINE, FINE_LATER } from './sentences-fine';
import { FINE_SECOND } from './sentences-fine-second';
import { FINE_THIRD } from './sentences-fine-third';
import { BLAMING_FOURTH, FINE_FOURTH } from './sentences-fourth';

const BLAMING_MORE = [...BLAMING_SECOND, ...BLAMING_THIRD, ...BLAMING_FOURTH];
const FINE_MORE = [...FINE_SECOND, ...FINE_THIRD, ...FINE_FOURTH];

const KNOWN = Object.values(BLAMING).flat();

function labelled(blaming: readonly string[], fine: readonly string[]) {
  return [
    ...blaming.map((text) => ({ text, label: 'blame' as const })),
    ...fine.map((text) => ({ text, label: 'ok' as const })),
  ];
}

describe('sentences that blame', () => {
  it.each([
    ['known to the rules', KNOWN, FINE],
    ['written to find gaps', BLAMING_MORE, FINE_MORE],
    ['set aside before the rules were made', BLAMING_LATER, FINE_LATER],
  ])('are told from those that only look like it: %s', (_which, blaming, fine) => {
    const { precision, recall, wrong } = figuresOf(labelled(blaming, fine));
    expect([precision >= 0.95, recall >= 0.9, wrong]).toEqual([true, true, expect.anything()]);
  });

  it.each([
    'engineer rolled back faulty config',
    'On-call rolled back the faulty release.',
    'The engineer reverted the bad commit.',
    'The engineer merged a revert of the broken commit.',
    'The developer deployed the fix for the broken config.',
    'The SRE failed over to the standby and restarted the broken primary.',
  ])('are not those that tell of a repair: %s', (text) => {
    expect(checkBlame(text, [])).toEqual([]);
  });

  it.each(['The engineer rolled out a faulty config.', 'The engineer pushed an untested fix.'])(
    'are those that tell of what was broken: %s',
    (text) => {
      expect(checkBlame(text, [])).toMatchObject([{ family: 'role' }]);
    },
  );

  it('are many, and none is there twice', () => {
    const all = [...KNOWN, ...BLAMING_LATER, ...BLAMING_MORE, ...FINE, ...FINE_LATER, ...FINE_MORE];
    expect(new Set(all).size).toBe(all.length);
    expect(all.length).toBeGreaterThanOrEqual(900);
  });

  it('get the family that fits, nine times in ten', () => {
    const strays = Object.entries(BLAMING).flatMap(([family, sentences]) =>
      sentences.filter((sentence) => checkBlame(sentence, []).every((hint) => hint.family !== family)),
    );
    expect(strays.length / KNOWN.length).toBeLessThanOrEqual(0.1);
  });
});

const SHARED = path.resolve(__dirname, '../../../../shared');
const SENTENCES = path.join(SHARED, 'blameless/sentences.jsonl');
const REPORTS = path.join(SHARED, 'fixtures/incidents/raw');
const withSentences = fs.existsSync(SENTENCES) ? it : it.skip;
const withReports = fs.existsSync(REPORTS) ? it : it.skip;

describe('what others wrote and labelled', () => {
  withSentences('is judged as they did: sentences beside the project', () => {
    const { precision, recall } = figuresOf(labelledSentences(SENTENCES));
    expect(precision).toBeGreaterThanOrEqual(0.95);
    expect(recall).toBeGreaterThanOrEqual(0.9);
  });

  withReports('is left alone, but for one sentence in a hundred: reports beside the project', () => {
    const files = fs.readdirSync(REPORTS).map((name) => path.join(REPORTS, name));
    const { sentences, flagged } = JSON.parse(measureReports(files).at(-1) ?? '') as Record<string, number>;
    expect(sentences).toBeGreaterThan(400);
    expect(flagged! / sentences!).toBeLessThanOrEqual(0.01);
  });

  it('is left alone in the incidents that come with the tests', () => {
    const folder = path.resolve(__dirname, '../../../src/contract/samples');
    const prose = fs.readdirSync(folder).flatMap((name) => {
      const texts: string[] = [];
      JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8'), (key, value: unknown) => {
        if (typeof value === 'string' && /\w \w/.test(value) && key !== 'name') {
          texts.push(value);
        }
        return value;
      });
      return texts;
    });
    expect(prose.length).toBeGreaterThan(200);
    const flagged = prose.filter((text) => checkBlame(text, []).length > 0);
    expect(flagged.length / prose.length).toBeLessThanOrEqual(0.01);
  });
});
