import { hash } from 'node:crypto';
import { analyseDrivers } from '@sidetone/domain/drivers';
import type { AnalysisSource, DriversTask, FoundDrivers } from './analysis-task.js';
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
  const { read, population } = await withConnection(source, async (client) => ({
    read: await readAnswers(client, question, kpis),
    population: await readMargins(client, question),
  }));
  const inputs = hash('sha256', JSON.stringify([read.fingerprint, population]));
  const progress = (fraction: number, step: string): void => onProgress(READ + (ANALYSED - READ) * fraction, step);
  const analysis = analyseDrivers({ ...read.answers, population }, { seed, minimumN, progress });
  const { model } = analysis;
  let lines = 0;
  const onLines = (more: number): void => onProgress(ANALYSED, `everybody: ${(lines += more)} lines`);
  const everybody = model
    ? await withConnection(source, (client) => readPopulation(client, model, question, onLines))
    : null;
  return { inputs, analysis, population: everybody };
}
