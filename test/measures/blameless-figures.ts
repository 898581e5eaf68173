import fs from 'node:fs';
import * as v from 'valibot';
import { checkBlame, checkBlameCounting } from '../../src/domain/blameless/check';

/** Something to put right in what was asked for; the text says what. */
export class MeasureError extends Error {}

const LabelledSchema = v.object({ text: v.string(), label: v.picklist(['blame', 'ok']) });
type Labelled = v.InferOutput<typeof LabelledSchema>;

function read(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    throw new MeasureError(`Cannot read "${file}". Is the path right, seen from ${process.cwd()}?`);
  }
}

/** @throws MeasureError naming the line that is no labelled sentence */
export function labelledSentences(file: string): Labelled[] {
  const sentences = read(file)
    .split('\n')
    .flatMap((line, at) => {
      if (line.trim() === '') return [];
      const parsed = v.safeParse(LabelledSchema, parseJson(line));
      if (parsed.success) return [parsed.output];
      throw new MeasureError(
        `${file}:${at + 1}: expected one JSON object a line, {"text": "...", "label": "blame" or "ok"}, and found: ${line.slice(0, 80)}`,
      );
    });
  if (sentences.length === 0) throw new MeasureError(`${file} holds no sentences.`);
  return sentences;
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** Precision, recall and what was got wrong; precision is 1 where nothing is flagged, recall where nothing blames. */
export function figuresOf(sentences: readonly Labelled[]) {
  const judged = sentences.map((sentence) => ({ ...sentence, hints: checkBlame(sentence.text, []) }));
  const flagged = judged.filter(({ hints }) => hints.length > 0);
  const right = flagged.filter(({ label }) => label === 'blame').length;
  const blaming = judged.filter(({ label }) => label === 'blame').length;
  return {
    precision: flagged.length === 0 ? 1 : right / flagged.length,
    recall: blaming === 0 ? 1 : right / blaming,
    sentences: sentences.length,
    flagged: flagged.length,
    wrong: judged.filter(({ label, hints }) => hints.length > 0 !== (label === 'blame')),
  };
}

/** One line of figures, then one for each sentence judged otherwise than its label says. */
export function measureSentences(file: string): string[] {
  const { wrong, ...figures } = figuresOf(labelledSentences(file));
  return [
    JSON.stringify(figures),
    ...wrong.map(({ text, label, hints }) =>
      JSON.stringify({ label, text, hints: hints.map(({ family, words }) => `${family}: ${words}`) }),
    ),
  ];
}

/** One line for each sentence flagged, at the end how many there are. */
export function measureReports(files: readonly string[]): string[] {
  let sentences = 0;
  let flagged = 0;
  const lines = files.flatMap((file) => {
    const text = read(file);
    const check = checkBlameCounting(text, []);
    sentences += check.sentences;
    const first = check.hints.filter(
      ({ sentence }, at) => check.hints.findIndex((other) => other.sentence.start === sentence.start) === at,
    );
    flagged += first.length;
    return first.map(({ sentence, family, words, why, question }) =>
      JSON.stringify({
        file,
        line: text.slice(0, sentence.start).split('\n').length,
        text: text.slice(sentence.start, sentence.end).replace(/\s+/g, ' '),
        family,
        hint: `"${words.replace(/\s+/g, ' ')}": ${why} ${question}`,
      }),
    );
  });
  return [...lines, JSON.stringify({ sentences, flagged })];
}

/** Processor time of checking 5,000 words of these reports once everything is warm. */
export function bench(files: readonly string[]): string {
  const words = files
    .map(read)
    .join('\n\n')
    .split(/(?<=\s)(?=\S)/);
  let text = '';
  for (let at = 0; at < 5000; at += 1) text += words[at % words.length] ?? '';
  const times: number[] = [];
  let steps = 0;
  for (let round = 0; round < 150; round += 1) {
    const before = process.cpuUsage();
    steps = checkBlameCounting(text, []).steps;
    const { user, system } = process.cpuUsage(before);
    if (round >= 50) times.push((user + system) / 1000);
  }
  times.sort((a, b) => a - b);
  return JSON.stringify({
    words: 5000,
    steps,
    milliseconds: { least: times[0], median: times[50], p90: times[90] },
  });
}
