import { Counter, Histogram, type Registry } from 'prom-client';
import type { KafkaRecord } from './kafka/record.js';
import type { Outcome } from './outcome.js';

type Step = 'decode' | 'store' | 'deadLetter' | 'commit';

/** What is consumed, so that its series are there before anything happens: the first of a kind then counts as an increase. */
export interface Consumed {
  readonly topics: readonly string[];
  readonly handlers: readonly string[];
  /** Topics whose records can be late. */
  readonly lateTopics: readonly string[];
}

/** An effect that came later than this after its record is late: the goal of freshness. */
const FRESH_MS = 10_000;
const FATES = ['stored', 'dropped', 'deadLettered'] as const;

/** What the batch runner tells Prometheus: records by topic and fate, seconds by step and handler, retries, the delay from emission to effect. */
export class RunnerMetrics {
  private readonly records: Counter;
  private readonly seconds: Counter;
  private readonly retries: Counter;
  private readonly delay: Histogram;
  private readonly late: Counter;
  private readonly handling: Histogram;
  private readonly failures: Counter;

  constructor(
    registry: Registry,
    private readonly consumed: Consumed,
  ) {
    const registers = [registry];
    this.records = new Counter({
      name: 'sidetone_consumed_records_total',
      help: 'Records taken from Kafka, by topic and fate.',
      labelNames: ['topic', 'fate'],
      registers,
    });
    this.seconds = new Counter({
      name: 'sidetone_batch_step_seconds_total',
      help: 'Wall-clock seconds spent on batches, by step.',
      labelNames: ['step'],
      registers,
    });
    this.retries = new Counter({
      name: 'sidetone_batch_retries_total',
      help: 'Times a batch waited for a database or broker that was away.',
      registers,
    });
    this.delay = new Histogram({
      name: 'sidetone_record_delay_seconds',
      help: 'Seconds from the time stamp of the last record of a batch to its effect in the database.',
      labelNames: ['topic'],
      buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60, 600],
      registers,
    });
    this.late = new Counter({
      name: 'sidetone_late_records_total',
      help: `Records whose effect came more than ${FRESH_MS / 1000} s after they arrived, by topic.`,
      labelNames: ['topic'],
      registers,
    });
    this.handling = new Histogram({
      name: 'sidetone_handler_seconds',
      help: 'Seconds that a handler took for its events of a batch.',
      labelNames: ['handler'],
      buckets: [0.01, 0.05, 0.2, 1, 5, 30],
      registers,
    });
    this.failures = new Counter({
      name: 'sidetone_handler_failures_total',
      help: 'Times that a handler failed and its batch was tried again; single poison records are dead letters instead.',
      labelNames: ['handler'],
      registers,
    });
    for (const topic of consumed.topics) for (const fate of FATES) this.records.inc({ topic, fate }, 0);
    for (const topic of consumed.lateTopics) this.late.inc({ topic }, 0);
    for (const handler of consumed.handlers) this.failures.inc({ handler }, 0);
  }

  timed<T>(step: Step, work: () => T): T {
    const start = performance.now();
    try {
      return work();
    } finally {
      this.seconds.inc({ step }, (performance.now() - start) / 1000);
    }
  }

  async timedAsync<T>(step: Step, work: () => Promise<T>): Promise<T> {
    const start = performance.now();
    try {
      return await work();
    } finally {
      this.seconds.inc({ step }, (performance.now() - start) / 1000);
    }
  }

  /** Times a handler's work, and counts it where it fails. */
  async handled<T>(handler: string, work: () => Promise<T>): Promise<T> {
    const end = this.handling.startTimer({ handler });
    try {
      return await work();
    } catch (error) {
      this.failures.inc({ handler });
      throw error;
    } finally {
      end();
    }
  }

  count(topic: string, records: readonly KafkaRecord[], outcomes: readonly Outcome[]): void {
    const tally = { ok: 0, drop: 0, deadLetter: 0 };
    for (const { kind } of outcomes) tally[kind] += 1;
    if (tally.ok > 0) this.records.inc({ topic, fate: 'stored' }, tally.ok);
    if (tally.drop > 0) this.records.inc({ topic, fate: 'dropped' }, tally.drop);
    if (tally.deadLetter > 0) this.records.inc({ topic, fate: 'deadLettered' }, tally.deadLetter);
    const last = records.at(-1);
    const now = Date.now();
    if (last) this.delay.observe({ topic }, Math.max(0, (now - last.timestamp) / 1000));
    if (!this.consumed.lateTopics.includes(topic)) return;
    const late = records.filter(({ timestamp }) => now - timestamp > FRESH_MS).length;
    if (late > 0) this.late.inc({ topic }, late);
  }

  retried(): void {
    this.retries.inc();
  }
}
