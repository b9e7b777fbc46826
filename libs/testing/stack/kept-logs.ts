import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { InfrastructureError, messageOf } from '@sidetone/infrastructure/failure';

/** The logs of so many failed runs are left when another run begins. */
const KEPT_RUNS = 5;

/** The failure, and where the logs of the run are. A fault of ours keeps its stack. */
export function withLogFolder(error: unknown, folder: string): InfrastructureError {
  const isOurs = !(error instanceof InfrastructureError) && error instanceof Error;
  const text = isOurs ? (error.stack ?? error.message) : messageOf(error);
  const cause = error instanceof InfrastructureError ? error.cause : error;
  return new InfrastructureError(`${text}\nThe logs of this run are kept in ${folder}`, { cause });
}

/** Removes all but the latest folders of logs. */
export async function clearOldLogs(failedRuns: string): Promise<void> {
  await mkdir(failedRuns, { recursive: true });
  const folders = await Promise.all(
    (await readdir(failedRuns)).map(async (name) => {
      const path = join(failedRuns, name);
      const changedAt = await stat(path).then(
        ({ mtimeMs }) => mtimeMs,
        () => 0, // another run has just removed it
      );
      return { path, changedAt };
    }),
  );
  const old = folders.sort((a, b) => b.changedAt - a.changedAt).slice(KEPT_RUNS);
  await Promise.all(old.map(({ path }) => rm(path, { recursive: true, force: true })));
}
