import { mkdir, statfs } from 'node:fs/promises';
import { InfrastructureError } from '../failure/index.js';

const NEEDED_BYTES = 1024 ** 3;

/** @throws InfrastructureError when less than `neededBytes` (1 GiB) are free where the folder lies */
export async function requireFreeSpace(folder: string, neededBytes = NEEDED_BYTES): Promise<void> {
  await mkdir(folder, { recursive: true });
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  if (free >= neededBytes) return;
  throw new InfrastructureError(
    `Only ${megabytes(free)} MB are free at ${folder}, and Kafka and PostgreSQL need ${megabytes(neededBytes)}; ` +
      'free some space, or set SIDETONE_STATE_DIR to a folder on another disk.',
  );
}

function megabytes(bytes: number): number {
  return Math.floor(bytes / 1024 ** 2);
}
