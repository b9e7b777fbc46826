import { Logger } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { Counter, Gauge, type Registry } from 'prom-client';
import { errorText } from './safe-error.js';

/** Something that Prometheus is told and that must be asked for: of PostgreSQL, of Kafka. */
export interface Reading {
  readonly name: string;
  /** It reads no rows, so it goes at an even pace: when it takes long, its answer is wanted most. */
  readonly evenPace?: true;
  /** Asks, and sets its gauges; where it throws they keep their last value. */
  read(): Promise<void>;
}

export interface ReadingsSettings {
  /** From the end of one reading to the next, at least. */
  readonly everyMs: number;
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<unknown>;
}

/** A reading takes at most one part in so many of a connection's time, however large its table grows. */
const LEAST_REST = 20;

/**
 * Reads gauges in the background, so that a scrape shows what is in memory: it asks neither PostgreSQL nor Kafka, and costs the
 * same with a million rows as with none. Each reading goes at its own pace and never twice at the same time.
 */
export class Readings {
  private readonly logger = new Logger(Readings.name);
  private readonly readings: Reading[] = [];
  private readonly ended = new AbortController();
  private readonly readAt: Gauge;
  private readonly failures: Counter;

  constructor(
    registry: Registry,
    private readonly settings: ReadingsSettings,
  ) {
    this.readAt = new Gauge({
      name: 'sidetone_reading_timestamp_seconds',
      help: 'When gauges that are read in the background were read last, in Unix time; before the first time, when the process started.',
      labelNames: ['reading'],
      registers: [registry],
    });
    this.failures = new Counter({
      name: 'sidetone_reading_failures_total',
      help: 'Times that gauges could not be read and kept their last value.',
      labelNames: ['reading'],
      registers: [registry],
    });
  }

  register(reading: Reading): void {
    this.readings.push(reading);
    this.readAt.set({ reading: reading.name }, Date.now() / 1000);
    this.failures.inc({ reading: reading.name }, 0);
  }

  start(): void {
    for (const reading of this.readings) void this.keepReading(reading);
  }

  /** Begins no further reading. One under way may wait long for a broker that is away; it fails when its connection is closed, and harms nobody. */
  stop(): void {
    this.ended.abort();
  }

  private async keepReading(reading: Reading): Promise<void> {
    const { everyMs, wait = (ms, signal) => pause(ms, undefined, { signal, ref: false }) } = this.settings;
    const { signal } = this.ended;
    while (!signal.aborted) {
      const start = performance.now();
      const isRead = await this.read(reading);
      const tookMs = performance.now() - start;
      // What failed mostly waited for something that was away, and worked little: it need not rest from that.
      const restMs = reading.evenPace ? 0 : isRead ? tookMs * LEAST_REST : tookMs;
      await wait(Math.max(everyMs, restMs), signal).catch(() => undefined);
    }
  }

  private async read(reading: Reading): Promise<boolean> {
    try {
      await reading.read();
      this.readAt.set({ reading: reading.name }, Date.now() / 1000);
      return true;
    } catch (error) {
      if (this.ended.signal.aborted) return false;
      this.failures.inc({ reading: reading.name });
      this.logger.debug({ reading: reading.name, reason: errorText(error) }, 'Gauges keep their last value');
      return false;
    }
  }
}
