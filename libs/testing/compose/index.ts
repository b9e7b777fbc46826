import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const FILE = 'docker-compose.yml';
const NEXT_SERVICE = /^ {2}[a-z][\w-]*:$/m;
const NAMED = /^ {6}([A-Z][A-Z_]+): (.*)$/gm;
const DEFAULT = /^\$\{\w+:-(.*)\}$/;
const SECRET_FILE = /^\/run\/secrets\/(\w+)$/;
const TRIAL_SECRETS = 'deploy/secrets/trial';

/**
 * What docker-compose.yml names for a service, and what it gives where nobody set anything: a setting that comes as a secret stands
 * under its own name, with what the file for a trial holds. @throws Error for a service that it does not know
 */
export function environmentOfCompose(service: string): Readonly<Record<string, string>> {
  const root = folderOf(FILE, import.meta.dirname);
  const [, rest] = readFileSync(join(root, FILE), 'utf8').split(`\n  ${service}:\n`);
  if (rest === undefined) throw new Error(`docker-compose.yml has no service ${service}.`);
  const own = rest.slice(0, NEXT_SERVICE.exec(rest)?.index);
  return Object.fromEntries(
    [...own.matchAll(NAMED)].map(([, name = '', value = '']) => {
      const secret = SECRET_FILE.exec(value)?.[1];
      if (secret === undefined) return [name, value.replace(DEFAULT, '$1')];
      return [name.replace(/_FILE$/, ''), readFileSync(join(root, TRIAL_SECRETS, secret), 'utf8').trimEnd()];
    }),
  );
}

/** The nearest folder above that holds the file: this runs from its source, and a folder deeper from what was built of it. */
function folderOf(file: string, from: string): string {
  return existsSync(join(from, file)) || from === dirname(from) ? from : folderOf(file, dirname(from));
}
