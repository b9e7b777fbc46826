import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { handOver } from './hand-over.mjs';
import { prepare } from './prepare.mjs';
import { orRefuse, Refusal } from './refusal.mjs';
import { repository } from './repository.mjs';

/** Prepares, then runs a tool's built program with the command's own arguments. */
export function runBuilt(name, main = 'main.js') {
  return orRefuse(async () => {
    await prepare();
    const program = join(repository, 'tools', name, 'dist', ...main.split('/'));
    if (!existsSync(program))
      throw new Refusal(`tools/${name} has no built program; is ${program} missing from the sources?`);
    // The larger young generation is what services are started with: see libs/platform/service/node-flags.ts.
    return handOver(['--enable-source-maps', '--max-semi-space-size=64', program, ...process.argv.slice(2)]);
  });
}
