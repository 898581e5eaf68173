import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

interface Point {
  readonly what: string;
  readonly strike: string;
  /** How things stood right after the failure, before anybody did anything. */
  readonly outcome: string;
}

const FOLDER = path.resolve(__dirname, '..', '..', 'test-output', 'faults');

/**
 * Every failure that was tried and what came of it: all of it under test-output/faults, in short on the terminal.
 * A point stands in it only after everything was found in order again.
 */
export class FaultTable {
  private readonly points = new Map<string, Point[]>();

  constructor(private readonly name: string) {}

  add(work: string, point: Point): void {
    this.points.set(work, [...(this.points.get(work) ?? []), point]);
  }

  /** Writes the table and answers its summary. */
  close(): string {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(path.join(FOLDER, `${this.name}.md`), this.whole());
    return [...this.points].map(([work, points]) => summary(work, points)).join('');
  }

  private whole(): string {
    const sections = [...this.points].map(([work, points]) => {
      const rows = points.map(
        ({ what, strike, outcome }) => `| ${cell(what)} | ${cell(strike)} | ${cell(outcome)} | in order |`,
      );
      const head = '| Call | Failure | Right after it | After recovery |\n| --- | --- | --- | --- |';
      return `## ${work}\n\n${head}\n${rows.join('\n')}\n`;
    });
    return sections.join('\n');
  }
}

const cell = (text: string) => text.replaceAll('|', '\\|');

function summary(work: string, points: readonly Point[]): string {
  const counts = new Map<string, number>();
  for (const { outcome } of points) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  const lines = [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([outcome, n]) => `  ${padded(n)}  ${outcome}\n`);
  return `${work}: ${String(points.length)} failures tried, everything in order after each; right after them:\n${lines.join('')}`;
}

const padded = (count: number) => String(count).padStart(4);
