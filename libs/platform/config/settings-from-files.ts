import { readFileSync } from 'node:fs';

/** Behind the name of a setting: the path of a file that holds its value, as Docker and Kubernetes hand out secrets. */
const FILE = '_FILE';

/** An environment in which every setting stands under its own name, wherever it came from. */
export interface ReadEnvironment {
  readonly environment: NodeJS.ProcessEnv;
  /** By setting: the file that its value came from, for whoever has to mend it. */
  readonly files: ReadonlyMap<string, string>;
  /** By setting: why its file gives no value, to be read after the setting's name. */
  readonly problems: ReadonlyMap<string, string>;
}

/**
 * Puts in place of each `<NAME>_FILE` what that file holds, without the line break at its end. Only `names` may come from files.
 * A problem tells the path and never what the file holds.
 */
export function withSettingsFromFiles(given: NodeJS.ProcessEnv, names: readonly string[]): ReadEnvironment {
  const environment = { ...given };
  const files = new Map<string, string>();
  const problems = new Map<string, string>();
  for (const name of names) {
    const path = given[name + FILE] ?? '';
    if (path === '') continue;
    files.set(name, path);
    if ((given[name] ?? '') !== '') {
      problems.set(name, `is given twice, by itself and by ${name}${FILE}; leave one of them out`);
      continue;
    }
    const found = valueIn(path);
    if (found.kind === 'value') environment[name] = found.value;
    else problems.set(name, `cannot be read from the file that ${name}${FILE} names, ${path}: ${found.why}`);
  }
  return { environment, files, problems };
}

type Found = { readonly kind: 'value'; readonly value: string } | { readonly kind: 'none'; readonly why: string };

function valueIn(path: string): Found {
  try {
    // Editors put a line break at the end, and some a mark at the beginning; neither belongs to a secret.
    const value = readFileSync(path, 'utf8')
      .replace(/^\uFEFF/, '')
      .replace(/[\r\n]+$/, '');
    return value.trim() === '' ? { kind: 'none', why: 'it is empty' } : { kind: 'value', value };
  } catch (error) {
    return { kind: 'none', why: reason(error) };
  }
}

function reason(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EACCES') return `user ${process.getuid?.() ?? ''} of this process may not read it`;
  // Docker makes a folder where a file that it shall mount is missing.
  if (code === 'EISDIR') return 'it is a folder; was the file missing when the container was made?';
  return String(error);
}
