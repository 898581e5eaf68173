import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

/** A Chromium to start, and the environment its process needs on top of ours. */
export interface Chromium {
  readonly executablePath: string;
  readonly env: Readonly<Record<string, string>>;
}

const MAC_BROWSERS = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * The Chromium of the tests: `CHROMIUM_PATH` if set, on Linux x64 the one inside the npm package (unpacked once
 * into the cache folder, so every machine draws with the same browser and fonts), on macOS an installed one.
 * Throws with what to do where there is none.
 */
export function findChromium(): Chromium {
  const chosen = process.env['CHROMIUM_PATH'];
  if (chosen !== undefined && chosen !== '') {
    if (!fs.existsSync(chosen))
      throw new Error(`CHROMIUM_PATH names "${chosen}", and there is no such file.`);
    return { executablePath: chosen, env: {} };
  }
  if (process.platform === 'linux' && process.arch === 'x64') return fromPackage();
  const installed =
    process.platform === 'darwin' ? MAC_BROWSERS.find((file) => fs.existsSync(file)) : undefined;
  if (installed !== undefined) return { executablePath: installed, env: {} };
  throw new Error(
    `No browser for ${process.platform} ${process.arch}: install Chromium and set CHROMIUM_PATH to its executable.`,
  );
}

function fromPackage(): Chromium {
  const root = packageRoot();
  const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    version: string;
  };
  const home = path.join(cacheFolder(), `chromium-${version}`);
  if (!fs.existsSync(path.join(home, 'chromium'))) unpack(path.join(root, 'bin'), home);
  return {
    executablePath: path.join(home, 'chromium'),
    // A bare Debian lacks libnss3, libnspr4 and libexpat1; the package carries them.
    env: { LD_LIBRARY_PATH: path.join(home, 'libraries', 'lib'), FONTCONFIG_PATH: path.join(home, 'fonts') },
  };
}

// Its main file sits in build/cjs; what it exports is not used: it unpacks into one unversioned folder of /tmp.
function packageRoot(): string {
  return path.resolve(path.dirname(require.resolve('@sparticuz/chromium')), '..', '..');
}

function cacheFolder(): string {
  const wanted = path.join(os.homedir(), '.cache', 'debrief');
  try {
    fs.mkdirSync(wanted, { recursive: true });
    fs.accessSync(wanted, fs.constants.W_OK);
    return wanted;
  } catch {
    // A service account may have no home.
    const fallback = path.join(os.tmpdir(), `debrief-cache-${os.userInfo().uid}`);
    fs.mkdirSync(fallback, { recursive: true });
    return fallback;
  }
}

/** Unpacks beside the target and moves it there whole, so that two processes or a kill never leave half a browser. */
function unpack(bin: string, home: string): void {
  const unfinished = fs.mkdtempSync(`${home}.`);
  try {
    fs.writeFileSync(path.join(unfinished, 'chromium'), brotli(path.join(bin, 'chromium.br')), {
      mode: 0o755,
    });
    untar(path.join(bin, 'al2023.tar.br'), path.join(unfinished, 'libraries'));
    untar(path.join(bin, 'fonts.tar.br'), path.join(unfinished, 'fonts'));
    // Chromium looks for its software renderer beside itself.
    untar(path.join(bin, 'swiftshader.tar.br'), unfinished);
    fs.writeFileSync(path.join(unfinished, 'fonts', 'fonts.conf'), fontsConf(home));
    fs.renameSync(unfinished, home);
  } catch (error) {
    const unpackedByAnother = fs.existsSync(path.join(home, 'chromium'));
    if (!unpackedByAnother) throw error;
  } finally {
    fs.rmSync(unfinished, { recursive: true, force: true });
  }
}

function brotli(file: string): Buffer {
  return brotliDecompressSync(fs.readFileSync(file));
}

function untar(archive: string, folder: string): void {
  fs.mkdirSync(folder, { recursive: true });
  execFileSync('tar', ['-x', '-C', folder], { input: brotli(archive) });
}

function fontsConf(home: string): string {
  return [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    `  <dir>${home}/fonts/fonts</dir>`,
    '  <dir>/usr/share/fonts</dir>',
    `  <cachedir>${home}/font-cache</cachedir>`,
    '</fontconfig>',
    '',
  ].join('\n');
}
