import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { projectRoot } from './project-files';

/** `npm start` at work in some folder. */
export interface StartedSite {
  readonly url: string;
  /** Sends SIGTERM to npm, and to nobody else. Rejects when something that it started is left. */
  stop(): Promise<void>;
}

const READY_MS = 240_000;
const STOPPED_MS = 30_000;

/** Copies what a fresh clone has: everything but what .gitignore names. The packages are linked, not copied. */
export function freshCopy(folder: string): void {
  const gitignore = fs.readFileSync(path.join(projectRoot, '.gitignore'), 'utf8');
  const folders = ['.git/', ...gitignore.split('\n').filter((line) => line.endsWith('/'))];
  const left = new Set(folders.map((name) => path.join(projectRoot, name.slice(0, -1))));
  fs.cpSync(projectRoot, folder, { recursive: true, filter: (source) => !left.has(source) });
  fs.symlinkSync(path.join(projectRoot, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
}

/** Runs `npm start` in `folder` on a free port. Rejects with all it said when that doesn't get ready. */
export async function npmStart(folder: string): Promise<StartedSite> {
  const npm = spawn('npm', ['start', '--', '--no-open', '--port', '0'], {
    cwd: folder,
    env: Object.fromEntries(Object.entries(process.env).filter(([name]) => !OF_THE_TESTS.test(name))),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const ready = new Promise<string>((resolve) => {
    for (const pipe of [npm.stdout, npm.stderr]) {
      pipe.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        const url = /^ready (http\S+)$/m.exec(said)?.[1];
        if (url !== undefined) resolve(url);
      });
    }
  });
  // The pipes close when the last process that could write to them has ended.
  const ended = new Promise<undefined>((resolve) => npm.once('close', () => resolve(undefined)));
  const url = await Promise.race([ready, ended, after(READY_MS, undefined, { ref: false })]);
  if (url === undefined) {
    endWhatIsLeft(folder);
    throw new Error(`npm start is not ready:\n${said}`);
  }
  return {
    url,
    async stop() {
      npm.kill('SIGTERM');
      if (!(await Promise.race([ended.then(() => true), after(STOPPED_MS, false, { ref: false })]))) {
        endWhatIsLeft(folder);
        throw new Error(`npm start was told to end, and left the site running:\n${said}`);
      }
    },
  };
}

// What `npm test` and Jest put there would change what npm and the builds do; a server keeps what it is given.
const OF_THE_TESTS = /^(npm_.*|NODE_.*|JEST_.*|SQL_URL|MARIADBD_URL)$/i;

/** By the process id that a running site leaves beside its state. */
function endWhatIsLeft(folder: string): void {
  const running = path.join(folder, '.debrief', 'state.running');
  if (fs.existsSync(running)) process.kill(Number(fs.readFileSync(running, 'utf8')), 'SIGKILL');
}
