import { propagation, ROOT_CONTEXT, trace, type Context, type Span } from '@opentelemetry/api';

/** The place in a trace that a W3C `traceparent` names; undefined where there is none, or none that can be read. */
export function contextIn(traceparent: string | undefined): Context | undefined {
  if (traceparent === undefined) return undefined;
  const context = propagation.extract(ROOT_CONTEXT, { traceparent });
  return trace.getSpanContext(context) && context;
}

/** How a span is named to others, by W3C Trace Context; undefined while nothing is traced. */
export function traceparentOf(span: Span): string | undefined {
  const carrier: { traceparent?: string } = {};
  propagation.inject(trace.setSpan(ROOT_CONTEXT, span), carrier);
  return carrier.traceparent;
}
