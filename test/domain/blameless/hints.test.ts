import { checkBlame } from '../../../src/domain/blameless/check';
import { FAMILY_TEXTS } from '../../../src/domain/blameless/hints';
import { RULES } from '../../../src/domain/blameless/rules';
import { BLAMING } from './sentences-blame';

const REPORT = `# Outage 🔥 of checkout

At 10:20 **Marta** forgot the flag. All was well before.

- We should have tested the failover.
- Nothing here.
`;

describe('a hint', () => {
  it('marks the words in the text as it was given, in order', () => {
    const hints = checkBlame(REPORT, []);
    expect(hints.map(({ start, end }) => REPORT.slice(start, end))).toEqual([
      'Marta** forgot',
      'We should have tested',
    ]);
    expect(hints.map(({ words }) => words)).toEqual(['Marta** forgot', 'We should have tested']);
    expect(hints.map(({ sentence }) => REPORT.slice(sentence.start, sentence.end))).toEqual([
      'At 10:20 **Marta** forgot the flag.',
      'We should have tested the failover.',
    ]);
  });

  it('says why, and asks something that leads further', () => {
    for (const sentence of Object.values(BLAMING).flat()) {
      for (const { why, question, family } of checkBlame(sentence, [])) {
        expect(Object.keys(FAMILY_TEXTS)).toContain(family);
        expect(why).toMatch(/\.$/);
        expect(question).toMatch(/[?.]$/);
      }
    }
    for (const { why, question } of [...Object.values(FAMILY_TEXTS), ...RULES]) {
      expect(`${why ?? ''}${question ?? ''}`.length).toBeLessThan(260);
    }
  });

  it('is the same for the same text', () => {
    expect(checkBlame(REPORT, [])).toEqual(checkBlame(REPORT, []));
  });

  it('comes once a family and sentence', () => {
    const hints = checkBlame('Marta forgot the flag, and Pavel forgot the alert.', []);
    expect(hints.map(({ family }) => family)).toEqual(['named-person']);
  });
});

describe('the key of a hint', () => {
  const keyOf = (text: string): string | undefined => checkBlame(text, []).at(-1)?.key;
  const key = keyOf('We should have tested the failover.');

  it('stays when the sentence moves, or is marked up, spaced or cased otherwise', () => {
    expect(key).toMatch(/^counterfactual:\w+$/);
    for (const text of [
      'All was well.\n\n- We should have tested the failover.',
      'We **should have tested** the failover',
      'We should\nhave tested   the failover!',
      'we should have tested the failover.',
    ]) {
      expect([text, keyOf(text)]).toEqual([text, key]);
    }
  });

  it('differs between sentences, words and families', () => {
    const keys = [
      'We should have tested the backup.',
      'We should have reviewed the failover.',
      'Marta forgot the failover.',
      'Marta forgot the failover, and we should have tested it.',
    ].flatMap((text) => checkBlame(text, []).map((hint) => hint.key));
    expect(new Set([...keys, key]).size).toBe(6);
  });
});

describe('names', () => {
  const page = [{ names: ['Will Young', 'wyoung'] }, { names: ['Jenkins Okafor'] }, { names: ['李雷'] }];

  it('are those of the people on the page', () => {
    const text = 'The table was deleted by wyoung.';
    expect(checkBlame(text, [])).toEqual([]);
    expect(checkBlame(text, page).map(({ family, words }) => [family, words])).toEqual([
      ['passive', 'deleted by wyoung'],
    ]);
    expect(checkBlame('Will caused the outage.', page)).toHaveLength(1);
    expect(checkBlame('The table was deleted by 李雷.', page)).toHaveLength(1);
  });

  it('of people do not turn a product into a person', () => {
    expect(checkBlame('Jenkins failed to check out the repository.', page)).toEqual([]);
    expect(checkBlame('Will this happen on Friday?', page)).toEqual([]);
  });

  it('are told by how they are used where the page does not know them', () => {
    expect(checkBlame('Bogumil caused the outage.', [])).toHaveLength(1);
    expect(checkBlame('@bogumil caused the outage.', [])).toHaveLength(1);
    // Elsewhere it is a service.
    expect(checkBlame('Bogumil caused the outage. The Bogumil cluster was full.', [])).toEqual([]);
    expect(checkBlame('Bogumil caused the outage. Each bogumil pod was full.', [])).toEqual([]);
  });
});
