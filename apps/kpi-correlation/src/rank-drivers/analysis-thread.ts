import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { AnalysisSource, AnalysisTask, AnalysisWord, FoundBy } from './analysis-task.js';
import { ThreadDied } from './why-it-failed.js';

const WORKER = fileURLToPath(new URL('analyse.worker.js', import.meta.url));
const MOST_MEGABYTES = 1_024;

/** An analysis at work on a thread of its own. */
export class AnalysisThread<Kind extends AnalysisTask['kind']> {
  /** What came of it. Fails with the thread's error, or when the thread was ended. */
  readonly found: Promise<FoundBy[Kind]>;
  fraction = 0;
  step = 'starting';
  private readonly worker: Worker;

  constructor(source: AnalysisSource, task: AnalysisTask & { readonly kind: Kind }) {
    this.worker = new Worker(WORKER, {
      workerData: { source, task },
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
    });
    this.found = new Promise((resolve, reject) => {
      this.worker.on('message', (word: AnalysisWord<Kind>) => {
        if (word.kind === 'progress') ({ fraction: this.fraction, step: this.step } = word);
        else if (word.kind === 'done') resolve(word.found);
        else reject(word.error instanceof Error ? Object.assign(word.error, { code: word.code }) : word.error);
      });
      this.worker.on('error', reject);
      this.worker.on('exit', () => reject(new ThreadDied()));
    });
  }

  /** Ends it, wherever it stands. */
  async end(): Promise<void> {
    await this.worker.terminate();
  }
}
