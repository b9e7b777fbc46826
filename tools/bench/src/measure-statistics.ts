import { join } from 'node:path';
import { openRunFolder } from '@sidetone/infrastructure/state';
import { NODE_FLAGS } from '@sidetone/platform/service';
import type { Figure } from './figure.js';
import { startParty, type Party } from './statistics/party.js';
import { peerParties } from './statistics/peer-parties.js';
import { statisticsFigures } from './statistics/statistics-figures.js';
import { takeTurns, type DriverRun } from './statistics/take-turns.js';
import { makeAnswers, writeColumns } from './statistics/world-columns.js';
import { writeCsv } from './statistics/write-csv.js';

export interface StatisticsParts {
  readonly root: string;
  readonly stateDir: string;
  readonly say: (line: string) => void;
}

export interface StatisticsOptions {
  readonly answers: number;
  readonly rounds: number;
  /** Whether statsmodels' ordinal model is measured, too: minutes of a million answers. */
  readonly statsmodels: boolean;
}

const WITHIN_MS = 10 * 60_000;

/** Statistics of a planted world on one thread against R's and Python's, which must find the same, and a whole driver run. */
export async function measureStatistics(
  { root, stateDir, say }: StatisticsParts,
  { answers, rounds, statsmodels }: StatisticsOptions,
): Promise<Figure[]> {
  const folder = await openRunFolder(stateDir);
  const [columns, csv] = [join(folder.path, 'answers.columns'), join(folder.path, 'answers.csv')];
  const ours = (): Promise<Party> =>
    startParty({
      name: 'Sidetone',
      command: process.execPath,
      args: [...NODE_FLAGS, join(import.meta.dirname, 'statistics', 'own-party.js'), columns, String(answers)],
      withinMs: WITHIN_MS,
    });
  const parties: Party[] = [];
  try {
    say(`making ${answers} answers`);
    await writeWorld(answers, columns, csv);
    const peers = await peerParties({ answers: csv, scripts: join(root, 'tools', 'bench', 'peers'), stateDir, say });
    parties.push(...peers.values());
    const own = await ours();
    parties.push(own);
    const driverRun = (): Promise<DriverRun> => driverRunOf(ours);
    return statisticsFigures(answers, await takeTurns({ own, peers, driverRun, rounds, slowest: statsmodels, say }));
  } finally {
    await Promise.all(parties.map((party) => party.close()));
    await folder.remove();
  }
}

async function writeWorld(answers: number, columns: string, csv: string): Promise<void> {
  const world = makeAnswers(answers);
  await writeColumns(columns, world);
  await writeCsv(csv, world);
}

/** In a process of its own, whose peak of memory is that of the run: nothing is warm, as in a service that analyses once a night. */
async function driverRunOf(start: () => Promise<Party>): Promise<DriverRun> {
  const party = await start();
  try {
    const { seconds, values } = await party.ask('drivers');
    return { seconds, peakMemoryMb: values['peakMemoryMb']?.[0] ?? Number.NaN };
  } finally {
    await party.close();
  }
}
