import { hash } from 'node:crypto';
import { analyseDrivers } from '@sidetone/domain/drivers';
import type { AnalysisSource, DriversTask, FoundDrivers } from './analysis-task.js';
import { inOneState } from './in-one-state.js';
import { readAnswers } from './read-answers.js';
import { readMargins, readPopulation } from './read-population.js';
import { withConnection } from './with-connection.js';

/** How far a run is when answers are read, and when they are analysed. */
const READ = 0.2;
const ANALYSED = 0.8;

/** A run from its answers to what is expected of everybody. While it reckons it holds no connection, which could be cut meanwhile. */
export async function analyseAnswers(
  source: AnalysisSource,
  { question, kpis, seed, minimumN }: DriversTask,
  onProgress: (fraction: number, step: string) => void,
): Promise<FoundDrivers> {
  const { read, margins } = await withConnection(source, (client) =>
    inOneState(client, async () => ({
      read: await readAnswers(client, question, kpis),
      margins: await readMargins(client, question),
    })),
  );
  const progress = (fraction: number, step: string): void => onProgress(READ + (ANALYSED - READ) * fraction, step);
  const analysis = analyseDrivers({ ...read.answers, population: margins }, { seed, minimumN, progress });
  const { model, report } = analysis;
  const flagged = new Set(report.drivers.flatMap((driver) => (driver.flagged ? [driver.kpi] : [])));
  let lines = 0;
  const onLines = (more: number): void => onProgress(ANALYSED, `everybody: ${(lines += more)} lines`);
  const everybody =
    model &&
    (await withConnection(source, (client) =>
      inOneState(client, () => readPopulation(client, model, flagged, question, onLines)),
    ));
  const inputs = hash('sha256', JSON.stringify([read.fingerprint, margins, everybody?.fingerprint ?? null]));
  return { inputs, analysis, population: everybody?.report ?? null };
}
