import {
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  type Attributes,
  type Context,
  type Span,
} from '@opentelemetry/api';
import { errorText } from '../observability/safe-error.js';
import { tracer } from './tracer.js';

/** What is done with an event, in the words of OpenTelemetry's conventions for messaging. */
export type Operation = 'create' | 'send' | 'process';

/** An event as its spans tell of it. Keys and contents are not told: they name customers. */
export interface TracedEvent {
  readonly topic: string;
  /** Absent where the record could not be read. */
  readonly type?: string | undefined;
  readonly id?: string | undefined;
}

export interface Origin {
  /** What the span continues; without it, a trace begins. */
  readonly parent?: Context | undefined;
  /** Other places that the work has to do with. */
  readonly links?: readonly (Context | undefined)[];
}

const KINDS = { create: SpanKind.PRODUCER, send: SpanKind.CLIENT, process: SpanKind.CONSUMER } as const;

/** Begins a span about one event, named by the OpenTelemetry conventions for messaging and CloudEvents. */
export function startEventSpan(
  operation: Operation,
  { topic, type, id }: TracedEvent,
  { parent, links = [] }: Origin,
  more: Attributes = {},
): Span {
  const attributes: Attributes = {
    'messaging.system': 'kafka',
    'messaging.operation.type': operation,
    'messaging.operation.name': operation,
    'messaging.destination.name': topic,
    ...(type !== undefined && { 'cloudevents.event_type': type }),
    ...(id !== undefined && { 'cloudevents.event_id': id }),
    ...more,
  };
  const linked = links.flatMap((link) => {
    const context = link && trace.getSpanContext(link);
    return context ? [{ context }] : [];
  });
  return tracer().startSpan(
    `${operation} ${type ?? topic}`,
    { kind: KINDS[operation], attributes, links: linked },
    parent ?? ROOT_CONTEXT,
  );
}

/** Ends spans of work that failed as a whole. */
export function failSpans(spans: readonly Span[], error: unknown): void {
  for (const span of spans) span.setStatus({ code: SpanStatusCode.ERROR, message: errorText(error) }).end();
}
