import { randomUUID } from 'node:crypto';
import { chmod, mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { identityOf } from '../processes/index.js';

/** The data, logs and process ids of the servers of one start. */
export interface RunFolder {
  readonly path: string;
  pidFile(name: string): string;
  remove(): Promise<void>;
  /** Moves it to where the next start does not clear it away; the path must be on the same disk. */
  moveTo(path: string): Promise<void>;
}

interface Mark {
  readonly pid: number;
  readonly identity: string;
}

const ENTER_ONLY = 0o711;
const OWNER = 'owner.json';

/** Makes a folder under `<base>/runs`, after clearing away those whose owner is gone, with what they left running. */
export async function openRunFolder(base: string): Promise<RunFolder> {
  const runs = join(base, 'runs');
  await mkdir(runs, { recursive: true });
  await clearAbandoned(runs);
  const path = join(runs, `${process.pid}-${randomUUID().slice(0, 8)}`);
  await mkdir(path);
  await chmod(path, ENTER_ONLY);
  await writeFile(join(path, OWNER), JSON.stringify({ pid: process.pid, identity: await identityOf(process.pid) }));
  return {
    path,
    pidFile: (name) => join(path, `${name}.pid`),
    remove: () => rm(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }),
    moveTo: async (to) => {
      await mkdir(dirname(to), { recursive: true });
      await rename(path, to);
    },
  };
}

async function clearAbandoned(runs: string): Promise<void> {
  for (const name of await readdir(runs)) {
    const folder = join(runs, name);
    const owner = await readMark(join(folder, OWNER));
    // A folder without a mark is being made by another start, or was left half-made: its process id tells which.
    const alive = owner === undefined ? await identityOf(Number.parseInt(name, 10)) : await stillThat(owner);
    if (alive) continue;
    // Another start that clears away at the same time may be further: what it has removed needs nobody.
    for (const file of await readdir(folder).catch(noneWhereGone)) {
      if (file.endsWith('.pid')) await endIfOurs(await readMark(join(folder, file)));
    }
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

function noneWhereGone(error: unknown): string[] {
  if ((error as { readonly code?: unknown } | null)?.code === 'ENOENT') return [];
  throw error;
}

/** The id alone proves nothing: another program may have it by now. */
async function endIfOurs(mark: Mark | undefined): Promise<void> {
  if (mark === undefined || !(await stillThat(mark))) return;
  try {
    process.kill(-mark.pid, 'SIGKILL');
  } catch {
    // It has ended in between.
  }
}

async function stillThat(mark: Mark): Promise<boolean> {
  return (await identityOf(mark.pid)) === mark.identity;
}

async function readMark(path: string): Promise<Mark | undefined> {
  try {
    const mark: unknown = JSON.parse(await readFile(path, 'utf8'));
    if (typeof mark !== 'object' || mark === null || !('pid' in mark) || !('identity' in mark)) return undefined;
    const { pid, identity } = mark;
    return typeof pid === 'number' && typeof identity === 'string' ? { pid, identity } : undefined;
  } catch {
    return undefined;
  }
}
