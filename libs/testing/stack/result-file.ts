import { constants } from 'node:fs';
import { access, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { InfrastructureError, messageOf } from '@sidetone/infrastructure/failure';

/** Where a tool writes its result as JSON. */
export interface ResultFile {
  /** @throws InfrastructureError when it cannot be written after all */
  write(result: unknown): Promise<void>;
}

/**
 * The file given as `--out`; without one, nothing is written. Nothing is created before there is a result.
 * @throws InfrastructureError with one sentence when the file could not be written later
 */
export async function openResultFile(path: string | undefined): Promise<ResultFile> {
  if (path === undefined) return { write: () => Promise.resolve() };
  const file = resolve(path);
  await requireWritable(file);
  return {
    write: (result) =>
      writeFile(file, `${JSON.stringify(result, undefined, 2)}\n`).catch((error: unknown) => {
        throw new InfrastructureError(`The result cannot be written to ${file}: ${messageOf(error)}.`, {
          cause: error,
        });
      }),
  };
}

async function requireWritable(file: string): Promise<void> {
  const folder = dirname(file);
  const found = await stat(folder).catch(() => undefined);
  if (found?.isDirectory() !== true)
    throw new InfrastructureError(`--out cannot be written: there is no folder ${folder}; create it first.`);
  const there = await stat(file).catch(() => undefined);
  if (there?.isDirectory() === true)
    throw new InfrastructureError(`--out cannot be written: ${file} is a folder; name a file in it.`);
  await access(there === undefined ? folder : file, constants.W_OK).catch((error: unknown) => {
    throw new InfrastructureError(`--out cannot be written: ${messageOf(error)}.`, { cause: error });
  });
}
