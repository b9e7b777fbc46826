import { decodeArrival } from '@sidetone/contracts/cloudevents';
import type { OutgoingEvent } from '@sidetone/contracts/events';
import { parseTime } from '@sidetone/contracts/fields';
import type { JsonObject } from '@sidetone/contracts/validation';
import type { Instant } from '@sidetone/domain/time';
import { outgoingOf } from '../take-in-events/outgoing-of.js';
import type { Draft, OperatorWays } from './draft.js';
import { inTheirWords } from './in-their-words.js';
import { textAt } from './read-json.js';
import { readNotification, type Notification, type ResourceName } from './notification.js';
import { adaptTicket } from './tmf621-ticket.js';
import { adaptOrder } from './tmf641-order.js';
import { adaptAlarm } from './tmf642-alarm.js';
import { adaptProblem } from './tmf656-problem.js';
import { adaptBill } from './tmf678-bill.js';
import { adaptInteraction } from './tmf683-interaction.js';

/** What a notification becomes. Reasons are one sentence and hold no personal data. */
export type Adapted =
  | { readonly kind: 'events'; readonly events: readonly OutgoingEvent[]; readonly notification: Notification }
  | { readonly kind: 'drop'; readonly reason: string; readonly notification: Notification }
  | { readonly kind: 'refuse'; readonly reason: string };

const ADAPTERS: Readonly<Record<ResourceName, (notification: Notification, ways: OperatorWays) => Draft[]>> = {
  troubleTicket: adaptTicket,
  serviceOrder: adaptOrder,
  alarm: adaptAlarm,
  serviceProblem: adaptProblem,
  customerBill: adaptBill,
  partyInteraction: adaptInteraction,
};

/**
 * The events that a TM Forum notification says, judged by the code that judges every event. All of them, or none. Pure.
 * @param eventName the last part of the listener's path, where it came by HTTP
 */
export function adaptNotification(
  body: JsonObject,
  eventName: string | undefined,
  arrivedAt: Instant,
  ways: OperatorWays,
): Adapted {
  const read = readNotification(body, eventName);
  if (read.kind === 'refuse') return read;
  const { notification } = read;
  const events: OutgoingEvent[] = [];
  for (const draft of ADAPTERS[notification.resourceName](notification, ways)) {
    const decoded = decodeArrival(asCloudEvent(notification, draft), STRUCTURED, arrivedAt, ways.maxAgeDays);
    if (decoded.kind === 'refuse') return { kind: 'refuse', reason: inTheirWords(decoded.reason, notification, draft) };
    if (decoded.kind === 'drop') return { ...decoded, notification };
    const subject = textAt(decoded.event.data, draft.idField);
    events.push(outgoingOf({ ...decoded.event, subject }, instantOf(notification.recordedTime)));
  }
  return { kind: 'events', events, notification };
}

const STRUCTURED = { 'content-type': 'application/cloudevents+json' };

function asCloudEvent(notification: Notification, { definition, idSuffix, data }: Draft): Buffer {
  const { id, source, time, correlationId: correlationid } = notification;
  return Buffer.from(
    JSON.stringify({
      specversion: '1.0',
      type: definition.type,
      source,
      id: idSuffix === undefined || typeof id !== 'string' ? id : `${id}${idSuffix}`,
      time,
      correlationid,
      data,
    }),
  );
}

const instantOf = (time: unknown): Instant | undefined => (typeof time === 'string' ? parseTime(time) : undefined);
