import type { ReceivedEvent } from '@sidetone/contracts/events';
import { toIso } from '@sidetone/domain/time';

/** An event as one JSON text: CloudEvents 1.0, structured mode. `data` is what was published, fields unknown here included. */
export function structuredEvent(event: ReceivedEvent): string {
  const { id, source, type, time, subject, correlationId, causationId, traceparent, raw } = event;
  const attributes = {
    specversion: '1.0',
    ...{ id, source, type, time: toIso(time), subject },
    datacontenttype: 'application/json',
    ...{ correlationid: correlationId, causationid: causationId, traceparent },
  };
  return `${JSON.stringify(attributes).slice(0, -1)},"data":${raw}}`;
}
