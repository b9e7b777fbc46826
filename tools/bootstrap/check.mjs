import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { capture } from './steps/capture.mjs';
import { install } from './steps/install.mjs';
import { step } from './steps/progress.mjs';
import { orRefuse } from './steps/refusal.mjs';
import { repository, tool } from './steps/repository.mjs';
import { requireNode } from './steps/require-node.mjs';
import { runLanes, table } from './steps/lanes.mjs';

const node = (...args) => ({ run: () => capture(process.execPath, args) });
const contractsCheck = join(repository, 'libs', 'contracts', 'dist', 'tools', 'check.js');
const dashboards = join(repository, 'tools', 'dashboards', 'dist', 'main.js');

// Two lanes for two cores: what needs the compiler's output follows the compiler.
const lanes = [
  [
    { name: 'types', ...node(tool('typescript/bin/tsc'), '-b') },
    { name: 'contracts', needs: 'types', skip: () => !existsSync(contractsCheck), ...node(contractsCheck) },
    { name: 'dashboards', needs: 'types', ...node(dashboards, '--check') },
    { name: 'types of tests', needs: 'types', ...node(tool('typescript/bin/tsc'), '-p', 'tsconfig.spec.json') },
  ],
  [
    {
      name: 'format',
      ...node(tool('prettier/bin/prettier.cjs'), '--check', '.', '--cache', '--cache-location', '.cache/prettier'),
    },
    // The rule about imports between parts reads Nx' picture of them, and is silent without.
    { name: 'project graph', ...node(tool('nx/dist/bin/nx.js'), 'show', 'projects') },
    // Without a cache: that rule looks across files, and a cached verdict on one would outlive a change in another.
    {
      name: 'lint',
      needs: 'project graph',
      ...node(tool('eslint/bin/eslint.js'), '.', '--max-warnings', '0'),
    },
    {
      name: 'unit tests',
      // For the gate, whose `npm test` runs them as well.
      skip: () => process.argv.includes('--without-unit-tests'),
      ...node('--experimental-vm-modules', '--no-warnings', tool('jest/bin/jest.js'), '--selectProjects', 'unit'),
    },
  ],
];

await orRefuse(async () => {
  requireNode();
  await step('Dependencies', install);
  const results = await runLanes(lanes);
  for (const { name, fate, output } of results) {
    if (fate === 'failed') process.stdout.write(`\n── ${name} ──\n${output}\n`);
  }
  process.stdout.write(`\n${table(results)}\n`);
  return results.some(({ fate }) => fate === 'failed') ? 1 : 0;
});
