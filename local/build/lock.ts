import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const POLL_MS = 100;

/** Runs `work` while holding a lock file, so that several processes never build into one place at once. */
export async function withLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(path.dirname(file), { recursive: true });
  while (!tryLock(file)) await new Promise((resume) => setTimeout(resume, POLL_MS));
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

/** Takes the lock for as long as this process lives; throws `message` when another process holds it. */
export function claim(file: string, message: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  // The second try is for the lock of a dead process, which the first one removes.
  if (!tryLock(file) && !tryLock(file)) throw new Error(message);
}

function tryLock(file: string): boolean {
  // Linked whole: a process that dies between creating and writing would leave a lock that names nobody.
  const named = `${file}.${String(process.pid)}`;
  writeFileSync(named, String(process.pid));
  try {
    linkSync(named, file);
    return true;
  } catch (error) {
    // No instanceof: under a test runner the error comes from another realm.
    if (!(typeof error === 'object' && error !== null && 'code' in error && error.code === 'EEXIST'))
      throw error;
    // A process that died in the middle leaves its lock behind.
    if (!holderLives(file)) rmSync(file, { force: true });
    return false;
  } finally {
    rmSync(named, { force: true });
  }
}

function holderLives(file: string): boolean {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    if (pid === 0) return false;
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
