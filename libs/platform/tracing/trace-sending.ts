import { context } from '@opentelemetry/api';
import { failSpans, startEventSpan } from './event-span.js';
import { contextIn, traceparentOf } from './traceparent.js';
import { isTracing } from './tracer.js';

interface Sendable {
  readonly topic: string;
  readonly headers: Readonly<Record<string, Buffer | string | (Buffer | string)[] | undefined>>;
}

/** Records on their way to Kafka. */
export interface Sending<R> {
  /** What to send: the records, each with the span of its sending in the header `traceparent`. */
  readonly records: readonly R[];
  /** All are acknowledged. */
  acknowledged(): void;
  failed(error: unknown): void;
}

/**
 * A span for each record from here to its acknowledgement. It continues where the event was created (its CloudEvents attribute
 * `traceparent`, which stays as it is), else what is going on here, such as a request.
 */
export function traceSending<R extends Sendable>(records: readonly R[]): Sending<R> {
  if (!isTracing()) return { records, acknowledged: () => {}, failed: () => {} };
  const spans = records.map(({ topic, headers }) =>
    startEventSpan(
      'send',
      { topic, type: text(headers['ce_type']), id: text(headers['ce_id']) },
      { parent: contextIn(text(headers['ce_traceparent'])) ?? context.active() },
    ),
  );
  return {
    records: records.map((record, index) => {
      const traceparent = spans[index] && traceparentOf(spans[index]);
      return traceparent === undefined ? record : { ...record, headers: { ...record.headers, traceparent } };
    }),
    acknowledged: () => spans.forEach((span) => span.end()),
    failed: (error) => failSpans(spans, error),
  };
}

const text = (header: Sendable['headers'][string]): string | undefined =>
  typeof header === 'string' || Buffer.isBuffer(header) ? header.toString() : undefined;
