import { context, propagation, trace } from '@opentelemetry/api';
import { InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-node';
import { openProvider } from '../open-provider.js';

/** A span that has ended, as plain values. */
export interface ToldSpan {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | undefined;
  readonly attributes: Readonly<Record<string, unknown>>;
  /** Ids of the spans that it is linked to. */
  readonly links: readonly string[];
  /** What went wrong. */
  readonly error: string | undefined;
}

const ERROR = 2;

/** Switches tracing on in this process; what has ended since the last time that was asked is told by `take`. */
export function traceInMemory() {
  const exporter = new InMemorySpanExporter();
  const provider = openProvider('tests', 1, new SimpleSpanProcessor(exporter));
  return {
    take(): ToldSpan[] {
      const spans = exporter.getFinishedSpans().map((span) => ({
        name: span.name,
        traceId: span.spanContext().traceId,
        spanId: span.spanContext().spanId,
        parentSpanId: span.parentSpanContext?.spanId,
        attributes: { ...span.attributes },
        links: span.links.map((link) => link.context.spanId),
        error: span.status.code === ERROR ? (span.status.message ?? '') : undefined,
      }));
      exporter.reset();
      return spans;
    },
    /** Switches it off again. */
    async close(): Promise<void> {
      await provider.close();
      for (const api of [trace, context, propagation]) api.disable();
    },
  };
}
