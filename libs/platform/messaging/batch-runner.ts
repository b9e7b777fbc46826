import { Logger } from '@nestjs/common';
import { decodeRecord } from '@sidetone/contracts/cloudevents';
import type { EventDefinition, ReceivedEvent } from '@sidetone/contracts/events';
import { isWorthRetrying, withRetries, type Database, type Transaction } from '../database/index.js';
import { errorText } from '../observability/safe-error.js';
import { BatchTrace, type TracedRecord } from './batch-trace.js';
import { deadLetterRecord } from './dead-letters.js';
import { FailuresInARow, handleWithoutPoison } from './handle-without-poison.js';
import { decodeForeign, isForeign } from './foreign-bodies.js';
import type { EventProducer, KafkaRecord, RecordBatch } from './kafka/record.js';
import type { EventBatch } from './on-events.js';
import { deadLetter, drop, type Outcome } from './outcome.js';
import { RecordLedger } from './record-ledger.js';
import { originOfEvent, originOfRecord, type RecordOrigin } from './record-origin.js';
import type { RunnerMetrics } from './runner-metrics.js';

/** A use case's door to the log: the events it takes (all of one topic) and what it does with a batch of them. */
export interface BatchHandler {
  readonly name: string;
  readonly definitions: readonly EventDefinition[];
  handle(batch: EventBatch<unknown>, tx: Transaction): Promise<readonly Outcome[]>;
}

/** Moments in the life of a batch, for whoever must watch them. */
export interface RunnerStages {
  /** The effects are in the database; the offsets are not committed yet. */
  databaseCommitted?(batch: RecordBatch): void | Promise<void>;
}

export interface BatchRunnerSettings {
  /** The consumer's name, as dead letters tell it. */
  readonly consumer: string;
  readonly database: Database;
  readonly producer: EventProducer;
  readonly handlers: readonly BatchHandler[];
  readonly metrics: RunnerMetrics;
  readonly stages?: RunnerStages;
  /** The most records in one transaction. */
  readonly recordsPerTransaction?: number;
  /** How old an event may be when it comes (rule R9). */
  readonly maxAgeDays?: number;
}

interface Slot {
  readonly record: KafkaRecord;
  /** Decided by the record alone: an event for handlers, or its fate. */
  readonly content: ReceivedEvent<unknown> | Outcome;
}

const HEARTBEAT_MS = 2_000;

/**
 * Takes batches of one partition through decode → validate → handlers → one transaction → dead letters → offsets, in this order,
 * so that a crash at any point repeats work but loses none. What the database's absence stops is tried until it succeeds;
 * a record that alone makes its batch fail is found by halving and dead-lettered.
 */
export class BatchRunner {
  private readonly logger = new Logger(BatchRunner.name);
  private readonly ledger = new RecordLedger();
  private readonly handlersOf = new Map<string, BatchHandler[]>();
  /** By topic: where bodies come without CloudEvents frame. */
  private readonly foreign = new Map<string, EventDefinition>();
  private readonly failuresOf: ReadonlyMap<BatchHandler, FailuresInARow>;

  constructor(private readonly settings: BatchRunnerSettings) {
    this.failuresOf = new Map(settings.handlers.map((handler) => [handler, new FailuresInARow()]));
    for (const handler of settings.handlers) {
      for (const definition of handler.definitions) {
        const { type, topic } = definition;
        if (isForeign(definition)) this.foreign.set(topic, definition);
        this.handlersOf.set(type, [...(this.handlersOf.get(type) ?? []), handler]);
      }
    }
  }

  async run(batch: RecordBatch): Promise<void> {
    const gone = new AbortController();
    let groupError: unknown;
    const pulse = setInterval(() => {
      batch.heartbeat().catch((error: unknown) => {
        groupError ??= error;
        gone.abort();
      });
      if (!batch.isOurs()) gone.abort();
    }, HEARTBEAT_MS);
    try {
      const size = this.settings.recordsPerTransaction ?? 20_000;
      for (let start = 0; start < batch.records.length; start += size) {
        if (gone.signal.aborted || !batch.isOurs()) break;
        await this.settle(batch, batch.records.slice(start, start + size), gone.signal);
      }
    } catch (error) {
      // Nothing was committed for what failed: whoever owns the partition next takes it from there.
      if (!gone.signal.aborted) throw error;
    } finally {
      clearInterval(pulse);
    }
    if (groupError) throw groupError;
  }

  private async settle(batch: RecordBatch, records: readonly KafkaRecord[], signal: AbortSignal): Promise<void> {
    const { metrics, consumer } = this.settings;
    const last = records.at(-1);
    if (!last) return;
    const slots = metrics.timed('decode', () => records.map((record) => this.decoded(record)));
    const trace = BatchTrace.start(consumer, () => this.worthTracing(slots));
    try {
      const outcomes = await metrics.timedAsync('store', () => this.apply(slots, signal, batch, trace));
      await this.finish(batch, records, outcomes, signal);
      await metrics.timedAsync('commit', () => batch.commit(last.offset + 1));
      metrics.count(batch.topic, records, outcomes);
      trace?.end(outcomes);
    } catch (error) {
      trace?.fail(error);
      throw error;
    }
  }

  /** What must be done once the effects are in the database and before the offsets are committed. */
  private async finish(
    batch: RecordBatch,
    records: readonly KafkaRecord[],
    outcomes: readonly Outcome[],
    signal: AbortSignal,
  ): Promise<void> {
    const { metrics, producer, consumer, stages } = this.settings;
    await stages?.databaseCommitted?.(batch);
    const at = new Date().toISOString();
    const letters = outcomes.flatMap((outcome, index) => {
      const record = records[index];
      return outcome.kind === 'deadLetter' && record ? [deadLetterRecord(record, consumer, outcome.reason, at)] : [];
    });
    await metrics.timedAsync('deadLetter', () =>
      this.retrying(
        () => producer.send(letters),
        signal,
        batch,
        () => true,
      ),
    );
  }

  /** By index: the events that somebody handles, and what could not be read. */
  private worthTracing(slots: readonly Slot[]): ReadonlyMap<number, TracedRecord> {
    const worth = new Map<number, TracedRecord>();
    slots.forEach(({ record, content }, index) => {
      if (!('kind' in content)) {
        if (this.handlersOf.has(content.type)) worth.set(index, { record, event: content });
      } else if (content.kind === 'deadLetter') worth.set(index, { record, event: undefined });
    });
    return worth;
  }

  private decoded(record: KafkaRecord): Slot {
    const foreign = this.foreign.get(record.topic);
    const result =
      foreign === undefined ? decodeRecord(record, this.settings.maxAgeDays) : decodeForeign(foreign, record);
    if (result.kind === 'event') return { record, content: result.event };
    return {
      record,
      content: result.kind === 'drop' ? drop(result.reason) : deadLetter(`refused by the rules: ${result.reason}`),
    };
  }

  /** All effects and their count in one transaction, tried until the database takes it. */
  private apply(
    slots: readonly Slot[],
    signal: AbortSignal,
    batch: RecordBatch,
    trace?: BatchTrace,
  ): Promise<readonly Outcome[]> {
    const work = (): Promise<readonly Outcome[]> =>
      this.settings.database.transaction((tx) => this.inTransaction(slots, tx, trace));
    return this.retrying(work, signal, batch, isWorthRetrying);
  }

  private async inTransaction(
    slots: readonly Slot[],
    tx: Transaction,
    trace?: BatchTrace,
  ): Promise<readonly Outcome[]> {
    const [first] = slots;
    if (!first) return [];
    const { topic, partition } = first.record;
    const countedTo = await this.ledger.open(tx, topic, partition);
    await trace?.keep(tx);
    const outcomes: (Outcome | undefined)[] = slots.map(({ content }) => ('kind' in content ? content : undefined));
    for (const [handler, indexes] of this.byHandler(slots)) {
      const events = indexes.map((index) => slots[index]?.content as ReceivedEvent<unknown>);
      const answers = await this.settings.metrics.handled(handler.name, () =>
        handleWithoutPoison(handler, events, tx, this.failuresOf.get(handler)),
      );
      answers.forEach((answer, position) => {
        const index = indexes[position] ?? -1;
        outcomes[index] = graver(outcomes[index], answer);
      });
    }
    const settled = outcomes.map((outcome) => outcome ?? drop('not for this service'));
    const offsets = slots.map(({ record }) => record.offset);
    await this.ledger.count(tx, { topic, partition, countedTo }, offsets, settled, (index) => originOf(slots[index]));
    return settled;
  }

  private byHandler(slots: readonly Slot[]): Map<BatchHandler, number[]> {
    const indexes = new Map<BatchHandler, number[]>();
    slots.forEach(({ content }, index) => {
      if ('kind' in content) return;
      for (const handler of this.handlersOf.get(content.type) ?? []) {
        const own = indexes.get(handler);
        if (own) own.push(index);
        else indexes.set(handler, [index]);
      }
    });
    return indexes;
  }

  private retrying<T>(
    work: () => Promise<T>,
    signal: AbortSignal,
    { topic, partition }: RecordBatch,
    mayPass: (error: unknown) => boolean,
  ): Promise<T> {
    return withRetries(work, {
      signal,
      mayPass,
      onRetry: (error, pauseMs) => {
        this.settings.metrics.retried();
        this.logger.warn(
          { topic, partition, reason: errorText(error), pauseMs },
          'Waiting for what is away; nothing is given up',
        );
      },
    });
  }
}

function originOf(slot: Slot | undefined): RecordOrigin | undefined {
  if (!slot) return undefined;
  return 'kind' in slot.content ? originOfRecord(slot.record) : originOfEvent(slot.content);
}

const GRAVITY = { drop: 0, ok: 1, deadLetter: 2 } as const;

/** Where two use cases take the same record, the graver of their outcomes is its fate. */
function graver(one: Outcome | undefined, other: Outcome): Outcome {
  return one && GRAVITY[one.kind] > GRAVITY[other.kind] ? one : other;
}
