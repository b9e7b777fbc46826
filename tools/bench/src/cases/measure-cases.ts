import { openSuite } from '@sidetone/testing/suite';
import { figure, percentile, type Figure } from '../figure.js';
import type { BenchParts } from '../measure-runner.js';
import { LOOP, makeCases, startLoop } from './case-world.js';
import { sweepPlan, timeIdleSweeps, timeSweep, type Sweep } from './time-sweeps.js';
import { LISTS, turnPages } from './turn-pages.js';

const MOST_DUE = 1_000;
const SWEEPS = 5;
const IDLE_SWEEPS = 200;
const PAGES = 5;
const WARMING_TIMES = 2;
/** How often each list is read: more often of more cases, within these bounds. */
const TIMES = { cases: 5_000, least: 4, most: 20 } as const;

/** Open cases: sweeps of what is due and of nothing, and pages of the lists that people look at. */
export async function measureCases(parts: BenchParts, cases: number): Promise<Figure[]> {
  const { say } = parts;
  const suite = await openSuite({ kafkaBrokers: parts.brokers, databaseAdminUrl: parts.databaseUrl });
  try {
    const service = await startLoop(suite);
    say(`making ${cases} open cases`);
    await makeCases(suite, cases);
    await suite.settled(LOOP);
    const due = Math.min(MOST_DUE, Math.floor(cases / (4 * SWEEPS)));
    say(`sweeping ${due} due cases, ${SWEEPS} times; then none`);
    const sweeps: Sweep[] = [];
    for (let round = 0; round < SWEEPS; round += 1) {
      sweeps.push(await timeSweep(suite, due));
      await suite.settled(LOOP);
    }
    const idle = await timeIdleSweeps(suite, IDLE_SWEEPS);
    say(await sweepPlan(suite));
    const times = Math.min(TIMES.most, Math.max(TIMES.least, Math.floor(cases / TIMES.cases)));
    say('turning pages');
    const lists = new Map<string, readonly number[]>();
    for (const list of Object.values(LISTS)) await turnPages(service, list, PAGES, WARMING_TIMES);
    for (const [name, list] of Object.entries(LISTS)) lists.set(name, await turnPages(service, list, PAGES, times));
    await service.stop();
    const all = [...lists.values()].flat();
    return [
      figure('cases.open', cases, '', 'higher'),
      figure('cases.due', due, '', 'higher'),
      figure('cases.sweep_ms', Math.max(...sweeps.map(({ passMs }) => passMs)), 'ms', 'lower', 1_000),
      figure('cases.due_to_swept_ms', Math.max(...sweeps.map(({ dueToDoneMs }) => dueToDoneMs)), 'ms', 'lower'),
      figure('cases.sweep_none_due_p99_ms', percentile(idle, 0.99), 'ms', 'lower'),
      figure('cases.list_p50_ms', percentile(all, 0.5), 'ms', 'lower'),
      figure('cases.list_p99_ms', percentile(all, 0.99), 'ms', 'lower', 20),
      ...[...lists].map(([name, times]) => figure(`cases.list_p99_ms.${name}`, percentile(times, 0.99), 'ms', 'lower')),
    ];
  } finally {
    await suite.close();
  }
}
