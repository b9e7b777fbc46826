import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseProfile } from '../world/parse-profile.js';
import type { Profile } from '../world/profile.js';

const folder = join(import.meta.dirname, '..', '..', 'profiles');

/** The names of the profiles that come with the simulator. */
export function profileNames(): readonly string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort();
}

/**
 * A profile by its name (`default`), or by the path of any JSON file.
 * @throws Error naming what cannot be read, or every field to be mended
 */
export function loadProfile(nameOrPath: string): Profile {
  const path = nameOrPath.endsWith('.json') ? nameOrPath : join(folder, `${nameOrPath}.json`);
  return parseProfile(readJson(path, nameOrPath), path);
}

function readJson(path: string, asked: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(
      `The profile "${asked}" cannot be read (${why}). Give one of ${profileNames().join(', ')}, or the path of a JSON file.`,
      {
        cause: error,
      },
    );
  }
}
