import type { OutgoingEvent, ReceivedEvent } from '@sidetone/contracts/events';
import type { Instant } from '@sidetone/domain/time';

/** An event that came by another door, as it is published on its topic: normalised, with the key that its definition computes. */
export function outgoingOf(event: ReceivedEvent, recordedTime?: Instant): OutgoingEvent {
  const { definition, id, source, time, data, subject, correlationId, causationId, traceparent } = event;
  return definition.create({ id, source, time, data, subject, correlationId, causationId, traceparent, recordedTime });
}
