import { build } from './build.mjs';
import { install } from './install.mjs';
import { step } from './progress.mjs';
import { requireNode } from './require-node.mjs';

/** All that a command needs before it can start, on a machine with nothing but Node. */
export async function prepare() {
  requireNode();
  await step('Dependencies', install);
  await step('Build', build);
}
