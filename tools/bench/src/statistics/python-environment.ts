import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InfrastructureError } from '@sidetone/infrastructure/failure';
import { cachedFolder } from '@sidetone/infrastructure/state';

const MAKE_WITHIN_MS = 60_000;
const INSTALL_WITHIN_MS = 180_000;
/** A registry that cannot be reached is given up soon; a download that goes on may take its time. */
const PIP = ['-m', 'pip', 'install', '--quiet', '--timeout', '10', '--retries', '1', '--only-binary', ':all:'];

/**
 * The Python of a virtual environment with what a requirements file names, made the first time in the state folder.
 * @throws InfrastructureError where Python cannot be run or the packages cannot be had, within four minutes
 */
export async function pythonEnvironment(
  stateDir: string,
  requirements: string,
  say: (line: string) => void,
  python = 'python3',
): Promise<string> {
  const mark = createHash('sha256')
    .update(await readFile(requirements))
    .digest('hex')
    .slice(0, 12);
  const folder = await cachedFolder(join(stateDir, `bench-python-${mark}`), async (temporary) => {
    say('installing the Python packages that are measured against (this once)');
    await run(python, ['-m', 'venv', temporary], MAKE_WITHIN_MS, `${python} makes no virtual environment`);
    const install = [...PIP, '--requirement', requirements];
    await run(pythonIn(temporary), install, INSTALL_WITHIN_MS, 'pip does not install the packages');
  });
  await run(pythonIn(folder), ['--version'], MAKE_WITHIN_MS, `${folder} has no working Python any more; remove it`);
  return pythonIn(folder);
}

const pythonIn = (folder: string): string => join(folder, 'bin', 'python');

async function run(command: string, args: readonly string[], withinMs: number, otherwise: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    execFile(command, [...args], { timeout: withinMs, killSignal: 'SIGKILL' }, (error, _stdout, stderr) => {
      if (error === null) return resolve();
      const lastWords = stderr.trim().split('\n').at(-1) ?? '';
      const why = error.killed === true ? `not within ${withinMs / 1_000} s` : lastWords || error.message;
      reject(new InfrastructureError(`${otherwise}: ${why}`));
    });
  });
}
