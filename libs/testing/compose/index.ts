import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const FILE = 'docker-compose.yml';
const NEXT_SERVICE = /^ {2}[a-z][\w-]*:$/m;
const NAMED = /^ {6}([A-Z][A-Z_]+): (.*)$/gm;
const DEFAULT = /^\$\{\w+:-(.*)\}$/;

/** What docker-compose.yml names for a service, and what it gives where nobody set anything. @throws Error for a service that it does not know */
export function environmentOfCompose(service: string): Readonly<Record<string, string>> {
  const [, rest] = readFileSync(join(folderOf(FILE, import.meta.dirname), FILE), 'utf8').split(`\n  ${service}:\n`);
  if (rest === undefined) throw new Error(`docker-compose.yml has no service ${service}.`);
  const own = rest.slice(0, NEXT_SERVICE.exec(rest)?.index);
  return Object.fromEntries(
    [...own.matchAll(NAMED)].map(([, name = '', value = '']) => [name, value.replace(DEFAULT, '$1')]),
  );
}

/** The nearest folder above that holds the file: this runs from its source, and a folder deeper from what was built of it. */
function folderOf(file: string, from: string): string {
  return existsSync(join(from, file)) || from === dirname(from) ? from : folderOf(file, dirname(from));
}
