import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { capture } from './capture.mjs';
import { Refusal } from './refusal.mjs';
import { repository } from './repository.mjs';

const stamp = join(repository, 'node_modules', '.sidetone-lock');

/** `npm ci`, unless what is installed is what the lock file says. */
export async function install() {
  const lock = await readFile(join(repository, 'package-lock.json'), 'utf8');
  const hash = createHash('sha256').update(lock).digest('hex');
  if ((await read(stamp)) === hash) return 'up to date';
  // npm's own record tells of an installation that was made by hand.
  const installed = await read(join(repository, 'node_modules', '.package-lock.json'));
  const upToDate = installed !== undefined && holdsAll(JSON.parse(lock), JSON.parse(installed));
  if (!upToDate) {
    const npm = await capture('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
    if (npm.code !== 0) {
      throw new Refusal(
        `npm ci failed; check the network and that the disk is not full, then try again.\n${npm.output}`,
      );
    }
  }
  await writeFile(stamp, hash);
  return upToDate ? 'up to date' : 'installed';
}

/** Whether every package of the lock file is installed in its version; those for other systems may be missing. */
export function holdsAll(lock, installed) {
  return Object.entries(lock.packages).every(([path, { version, optional, link }]) => {
    if (!path.startsWith('node_modules/') || link) return true;
    const found = installed.packages[path];
    return found === undefined ? optional === true : found.version === version;
  });
}

async function read(path) {
  try {
    return await readFile(path, 'utf8');
  } catch {
    return undefined;
  }
}
