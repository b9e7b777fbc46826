import { readFile } from 'node:fs/promises';

/** The text of a file; empty where there is none that may be read. */
export function readIfThere(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => '');
}
