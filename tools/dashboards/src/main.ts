import { join } from 'node:path';
import { differencesIn, writeDashboards } from './dashboard-files.js';

/** Writes deploy/grafana/dashboards, or with --check tells whether it is up to date. */
const folder = join(import.meta.dirname, '..', '..', '..', 'deploy', 'grafana', 'dashboards');

if (process.argv.includes('--check')) {
  const differences = await differencesIn(folder);
  for (const difference of differences) process.stdout.write(`deploy/grafana/dashboards: ${difference}\n`);
  if (differences.length > 0) {
    process.stdout.write('Write them anew: npx tsc -b tools/dashboards && node tools/dashboards/dist/main.js\n');
    process.exitCode = 1;
  }
} else {
  await writeDashboards(folder);
}
