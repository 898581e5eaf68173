import fs from 'node:fs';
import path from 'node:path';
import type { SourceFile } from './house-rules';

export const projectRoot = path.resolve(__dirname, '..', '..');

const NEVER_OURS = new Set(['node_modules', 'dist', '.debrief']);

/** All TypeScript files below the given folders of the project; a folder that doesn't exist is an error. */
export function sourceFiles(...folders: readonly string[]): SourceFile[] {
  return folders
    .flatMap((folder) => filesUnder(path.join(projectRoot, folder)))
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => ({
      path: path.relative(projectRoot, file).split(path.sep).join('/'),
      text: fs.readFileSync(file, 'utf8'),
    }));
}

function filesUnder(folder: string): string[] {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(folder, entry.name);
    if (!entry.isDirectory()) return [full];
    return NEVER_OURS.has(entry.name) ? [] : filesUnder(full);
  });
}
