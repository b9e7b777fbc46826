import { capture } from './capture.mjs';
import { Refusal } from './refusal.mjs';
import { tool } from './repository.mjs';

/** Compiles what has changed. A bundler would lose the metadata that Nest's decorators need, so the compiler it is. */
export async function build() {
  const { code, output } = await capture(process.execPath, [tool('typescript/bin/tsc'), '-b']);
  if (code !== 0) throw new Refusal(`The sources do not compile.\n${output}`);
}
