import { hash } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { analyseDrivers } from '@sidetone/domain/drivers';
import pg from 'pg';
import type { AnalysisTask, AnalysisWord, FoundDrivers } from './analysis-task.js';
import { inOneState } from './in-one-state.js';
import { readAnswers } from './read-answers.js';
import { readMargins, readPopulation } from './read-population.js';

// A thread of its own, with a connection of its own: a million answers neither hold up events nor sit in their way.
/** How far a run is when answers are read, and when they are analysed. */
const READ = 0.2;
const ANALYSED = 0.8;
const say = (word: AnalysisWord): void => parentPort?.postMessage(word);

say({ kind: 'progress', fraction: 0, step: 'reading answers' });
try {
  say(await analysed(workerData as AnalysisTask));
} catch (error) {
  // A message carries an error's words, and not its code.
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  say({ kind: 'failed', error, code });
}

async function analysed(task: AnalysisTask): Promise<AnalysisWord> {
  const { databaseUrl, schema } = task;
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: `sidetone ${schema} drivers`,
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
  });
  await client.connect();
  try {
    await client.query(`set search_path = ${client.escapeIdentifier(schema)}`);
    return { kind: 'done', found: await inOneState(client, () => foundBy(client, task)) };
  } finally {
    await client.end();
  }
}

async function foundBy(client: pg.Client, { question, kpis, seed, minimumN }: AnalysisTask): Promise<FoundDrivers> {
  const { answers, fingerprint } = await readAnswers(client, question, kpis);
  const progress = (fraction: number, step: string): void =>
    say({ kind: 'progress', fraction: READ + (ANALYSED - READ) * fraction, step });
  const margins = await readMargins(client, question);
  const analysis = analyseDrivers({ ...answers, population: margins }, { seed, minimumN, progress });
  const { model, report } = analysis;
  const flagged = new Set(report.drivers.flatMap((driver) => (driver.flagged ? [driver.kpi] : [])));
  let lines = 0;
  const onLines = (more: number): void =>
    say({ kind: 'progress', fraction: ANALYSED, step: `everybody: ${(lines += more)} lines` });
  const everybody = model && (await readPopulation(client, model, flagged, question, onLines));
  const inputs = hash('sha256', JSON.stringify([fingerprint, margins, everybody?.fingerprint ?? null]));
  return { inputs, analysis, population: everybody?.report ?? null };
}
