import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defaultStateDir, InfrastructureError, resolveInfrastructure } from '@sidetone/infrastructure/resolve';
import { Logger } from '@nestjs/common';
import Table from 'cli-table3';
import { Command } from 'commander';
import { isReached, type Figure } from './figure.js';
import { measureExposures } from './measure-exposures.js';
import { measureIngest } from './measure-ingest.js';
import { measureLatency } from './measure-latency.js';
import { measureRunner, type BenchParts } from './measure-runner.js';

interface Options {
  readonly json?: string;
  readonly only: string;
  readonly plan?: string;
  readonly records: string;
  readonly rollups: string;
  readonly rounds: string;
  readonly seconds: string;
}

const { json, only, plan, records, rollups, rounds, seconds } = new Command()
  .name('npm run bench --')
  .description(
    'Measures what the platform reaches on this machine. Ratios are of one run; absolute figures only orient.',
  )
  .option('--json <file>', 'also write the figures to a file: [{ name, value, unit, better, goal }]')
  .option(
    '--only <prefix>',
    'measure only the figures whose names begin so, e.g. runner, ingest, exposure or latency',
    '',
  )
  .option('--records <n>', 'call failures to drain; the largest drain of ingest is five times as many', '500000')
  .option('--rollups <n>', 'daily totals in the database that exposures are measured in', '10000000')
  .option('--plan <file>', "also write the database's plan of the mass exposures to a file")
  .option('--rounds <n>', 'how often the service and what it is measured against take turns', '3')
  .option('--seconds <n>', 'how long events are published for the latency', '30')
  .parse()
  .opts<Options>();

Logger.overrideLogger(false);
const say = (line: string): void => void process.stderr.write(`${line}\n`);
const wanted = (prefix: string): boolean => prefix.startsWith(only) || only.startsWith(`${prefix}.`);

try {
  const infrastructure = await resolveInfrastructure({
    env: process.env,
    stateDir: defaultStateDir(process.env),
    log: say,
  });
  try {
    const parts: BenchParts = {
      brokers: infrastructure.kafkaBrokers,
      databaseUrl: infrastructure.databaseUrl,
      root: join(import.meta.dirname, '..', '..', '..'),
      say,
    };
    const figures = [
      ...(wanted('runner') ? await measureRunner(parts, Number(records), Number(rounds)) : []),
      ...(wanted('ingest') ? await measureIngest(parts, Number(records), Number(rounds)) : []),
      ...(wanted('exposure')
        ? await measureExposures(parts, { rollups: Number(rollups), rounds: Number(rounds), plan })
        : []),
      ...(wanted('latency') ? await measureLatency(parts, Number(seconds)) : []),
    ].filter(({ name }) => name.startsWith(only));
    process.stdout.write(`${asTable(figures)}\n`);
    if (json !== undefined) await writeFile(json, `${JSON.stringify(figures, null, 2)}\n`);
  } finally {
    await infrastructure.stop();
  }
} catch (error) {
  say(error instanceof InfrastructureError ? error.message : String(error instanceof Error ? error.stack : error));
  process.exitCode = 1;
}

function asTable(figures: readonly Figure[]): string {
  const table = new Table({ head: ['figure', 'value', 'unit', 'goal', ''], style: { head: [], border: [] } });
  for (const one of figures) {
    const { name, value, unit, better, goal } = one;
    const reached = isReached(one);
    const sign = better === 'higher' ? '≥' : '≤';
    table.push([
      name,
      value,
      unit,
      goal === null ? '' : `${sign} ${goal}`,
      reached === undefined ? '' : reached ? 'reached' : 'missed',
    ]);
  }
  return table.toString();
}
