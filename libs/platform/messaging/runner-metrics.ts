import { Counter, Histogram, type Registry } from 'prom-client';
import type { KafkaRecord } from './kafka/record.js';
import type { Outcome } from './outcome.js';

type Step = 'decode' | 'store' | 'deadLetter' | 'commit';

/** What the batch runner tells Prometheus: records by topic and fate, seconds by step, retries, the delay from emission to effect. */
export class RunnerMetrics {
  private readonly records: Counter;
  private readonly seconds: Counter;
  private readonly retries: Counter;
  private readonly delay: Histogram;

  constructor(registry: Registry) {
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

  count(topic: string, records: readonly KafkaRecord[], outcomes: readonly Outcome[]): void {
    const tally = { ok: 0, drop: 0, deadLetter: 0 };
    for (const { kind } of outcomes) tally[kind] += 1;
    if (tally.ok > 0) this.records.inc({ topic, fate: 'stored' }, tally.ok);
    if (tally.drop > 0) this.records.inc({ topic, fate: 'dropped' }, tally.drop);
    if (tally.deadLetter > 0) this.records.inc({ topic, fate: 'deadLettered' }, tally.deadLetter);
    const last = records.at(-1);
    if (last) this.delay.observe({ topic }, Math.max(0, (Date.now() - last.timestamp) / 1000));
  }

  retried(): void {
    this.retries.inc();
  }
}
