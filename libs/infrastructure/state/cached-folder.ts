import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Makes a folder once: `fill` works in a temporary one, which takes the final name only when it is whole. So an
 * interrupted start leaves no half-filled cache, and of two starts at once the slower uses what the faster made.
 */
export async function cachedFolder(path: string, fill: (temporary: string) => Promise<void>): Promise<string> {
  if (existsSync(path)) return path;
  const temporary = `${path}.${randomUUID()}.tmp`;
  await mkdir(dirname(path), { recursive: true });
  await mkdir(temporary);
  try {
    await fill(temporary);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    if (!existsSync(path)) throw error;
  }
  return path;
}
