import { createHash } from 'node:crypto';
import { chmod, lstat, mkdir, realpath, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { InfrastructureError } from '../failure/index.js';
import type { Account } from './server-account.js';

const OTHERS_MAY_ENTER = 0o001;
const ENTER_ONLY = 0o711;

/** Whether any account may reach what lies in this folder: every folder above it, and itself, may be entered. */
export async function openToOthers(folder: string): Promise<boolean> {
  for (let at = await realpath(folder); ; at = dirname(at)) {
    if (((await stat(at)).mode & OTHERS_MAY_ENTER) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

/**
 * The folder in which servers keep their data: the state folder, or, where the account of the servers cannot get there
 * (a clone in /root, or in a `mktemp -d`), one of its own in /var/tmp.
 */
export async function reachableBase(stateDir: string, account: Account | undefined): Promise<string> {
  await mkdir(stateDir, { recursive: true });
  if (account === undefined || (await openToOthers(stateDir))) return stateDir;
  const mark = createHash('sha256')
    .update(await realpath(stateDir))
    .digest('hex')
    .slice(0, 12);
  const base = join('/var/tmp', `sidetone-${mark}`);
  await mkdir(base, { recursive: true });
  const found = await lstat(base);
  if (!found.isDirectory() || found.uid !== process.getuid?.()) {
    throw new InfrastructureError(`${base} belongs to another user; remove it, or set SIDETONE_STATE_DIR.`);
  }
  await chmod(base, ENTER_ONLY);
  return base;
}
