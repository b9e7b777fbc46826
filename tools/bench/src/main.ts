import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defaultStateDir, InfrastructureError, resolveInfrastructure } from '@sidetone/infrastructure/resolve';
import { Logger } from '@nestjs/common';
import Table from 'cli-table3';
import { Command, InvalidArgumentError } from 'commander';
import { measureAnswers } from './answering/measure-answers.js';
import { measurePage } from './answering/measure-page.js';
import { measurePlanning } from './asking/measure-planning.js';
import { measureTriggers } from './asking/measure-triggers.js';
import { measureCases } from './cases/measure-cases.js';
import { isReached, type Figure } from './figure.js';
import { measureExposures } from './measure-exposures.js';
import { measureIngest } from './measure-ingest.js';
import { measureLatency } from './measure-latency.js';
import { measureLoop } from './loop/measure-loop.js';
import { measureRunner, type BenchParts } from './measure-runner.js';
import { measureMetrics } from './metrics/measure-metrics.js';
import { measureStatistics } from './measure-statistics.js';
import { measurePanels } from './panels/measure-panels.js';
import { measureScores } from './scoring/measure-scores.js';
import { Disagreement } from './statistics/take-turns.js';

interface Options {
  readonly answers: number;
  readonly answersKept: number;
  readonly cases: number;
  readonly contacts: number;
  readonly json?: string;
  readonly only: string;
  readonly posts: number;
  readonly plan?: string;
  readonly records: string;
  readonly rollups: string;
  readonly rounds: number;
  readonly scored: number;
  readonly seconds: string;
  readonly statsmodels?: true;
  readonly triggers: number;
}

const {
  answers,
  answersKept,
  cases,
  contacts,
  json,
  only,
  plan,
  posts,
  records,
  rollups,
  rounds,
  scored,
  seconds,
  statsmodels,
  triggers,
} = new Command()
  .name('npm run bench --')
  .description(
    'Measures what the platform reaches on this machine. Ratios are of one run; absolute figures only orient.',
  )
  .option('--json <file>', 'also write the figures to a file: [{ name, value, unit, better, goal }]')
  .option(
    '--only <prefix>',
    'measure only the figures whose names begin so, e.g. runner, ingest, exposure, latency, planning, triggers, answers, page, scores, cases, metrics, panels, loop or statistics',
    '',
  )
  .option('--records <n>', 'call failures to drain; the largest drain of ingest is five times as many', '500000')
  .option('--rollups <n>', 'daily totals in the database that exposures and panels are measured in', '10000000')
  .option('--plan <file>', "also write the database's plan of the mass exposures, or of the slowest panels, to a file")
  .option('--rounds <n>', 'how often we and what we are measured against take turns', atLeast(1), 3)
  .option('--seconds <n>', 'how long events are published for the latency, and at each rate of the loop', '30')
  .option('--answers <n>', 'answers of the planted world that statistics are measured on', atLeast(2_000), 1_000_000)
  .option('--statsmodels', "also fit statsmodels' ordinal model: minutes of a million answers")
  .option('--contacts <n>', 'contacts that a relationship programme plans for, at the most', atLeast(16), 100_000)
  .option('--posts <n>', 'answers posted in each round, and pages opened', atLeast(100), 20_000)
  .option('--triggers <n>', 'completed interactions to be decided about', atLeast(2), 200_000)
  .option(
    '--scored <n>',
    'answers of two years of which scores are asked; a tenth as many come new',
    atLeast(1_000),
    1_000_000,
  )
  .option(
    '--answers-kept <n>',
    'answers of two years that panels of dashboards are asked of',
    atLeast(1_000),
    1_000_000,
  )
  .option('--cases <n>', 'open cases that are swept and listed', atLeast(1_000), 100_000)
  .parse()
  .opts<Options>();

Logger.overrideLogger(false);
const say = (line: string): void => void process.stderr.write(`${line}\n`);
const wanted = (prefix: string): boolean => prefix.startsWith(only) || only.startsWith(`${prefix}.`);

const root = join(import.meta.dirname, '..', '..', '..');
const stateDir = defaultStateDir(process.env);

try {
  const figures = [
    ...([
      'runner',
      'ingest',
      'exposure',
      'latency',
      'planning',
      'triggers',
      'answers',
      'page',
      'scores',
      'cases',
      'metrics',
      'panels',
      'loop',
    ].some(wanted)
      ? await measureServices()
      : []),
    // Last, and by itself: neither broker nor database runs beside it.
    ...(wanted('statistics')
      ? await measureStatistics({ root, stateDir, say }, { answers, rounds, statsmodels: statsmodels === true })
      : []),
  ].filter(({ name }) => name.startsWith(only));
  process.stdout.write(`${asTable(figures)}\n`);
  if (json !== undefined) await writeFile(json, `${JSON.stringify(figures, null, 2)}\n`);
} catch (error) {
  const isSaid = error instanceof InfrastructureError || error instanceof Disagreement;
  say(isSaid ? error.message : String(error instanceof Error ? error.stack : error));
  process.exitCode = 1;
}

/** What takes Kafka and PostgreSQL. */
async function measureServices(): Promise<Figure[]> {
  const infrastructure = await resolveInfrastructure({ env: process.env, stateDir, log: say });
  try {
    const parts: BenchParts = {
      brokers: infrastructure.kafkaBrokers,
      databaseUrl: infrastructure.databaseUrl,
      root,
      say,
    };
    return [
      ...(wanted('runner') ? await measureRunner(parts, Number(records), rounds) : []),
      ...(wanted('ingest') ? await measureIngest(parts, Number(records), rounds) : []),
      ...(wanted('exposure') ? await measureExposures(parts, { rollups: Number(rollups), rounds, plan }) : []),
      ...(wanted('latency') ? await measureLatency(parts, Number(seconds)) : []),
      ...(wanted('planning') ? await measurePlanning(parts, contacts) : []),
      ...(wanted('triggers') ? await measureTriggers(parts, triggers) : []),
      ...(wanted('answers') ? await measureAnswers(parts, posts, rounds) : []),
      ...(wanted('page') ? await measurePage(parts, posts) : []),
      ...(wanted('scores') ? await measureScores(parts, scored) : []),
      ...(wanted('cases') ? await measureCases(parts, cases) : []),
      ...(wanted('metrics') ? await measureMetrics(parts, scored, rounds) : []),
      ...(wanted('panels') ? await measurePanels(parts, { answers: answersKept, rollups: Number(rollups), plan }) : []),
      ...(wanted('loop') ? await measureLoop(parts, Number(seconds)) : []),
    ];
  } finally {
    await infrastructure.stop();
  }
}

function atLeast(least: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (!Number.isInteger(number) || number < least)
      throw new InvalidArgumentError(`A whole number of at least ${least} is needed.`);
    return number;
  };
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
