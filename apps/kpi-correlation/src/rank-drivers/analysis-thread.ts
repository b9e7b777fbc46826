import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { AnalysisTask, AnalysisWord } from './analysis-task.js';

type Ended = Exclude<AnalysisWord, { kind: 'progress' }>;

const WORKER = fileURLToPath(new URL('analyse.worker.js', import.meta.url));
const MOST_MEGABYTES = 1_024;

/** An analysis at work on a thread of its own. */
export class AnalysisThread {
  /** What came of it. Fails when the thread itself broke, or was ended. */
  readonly over: Promise<Ended>;
  fraction = 0;
  step = 'starting';
  private readonly worker: Worker;

  constructor(task: AnalysisTask) {
    this.worker = new Worker(WORKER, {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
    });
    this.over = new Promise((resolve, reject) => {
      this.worker.on('message', (word: AnalysisWord) => {
        if (word.kind !== 'progress') resolve(word);
        else ({ fraction: this.fraction, step: this.step } = word);
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
