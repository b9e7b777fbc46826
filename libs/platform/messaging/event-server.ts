import { Logger } from '@nestjs/common';
import { BACKFILL_TOPIC } from '@sidetone/contracts/topics';
import { Server, type CustomTransportStrategy, type MessageHandler } from '@nestjs/microservices';
import { lastValueFrom } from 'rxjs';
import type { Registry } from 'prom-client';
import type { Database, Transaction } from '../database/index.js';
import { errorText, isFromPostgres } from '../observability/safe-error.js';
import { BatchRunner, type BatchHandler, type RunnerStages } from './batch-runner.js';
import { BrokenHandlerError } from './handle-without-poison.js';
import type { KafkaConnection } from './kafka/connection.js';
import type { EventProducer, PartitionPosition, RecordConsumer } from './kafka/record.js';
import { SIDETONE_EVENTS, type EventBatch, type SubscriptionExtras } from './on-events.js';
import type { Outcome } from './outcome.js';
import { RunnerMetrics } from './runner-metrics.js';

export interface EventServerSettings {
  /** The service's name: its consumer group. */
  readonly service: string;
  readonly kafka: KafkaConnection;
  readonly database: Database;
  readonly registry: Registry;
  readonly onFatal: (error: Error) => void;
  /** How many partitions may be in work at the same time. */
  readonly concurrency?: number;
  readonly recordsPerTransaction?: number;
  /** How old an event may be when it comes (rule R9); as the rules say unless given. */
  readonly maxAgeDays?: number;
  /** Whether history is taken as well that comes on a topic of its own. */
  readonly takesHistory?: boolean;
  /** Whether a record's time stamp is the real time, so that it can be late. */
  readonly countsLate?: boolean;
  readonly stages?: RunnerStages;
}

/** Nest's door to the batch runner: a custom transport that hands whole batches to the methods marked with `OnEvents`. */
export class EventServer extends Server implements CustomTransportStrategy {
  override readonly transportId = SIDETONE_EVENTS;
  override readonly propagatesEventHandlerErrors = true;
  private readonly log = new Logger(EventServer.name);
  private consumer: RecordConsumer | undefined;
  private producer: EventProducer | undefined;

  constructor(private readonly settings: EventServerSettings) {
    super();
  }

  listen(callback: (error?: unknown) => void): void {
    this.start().then(
      () => callback(),
      (error: unknown) => callback(error),
    );
  }

  async close(): Promise<void> {
    await this.consumer?.stop();
    await this.producer?.close();
  }

  /** Records in the subscribed topics that are not yet done; 0 for a service that subscribes to none. */
  async lag(): Promise<number> {
    return (await this.positions()).reduce((sum, { next, end }) => sum + end - next, 0);
  }

  /** Where the service stands in each partition that it subscribes to. */
  async positions(): Promise<readonly PartitionPosition[]> {
    return (await this.consumer?.positions()) ?? [];
  }

  /** Whether records are being taken; true for a service that subscribes to none. */
  isConsuming(): boolean {
    return this.consumer?.isRunning() ?? true;
  }

  override on(): never {
    throw new TypeError('The event server has no events to listen to.');
  }

  override unwrap<T>(): T {
    throw new TypeError('The event server hides the client library, so that it can be replaced.');
  }

  private async start(): Promise<void> {
    const {
      service,
      kafka,
      database,
      registry,
      onFatal,
      concurrency = 3,
      recordsPerTransaction,
      maxAgeDays,
      stages,
    } = this.settings;
    const handlers = [...this.messageHandlers].map(([pattern, handler]) => batchHandler(pattern, handler));
    const own = [...new Set(handlers.flatMap(({ definitions }) => definitions.map(({ topic }) => topic)))];
    if (own.length === 0) return;
    const topics = this.settings.takesHistory ? [...own, BACKFILL_TOPIC] : own;
    const metrics = new RunnerMetrics(registry, {
      topics,
      handlers: handlers.map(({ name }) => name),
      // History is late by its nature.
      lateTopics: this.settings.countsLate === true ? own : [],
    });
    this.producer = kafka.producer();
    const runner = new BatchRunner({
      consumer: service,
      database,
      producer: this.producer,
      handlers,
      metrics,
      ...(recordsPerTransaction === undefined ? {} : { recordsPerTransaction }),
      ...(maxAgeDays === undefined ? {} : { maxAgeDays }),
      ...(stages === undefined ? {} : { stages }),
    });
    this.consumer = kafka.consumer({ group: service, topics, concurrency, onFatal });
    await this.consumer.start((batch) =>
      runner.run(batch).catch((error: unknown) => {
        // The client would start the consumer anew, again and again; a broken handler must be seen.
        if (error instanceof BrokenHandlerError) onFatal(error);
        // The client logs what it is thrown, message and all.
        throw isFromPostgres(error) ? new Error(errorText(error)) : error;
      }),
    );
    this.log.log({ topics }, `Consuming ${topics.length} topics`);
  }
}

function batchHandler(pattern: string, handler: MessageHandler): BatchHandler {
  const { definitions } = handler.extras as SubscriptionExtras;
  return {
    name: pattern,
    definitions,
    async handle(batch: EventBatch<unknown>, tx: Transaction): Promise<readonly Outcome[]> {
      const answer = await handler(batch, tx);
      return typeof answer === 'object' && 'subscribe' in answer ? lastValueFrom(answer) : answer;
    },
  };
}
