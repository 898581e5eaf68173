// How well the blameless hints do: `npm run -s blameless -- --sentences FILE.jsonl` or `... -- FILE.md ...`.
import { bench, measureReports, measureSentences, MeasureError } from './blameless-figures';

const [first, ...others] = process.argv.slice(2);
try {
  if (first === '--sentences' && others.length === 1)
    measureSentences(others[0]!).forEach((line) => console.log(line));
  else if (first === '--bench' && others.length > 0) console.log(bench(others));
  else if (first !== undefined && !first.startsWith('--')) {
    for (const line of measureReports([first, ...others])) console.log(line);
  } else {
    throw new MeasureError(
      'Name one file of labelled sentences (--sentences FILE.jsonl), or Markdown files (FILE.md ...), or --bench FILE.md ...',
    );
  }
} catch (error) {
  if (!(error instanceof MeasureError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
