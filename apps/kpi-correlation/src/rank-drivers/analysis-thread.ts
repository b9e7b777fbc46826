import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { AnalysisTask, AnalysisWord, FoundDrivers } from './analysis-task.js';

const WORKER = fileURLToPath(new URL('analyse.worker.js', import.meta.url));
const MOST_MEGABYTES = 1_024;

/** An analysis at work on a thread of its own. */
export class AnalysisThread {
  /** What came of it. Fails with the thread's error, or when the thread was ended. */
  readonly found: Promise<FoundDrivers>;
  fraction = 0;
  step = 'starting';
  private readonly worker: Worker;

  constructor(task: AnalysisTask) {
    this.worker = new Worker(WORKER, {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
    });
    this.found = new Promise((resolve, reject) => {
      this.worker.on('message', (word: AnalysisWord) => {
        if (word.kind === 'progress') ({ fraction: this.fraction, step: this.step } = word);
        else if (word.kind === 'done') resolve(word.found);
        else reject(word.error instanceof Error ? Object.assign(word.error, { code: word.code }) : word.error);
      });
      this.worker.on('error', reject);
      this.worker.on('exit', () => reject(new Error('The analysis was ended before it was done.')));
    });
  }

  /** Ends it, wherever it stands. */
  async end(): Promise<void> {
    await this.worker.terminate();
  }
}
