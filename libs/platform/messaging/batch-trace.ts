import { SpanStatusCode, type Span } from '@opentelemetry/api';
import type { ReceivedEvent } from '@sidetone/contracts/events';
import { keepTraces, type Transaction } from '../database/index.js';
import { contextIn, failSpans, isTracing, startEventSpan, traceparentOf } from '../tracing/index.js';
import type { KafkaRecord } from './kafka/record.js';
import type { Outcome } from './outcome.js';

/** A record of a batch and what it was read as. */
export interface TracedRecord {
  readonly record: KafkaRecord;
  readonly event: ReceivedEvent<unknown> | undefined;
}

interface Traced extends TracedRecord {
  readonly span: Span;
}

/** Spans of the records of one batch, from when it is taken up until its offsets are committed. */
export class BatchTrace {
  private constructor(private readonly traced: ReadonlyMap<number, Traced>) {}

  /** Undefined while nothing is traced. `taken` are the records that somebody handles, at their index in the batch. */
  static start(consumer: string, taken: () => ReadonlyMap<number, TracedRecord>): BatchTrace | undefined {
    if (!isTracing()) return undefined;
    const traced = new Map<number, Traced>();
    for (const [index, { record, event }] of taken()) {
      const { topic, partition, offset } = record;
      const parent = contextIn(sentBy(record)) ?? contextIn(event?.traceparent);
      const span = startEventSpan(
        'process',
        { topic, type: event?.type, id: event?.id },
        { parent },
        {
          'messaging.consumer.group.name': consumer,
          'messaging.destination.partition.id': String(partition),
          'messaging.kafka.offset': offset,
        },
      );
      traced.set(index, { record, event, span });
    }
    return new BatchTrace(traced);
  }

  /** Keeps where each event is handled, before handlers publish what follows from it. */
  async keep(tx: Transaction): Promise<void> {
    const kept = [...this.traced.values()].filter(({ span }) => span.isRecording());
    await keepTraces(
      tx,
      kept.flatMap(({ event, span }) =>
        event ? [{ id: event.id, correlationId: event.correlationId, traceparent: traceparentOf(span) }] : [],
      ),
    );
  }

  end(outcomes: readonly Outcome[]): void {
    for (const [index, { span }] of this.traced) {
      const outcome = outcomes[index];
      if (outcome) span.setAttribute('sidetone.outcome', outcome.kind);
      if (outcome?.kind === 'drop') span.setAttribute('sidetone.reason', outcome.reason);
      if (outcome?.kind === 'deadLetter') span.setStatus({ code: SpanStatusCode.ERROR, message: outcome.reason });
      span.end();
    }
  }

  fail(error: unknown): void {
    failSpans(
      [...this.traced.values()].map(({ span }) => span),
      error,
    );
  }
}

/** The span that sent the record, as whoever instruments Kafka clients tells it; the event's own attribute tells who created it. */
function sentBy({ headers: { traceparent } }: KafkaRecord): string | undefined {
  return typeof traceparent === 'string' || Buffer.isBuffer(traceparent) ? traceparent.toString() : undefined;
}
