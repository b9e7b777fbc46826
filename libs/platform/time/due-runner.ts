import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Instant } from '@sidetone/domain/time';
import { Registry } from 'prom-client';
import { describeError } from '../observability/safe-error.js';
import { Clock } from './clock.js';
import { DueMetrics } from './due-metrics.js';

/** Something that waits for its time in a database row: a delay, a reminder, a deadline. */
export interface DueWork {
  readonly name: string;
  /** Does what is due at `now`; returns how many rows it moved on, 0 when nothing was left to do. */
  runDue(now: Instant): Promise<number>;
  /** How many rows are due at `now` and not yet done. */
  countDue(now: Instant): Promise<number>;
}

const POLL_MS = 500;

/** Calls all due work: every half second, and at once when woken (a clock tick, a published event). Never twice at the same time. */
@Injectable()
export class DueRunner implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(DueRunner.name);
  private readonly works: DueWork[] = [];
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private again = false;
  private stopped = false;

  constructor(
    private readonly clock: Clock,
    private readonly metrics = new DueMetrics(new Registry()),
  ) {}

  register(work: DueWork): void {
    this.works.push(work);
    this.metrics.begin(work.name);
  }

  /** Told by work that goes on by itself for long after its call: it has come a step further. */
  progressed(work: DueWork): void {
    this.metrics.moved(work.name, 1);
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.wake(), POLL_MS);
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    this.stopped = true;
    await this.running;
  }

  /** Runs what is due now; if a run is under way, another follows it. */
  wake(): void {
    if (this.stopped) return;
    if (this.running) {
      this.again = true;
      return;
    }
    this.running = this.runAll().finally(() => {
      this.running = undefined;
      if (this.again) {
        this.again = false;
        this.wake();
      }
    });
  }

  /** Rows due at `now`, and 1 more while due work runs, so that none is overlooked on its way. */
  async countDue(now: Instant): Promise<number> {
    const counts = await this.countByWork(now);
    return counts.reduce((sum, [, count]) => sum + count, this.running ? 1 : 0);
  }

  /** Rows due at `now` and not yet done, by the name of their work. */
  countByWork(now: Instant): Promise<readonly (readonly [work: string, rows: number])[]> {
    return Promise.all(this.works.map(async (work) => [work.name, await work.countDue(now)] as const));
  }

  private async runAll(): Promise<void> {
    for (const work of this.works) {
      try {
        // One call moves a bounded number of rows; on until none is left.
        for (let moved = 1; moved > 0 && !this.stopped;) {
          moved = await work.runDue(this.clock.now());
          this.metrics.moved(work.name, moved);
        }
      } catch (error) {
        this.metrics.failed(work.name);
        this.logger.error({ err: describeError(error), work: work.name }, 'Due work failed and will be tried again');
      }
    }
  }
}
