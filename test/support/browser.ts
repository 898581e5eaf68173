import { chromium, type Browser } from 'playwright-core';
import { findChromium } from './chromium';

/**
 * Starts a headless Chromium that keeps its web security (CSP, same origin, site isolation), as a reader's does.
 * The caller closes it.
 */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, env } = findChromium();
  return chromium.launch({
    executablePath,
    env: { ...definedOnly(process.env), ...env },
    headless: true,
    args: [
      // Containers offer no user namespaces to a sandbox, and little shared memory.
      '--no-sandbox',
      '--disable-dev-shm-usage',
      '--font-render-hinting=none',
    ],
  });
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
