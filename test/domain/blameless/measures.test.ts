import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { measureReports, measureSentences } from '../../measures/blameless-figures';

describe('the measures', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'debrief-blameless-'));
  const file = (name: string, text: string): string => {
    fs.writeFileSync(path.join(folder, name), text);
    return path.join(folder, name);
  };
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  it('of sentences are precision and recall on one line, then the misses', () => {
    const lines = measureSentences(
      file(
        'a.jsonl',
        [
          { text: 'Marta forgot the flag.', label: 'blame', why: 'a name' },
          { text: 'The flag was blue.', label: 'blame' },
          { text: 'Kafka failed to rebalance.', label: 'ok' },
          { text: 'Pavel forgot the flag.', label: 'ok' },
        ]
          .map((row) => JSON.stringify(row))
          .join('\n'),
      ),
    );
    expect(JSON.parse(lines[0]!)).toEqual({ precision: 0.5, recall: 0.5, sentences: 4, flagged: 2 });
    expect(lines.slice(1).map((line) => (JSON.parse(line) as { text: string }).text)).toEqual([
      'The flag was blue.',
      'Pavel forgot the flag.',
    ]);
  });

  it('of reports are one line for each sentence flagged, then how many', () => {
    const report = file(
      'a.md',
      '# Outage\n\nAll well.\n\nMarta forgot the\nflag. We should have tested it.\n',
    );
    const lines = measureReports([report]).map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines).toEqual([
      {
        file: report,
        line: 5,
        text: 'Marta forgot the flag.',
        family: 'named-person',
        hint: expect.stringMatching(/^"Marta forgot".*\?/),
      },
      expect.objectContaining({ line: 6, family: 'counterfactual' }),
      { sentences: 4, flagged: 2 },
    ]);
  });

  it('name the file or line that is wrong', () => {
    expect(() => measureReports([path.join(folder, 'none.md')])).toThrow(/Cannot read ".*none\.md"/);
    expect(() => measureSentences(file('b.jsonl', '{"text": "a", "label": "ok"}\n{"text": "a"}'))).toThrow(
      /b\.jsonl:2: expected one JSON object/,
    );
    expect(() => measureSentences(file('c.jsonl', '\n'))).toThrow(/holds no sentences/);
  });
});
