import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fingerprint } from './fingerprint';

const root = path.resolve(__dirname, '..', '..');

/**
 * Checks `<appDir>/manifest.yml` with Atlassian's own validator; returns its errors, one line each. It takes
 * seconds, so a good verdict is remembered until the manifest or the packages change. Changes the working
 * directory while it runs, because the validator reads the manifest from there.
 */
export async function validateManifest(appDir: string = root): Promise<string[]> {
  const known = path.join(root, '.debrief', 'manifest.valid');
  const hash = fingerprint([path.join(appDir, 'manifest.yml'), path.join(root, 'package-lock.json')]);
  if (existsSync(known) && readFileSync(known, 'utf8') === hash) return [];
  const errors = await runValidator(appDir);
  if (errors.length === 0) {
    mkdirSync(path.dirname(known), { recursive: true });
    writeFileSync(known, hash);
  }
  return errors;
}

async function runValidator(appDir: string): Promise<string[]> {
  const { manifestProblems } = await import('./checks/manifest');
  const before = process.cwd();
  process.chdir(appDir);
  try {
    return await manifestProblems();
  } finally {
    process.chdir(before);
  }
}

if (require.main === module) {
  void validateManifest().then((errors) => {
    for (const error of errors) console.error(error);
    process.exit(errors.length === 0 ? 0 : 1);
  });
}
