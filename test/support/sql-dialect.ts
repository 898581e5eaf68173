import { execFile } from 'node:child_process';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

export interface DialectError {
  readonly sql: string;
  /** TiDB's message: `line 1 column 42 near "returning id"`. */
  readonly error: string;
}

const CHILD = path.resolve(__dirname, 'sql-dialect-child.cjs');

/**
 * Parses statements with TiDB's grammar (the engine behind Forge SQL) and answers with those it refuses. The local
 * engine is MariaDB, which takes more than TiDB does. A grammar only: unknown tables and columns pass.
 */
export async function checkTidb(statements: readonly string[]): Promise<DialectError[]> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'debrief-dialect-'));
  const answer = path.join(folder, 'errors.json');
  try {
    await runChild(answer, JSON.stringify(statements));
    return JSON.parse(await fs.readFile(answer, 'utf8')) as DialectError[];
  } finally {
    await fs.rm(folder, { recursive: true, force: true });
  }
}

function runChild(answer: string, input: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const options = { timeout: 60_000, maxBuffer: 64 * 1024 * 1024 };
    const child = execFile(process.execPath, [CHILD, answer], options, (failure, _stdout, stderr) => {
      if (failure === null) resolve();
      else reject(new Error(`The TiDB parser stopped: ${failure.message}\n${stderr}`));
    });
    child.stdin?.end(input);
  });
}
