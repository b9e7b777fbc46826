import { InfrastructureError } from '@sidetone/infrastructure/failure';
import { serviceNames, type ServiceName } from '@sidetone/platform/service';
import { eventually, openSuite, type RunningService, type Suite } from '@sidetone/testing/suite';
import { visitAll, type Visit } from '../answering/visit-all.js';
import { LOOP, makeCases } from '../cases/case-world.js';
import { figure, median, percentile, type Figure } from '../figure.js';
import type { BenchParts } from '../measure-runner.js';
import { customersOf, makeAnswers, makeCustomers, makeInvitations, SCORING } from '../scoring/score-world.js';
import { startBareText } from './start-bare-text.js';

const SCRAPES = 300;
const WARMING = 100;
const MOST_MS = 20;
const CASES_SHARE = 0.1;

/** Milliseconds of each scrape of a service, and of each answer of the yardstick as long as it, in turns. */
interface Timed {
  readonly service: ServiceName;
  readonly series: number;
  readonly rounds: readonly { readonly ours: readonly number[]; readonly bare: readonly number[] }[];
}

/**
 * GET /metrics of each service while nobody else asks: first with nothing in the database, then with `answers` answers of two years and a tenth as
 * many open cases, against a bare Fastify that hands out a text of the same length; both take turns.
 */
export async function measureMetrics(parts: BenchParts, answers: number, rounds: number): Promise<Figure[]> {
  const { say } = parts;
  const suite = await openSuite({
    kafkaBrokers: parts.brokers,
    databaseAdminUrl: parts.databaseUrl,
    mostPartitions: 1,
  });
  try {
    const running = new Map<ServiceName, RunningService>();
    for (const service of serviceNames) running.set(service, await suite.start(service, environmentOf(service)));
    say(`scraping each service ${SCRAPES} times with nothing in the database`);
    const empty = await timeAll(running, parts.root, 1);
    const cases = Math.ceil(answers * CASES_SHARE);
    say(`making ${answers} answers and ${cases} cases`);
    await fill(suite, running, answers, cases);
    say(`scraping each service ${rounds} times ${SCRAPES} times, in turns with a bare Fastify`);
    const full = await timeAll(running, parts.root, rounds);
    await Promise.all([...running.values()].map((service) => service.stop()));
    return [
      figure('metrics.answers', answers, '', 'higher'),
      figure('metrics.most_series', Math.max(...full.map(({ series }) => series)), '', 'lower'),
      figure('metrics.worst_p99_ms', Math.max(...full.map((one) => ours(one, 0.99))), 'ms', 'lower', MOST_MS),
      ...full.flatMap((one, index) => figuresOf(one, empty[index])),
    ];
  } finally {
    await suite.close();
  }
}

const ours = ({ rounds }: Timed, share: number): number => median(rounds.map(({ ours }) => percentile(ours, share)));

function figuresOf(full: Timed, empty: Timed | undefined): Figure[] {
  const name = `metrics.${full.service}`;
  const vsBare = full.rounds.map(({ ours, bare }) => percentile(ours, 0.5) / percentile(bare, 0.5));
  return [
    figure(`${name}.p50_ms`, ours(full, 0.5), 'ms', 'lower'),
    figure(`${name}.p99_ms`, ours(full, 0.99), 'ms', 'lower', MOST_MS),
    figure(`${name}.p50_vs_bare`, median(vsBare), 'x', 'lower'),
    figure(`${name}.p50_vs_empty`, empty ? ours(full, 0.5) / ours(empty, 0.5) : Number.NaN, 'x', 'lower'),
  ];
}

/** As in production: gauges are read each 15 seconds. */
function environmentOf(service: ServiceName): Readonly<Record<string, string>> {
  return {
    LOG_LEVEL: 'warn',
    METRICS_SECONDS: '15',
    ...(service === 'survey-dispatch'
      ? { LINK_SECRET: 'a-secret-of-more-than-thirty-two-characters', PUBLIC_URL: 'https://survey.operator.example' }
      : {}),
  };
}

async function timeAll(
  running: ReadonlyMap<ServiceName, RunningService>,
  root: string,
  rounds: number,
): Promise<readonly Timed[]> {
  const timed: Timed[] = [];
  for (const [service, { url }] of running) {
    const text = await (await fetch(`${url}/metrics`)).text();
    const bare = await startBareText(root, text);
    try {
      await scrapes(url, WARMING);
      await scrapes(bare.url, WARMING);
      const turns: { ours: readonly number[]; bare: readonly number[] }[] = [];
      for (let round = 0; round < rounds; round += 1)
        turns.push({ bare: await scrapes(bare.url, SCRAPES), ours: await scrapes(url, SCRAPES) });
      timed.push({ service, series: text.split('\n').filter((line) => /^\w/.test(line)).length, rounds: turns });
    } finally {
      await bare.stop();
    }
  }
  return timed;
}

async function scrapes(url: string, count: number): Promise<readonly number[]> {
  const visits = Array.from({ length: count }, (): Visit => ({ path: '/metrics' }));
  return (await visitAll(url, visits, 1)).milliseconds;
}

/** @throws InfrastructureError where the answers do not come into the cells that gauges are read from */
async function fill(
  suite: Suite,
  running: ReadonlyMap<ServiceName, RunningService>,
  answers: number,
  cases: number,
): Promise<void> {
  const until = new Date();
  await makeCustomers(suite, customersOf(answers));
  await makeInvitations(suite, answers, answers, until);
  await makeAnswers(suite, answers, until);
  await makeCases(suite, cases);
  const rebuilt = await running.get(SCORING)?.call('POST', '/v1/nps/rebuild');
  if (rebuilt?.status !== 200)
    throw new InfrastructureError(`Cells were not counted: ${JSON.stringify(rebuilt?.body).slice(0, 300)}`);
  // What is told is told of them: a scrape of gauges that were not read yet would be no measure.
  await eventually(
    async () => {
      for (const [service, gauge] of [
        [SCORING, 'sidetone_score_answers'],
        [LOOP, 'sidetone_cases'],
      ] as const) {
        const { body } = (await running.get(service)?.call('GET', '/metrics')) ?? {};
        const sum = [...String(body).matchAll(new RegExp(`^${gauge}\\{.*\\} (\\d+)$`, 'gm'))].reduce(
          (all, [, one]) => all + Number(one),
          0,
        );
        if (sum === 0) throw new InfrastructureError(`${service} does not tell ${gauge} yet.`);
      }
    },
    { withinMs: 120_000, everyMs: 500 },
  );
}
