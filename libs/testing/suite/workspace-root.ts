import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder that holds nx.json, found upwards from here: this file runs from its source and from dist. */
export const workspaceRoot = upwards(import.meta.dirname);

function upwards(folder: string): string {
  if (existsSync(join(folder, 'nx.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder)
    throw new Error(`No nx.json above ${import.meta.dirname}: the tests need the whole workspace.`);
  return upwards(parent);
}
