import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Every command works from here, wherever it was typed. */
export const repository = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');

/** A tool that npm installed, as an argument of `node`: no shell and no npx in between. */
export function tool(path) {
  return join(repository, 'node_modules', path);
}

/** The environment of everything that is started: Nx' daemon would outlive the command. */
export const environment = { ...process.env, NX_DAEMON: 'false' };
