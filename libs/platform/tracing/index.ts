export { isTracing, tracer } from './tracer.js';
export { contextIn, traceparentOf } from './traceparent.js';
export { failSpans, startEventSpan, type TracedEvent } from './event-span.js';
export { traceSending } from './trace-sending.js';
export { startTracing, type Tracing } from './start-tracing.js';
