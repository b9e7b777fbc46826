import { parentPort, workerData } from 'node:worker_threads';
import { proveRepair } from '@sidetone/domain/repairs';
import { readRepairAnswers } from '../prove-repairs/read-repair-answers.js';
import { analyseAnswers } from './analyse-answers.js';
import type { AnalysisSource, AnalysisTask, AnalysisWord, FoundBy } from './analysis-task.js';
import { withConnection } from './with-connection.js';

// A thread of its own, with a connection of its own: a million answers neither hold up events nor sit in their way.
const say = (word: AnalysisWord): void => parentPort?.postMessage(word);
const onProgress = (fraction: number, step: string): void => say({ kind: 'progress', fraction, step });

try {
  const { source, task } = workerData as { source: AnalysisSource; task: AnalysisTask };
  onProgress(0, 'reading answers');
  say({ kind: 'done', found: await foundBy(source, task) });
} catch (error) {
  // A message carries an error's words, and not its code.
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  say({ kind: 'failed', error, code });
}

async function foundBy(source: AnalysisSource, task: AnalysisTask): Promise<FoundBy[AnalysisTask['kind']]> {
  if (task.kind === 'drivers') return analyseAnswers(source, task, onProgress);
  const answers = await withConnection(source, (client) => readRepairAnswers(client, task.question));
  return proveRepair({ ...task.proof, answers });
}
