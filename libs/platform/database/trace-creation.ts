import { context, ROOT_CONTEXT, trace } from '@opentelemetry/api';
import type { OutgoingEvent } from '@sidetone/contracts/events';
import { contextIn, startEventSpan, traceparentOf } from '../tracing/index.js';
import { keepTraces, knownTraces } from './kept-traces.js';
import type { Transaction } from './transaction.js';

/** A backend shows no more, and a driver of a thousand faults is read elsewhere. */
const MOST_LINKS = 20;

/**
 * The events, each with the span of its creation as its `traceparent`. It continues the event that caused it, else what is known of
 * its conversation (the invitation that an answer is to), else what is going on here, such as a request; what it does not continue
 * of these, and the events that it rests on, it is linked to. Spans of a transaction that is rolled back are never told.
 */
export async function traceCreation(tx: Transaction, events: readonly OutgoingEvent[]): Promise<OutgoingEvent[]> {
  const known = await knownTraces(
    tx,
    new Set(events.flatMap(({ causationId, restsOn = [] }) => [...idOf(causationId), ...restsOn])),
    new Set(events.flatMap(({ correlationId }) => idOf(correlationId))),
  );
  const here = trace.getSpan(context.active()) && context.active();
  const createdHere = new Map<string, ReturnType<typeof contextIn>>();
  const created = events.map((event) => {
    const { causationId, correlationId, restsOn = [] } = event;
    const cause = createdHere.get(causationId ?? '') ?? known.ofEvent(causationId);
    const parent = contextIn(event.traceparent) ?? cause ?? known.ofConversation(correlationId) ?? here;
    const evidence = restsOn.slice(0, MOST_LINKS).map(known.ofEvent);
    const span = startEventSpan('create', event, { parent, links: parent === here ? evidence : [here, ...evidence] });
    createdHere.set(event.id, trace.setSpan(ROOT_CONTEXT, span));
    return { span, event: { ...event, traceparent: traceparentOf(span) } };
  });
  await keepTraces(
    tx,
    created.flatMap(({ span, event }) => (span.isRecording() ? [event] : [])),
  );
  tx.afterCommit(() => created.forEach(({ span }) => span.end()));
  return created.map(({ event }) => event);
}

const idOf = (id: string | undefined): readonly string[] => (id === undefined ? [] : [id]);
