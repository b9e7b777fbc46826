import { writeFile } from 'node:fs/promises';
import { isAdditive, SHIPPED_KPIS } from '@sidetone/domain/kpi';
import { DAY_MS, localDay, toIso } from '@sidetone/domain/time';
import { sql, type Sql } from '@sidetone/platform/database';
import { openSuite, type Suite } from '@sidetone/testing/suite';
import pg from 'pg';
import { BARE_OF_ONE, bareOfAll } from './exposures/bare-exposures.js';
import { makeWorld, worldSize, type WorldSize } from './exposures/exposure-world.js';
import { massExposures } from './exposures/mass-exposures.js';
import { timeExposures } from './exposures/time-exposures.js';
import { figure, median, percentile, type Figure } from './figure.js';
import type { BenchParts } from './measure-runner.js';

export interface ExposureOptions {
  /** Daily totals in the database. */
  readonly rollups: number;
  readonly rounds: number;
  /** The file that gets the plan of the mass exposures. */
  readonly plan?: string | undefined;
}

const SERVICE = 'kpi-correlation';
const WARMING = 50;
const ANSWERS = 500;
const PER_SECOND = 50;
const WINDOW_DAYS = 28;

/** Exposures in a database of full size: of one new answer, from sending it to the stored row, and of very many in one pass. */
export async function measureExposures(
  parts: BenchParts,
  { rollups, rounds, plan }: ExposureOptions,
): Promise<Figure[]> {
  const { brokers, databaseUrl, say } = parts;
  const suite = await openSuite({ kafkaBrokers: brokers, databaseAdminUrl: databaseUrl, mostPartitions: 6 });
  try {
    const service = await suite.start(SERVICE, { LOG_LEVEL: 'warn' });
    const size = worldSize(rollups);
    const today = localDay(Date.now(), 'UTC');
    say(
      `making ${size.totals} daily totals of ${size.subscriptions} subscriptions, a month of events, and ${size.answers} answers`,
    );
    await makeWorld(suite, size, today);
    say(`sending answers: ${ANSWERS} one after another, then ${PER_SECOND} a second`);
    await timeExposures(suite, WARMING, size.subscriptions, 0);
    const single = await timeExposures(suite, ANSWERS, size.subscriptions, 0);
    const steady = await timeExposures(suite, ANSWERS, size.subscriptions, 1_000 / PER_SECOND);
    const bare = await bareQueries(suite, size, today);
    await service.stop();
    return [
      figure('exposure.rollup_rows', size.totals, '', 'higher'),
      figure('exposure.event_to_row_p50_ms', percentile(single, 0.5), 'ms', 'lower'),
      figure('exposure.event_to_row_p99_ms', percentile(single, 0.99), 'ms', 'lower', 20),
      figure('exposure.event_to_row_p99_ms_at_50_per_s', percentile(steady, 0.99), 'ms', 'lower'),
      figure('exposure.query_p99_ms', percentile(bare, 0.99), 'ms', 'lower'),
      ...(await mass(suite, size, rounds, say, plan)),
    ];
  } finally {
    await suite.close();
  }
}

/** Milliseconds of the bare query of one answer, prepared and warm. */
async function bareQueries(suite: Suite, { subscriptions }: WorldSize, today: string): Promise<number[]> {
  const client = new pg.Client({ connectionString: suite.databaseUrlOf(SERVICE) });
  await client.connect();
  try {
    const from = toIso(Date.parse(today) - WINDOW_DAYS * DAY_MS);
    const times: number[] = [];
    for (let index = 0; index < WARMING + 2 * ANSWERS; index += 1) {
      const start = performance.now();
      await client.query({
        name: 'bare',
        text: BARE_OF_ONE,
        values: [`SUB-${(index * 104_729) % subscriptions}`, from, today],
      });
      if (index >= WARMING) times.push(performance.now() - start);
    }
    return times;
  } finally {
    await client.end();
  }
}

async function mass(
  suite: Suite,
  { answers }: WorldSize,
  rounds: number,
  say: (line: string) => void,
  plan: string | undefined,
): Promise<Figure[]> {
  const all = massExposures({
    answers: sql`select response_id, customer_id, subscription_id, answered_at from answer where survey_id = 'support'`,
    windowDays: WINDOW_DAYS,
    timeZone: 'UTC',
    kpis: SHIPPED_KPIS.filter(isAdditive).map(({ kpi }) => kpi),
  });
  const [bareSeconds, massSeconds] = [new Array<number>(), new Array<number>()];
  for (let round = 0; round <= rounds; round += 1) {
    say(
      round === 0
        ? `exposures of ${answers} answers, once to warm up`
        : `round ${round} of ${rounds}: bare SQL, then exact`,
    );
    const bare = await secondsOf(suite, bareOfAll);
    const exact = await secondsOf(suite, all);
    if (round === 0) continue;
    bareSeconds.push(bare);
    massSeconds.push(exact);
  }
  if (plan !== undefined) await writeFile(plan, await planOf(suite, all));
  return [
    figure('exposure.mass_answers', answers, '', 'higher'),
    figure('exposure.mass_seconds', median(massSeconds), 's', 'lower'),
    figure('exposure.mass_bare_seconds', median(bareSeconds), 's', 'lower'),
    figure(
      'exposure.mass_vs_bare',
      median(massSeconds.map((seconds, round) => seconds / (bareSeconds[round] ?? Number.NaN))),
      'x',
      'lower',
      1.5,
    ),
  ];
}

/** All is computed, and summed up where it is, so that the way to the client is no part of it. */
async function secondsOf(suite: Suite, statement: Sql): Promise<number> {
  const start = performance.now();
  await suite.query(SERVICE, sql`select count(*), sum(value), sum(events) from (${statement}) as every`);
  return (performance.now() - start) / 1_000;
}

async function planOf(suite: Suite, statement: Sql): Promise<string> {
  const lines = await suite.query<{ 'QUERY PLAN': string }>(
    SERVICE,
    sql`explain (analyze, buffers, costs off) ${statement}`,
  );
  return lines.map((line) => `${line['QUERY PLAN']}\n`).join('');
}
