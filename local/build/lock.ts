import { mkdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

const STALE_MS = 180_000;
const POLL_MS = 100;

/** Runs `work` while holding a lock folder, so that several processes never build into one place at once. */
export async function withLock<T>(lockDir: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(path.dirname(lockDir), { recursive: true });
  while (!tryLock(lockDir)) await new Promise((resume) => setTimeout(resume, POLL_MS));
  try {
    return await work();
  } finally {
    rmSync(lockDir, { recursive: true, force: true });
  }
}

function tryLock(lockDir: string): boolean {
  try {
    mkdirSync(lockDir);
    return true;
  } catch {
    const age = statSync(lockDir, { throwIfNoEntry: false })?.mtimeMs;
    // A process that died in the middle leaves its lock behind.
    if (age !== undefined && Date.now() - age > STALE_MS) rmSync(lockDir, { recursive: true, force: true });
    return false;
  }
}
