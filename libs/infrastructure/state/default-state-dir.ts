import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where caches, data and logs of our own infrastructure lie: `SIDETONE_STATE_DIR`, else `.state` in the repository. */
export function defaultStateDir(env: Readonly<Record<string, string | undefined>> = process.env): string {
  return env['SIDETONE_STATE_DIR'] ?? join(repositoryRoot(import.meta.dirname), '.state');
}

function repositoryRoot(from: string): string {
  for (let folder = from; folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(join(folder, 'nx.json'))) return folder;
  }
  return process.cwd();
}
