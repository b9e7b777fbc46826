import { decodeRecord, encodeEvent } from '@sidetone/contracts/cloudevents';
import type { EventDefinition, OutgoingEvent, ReceivedEvent } from '@sidetone/contracts/events';

/** An event as a handler gets it, having come as a record at once. */
export function received<D>(definition: EventDefinition<D>, event: OutgoingEvent<D>): ReceivedEvent<D> {
  const { key, value, ...record } = encodeEvent(event);
  const decoded = decodeRecord({ ...record, key: Buffer.from(key), value: Buffer.from(value), timestamp: event.time });
  if (decoded.kind !== 'event' || !definition.is(decoded.event)) {
    throw new Error(`${event.id} is not received as ${definition.type}: ${JSON.stringify(decoded)}`);
  }
  return decoded.event;
}
