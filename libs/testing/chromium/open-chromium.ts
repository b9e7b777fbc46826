import { existsSync } from 'node:fs';
import { env } from 'node:process';
import { chromium, type Browser } from 'playwright-core';

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

export type Chromium =
  { readonly kind: 'found'; readonly path: string } | { readonly kind: 'none'; readonly why: string };

/**
 * Where Chromium is: at CHROMIUM_PATH, else where systems put it.
 * @throws Error where CHROMIUM_PATH names nothing, and in CI where there is none: there the page is never left unchecked
 */
export function findChromium(): Chromium {
  const given = env['CHROMIUM_PATH'];
  if (given !== undefined && given !== '') {
    if (!existsSync(given)) throw new Error(`CHROMIUM_PATH names ${given}, which does not exist.`);
    return { kind: 'found', path: given };
  }
  const path = USUAL_PLACES.find((place) => existsSync(place));
  if (path !== undefined) return { kind: 'found', path };
  const why = 'no Chromium was found: install it (Debian: apt-get install chromium) or name it by CHROMIUM_PATH';
  if (env['CI'] !== undefined && env['CI'] !== '' && env['CI'] !== 'false') throw new Error(`In CI ${why}.`);
  return { kind: 'none', why };
}

/** Starts Chromium without a window. Its sandbox cannot be had by root, as whom containers run tests; it only opens our own page. */
export function openChromium(path: string): Promise<Browser> {
  const isRoot = process.getuid?.() === 0;
  return chromium.launch({
    executablePath: path,
    args: ['--disable-dev-shm-usage', ...(isRoot ? ['--no-sandbox'] : [])],
  });
}
