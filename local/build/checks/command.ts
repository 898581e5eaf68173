import { spawn } from 'node:child_process';
import type { Check } from './check';

/** A check that is a script of package.json, exactly as a person would call it. Its output goes straight through. */
export function npmScript(name: string, script: string): Check {
  return {
    name,
    run: async (root) => ({ ok: (await exitCode('npm', ['run', '--silent', script], root)) === 0 }),
  };
}

/** A check that is a tool from node_modules. */
export function tool(name: string, bin: string, args: readonly string[]): Check {
  return {
    name,
    run: async (root) => ({ ok: (await exitCode('npx', ['--no-install', bin, ...args], root)) === 0 }),
  };
}

function exitCode(command: string, args: readonly string[], cwd: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, stdio: 'inherit' });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}
