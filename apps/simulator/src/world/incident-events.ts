import {
  callFailure,
  dataSessionFailure,
  dataSessionSlow,
  dataSessionThrottled,
  interactionChanged,
  orderChanged,
  ticketChanged,
  type OutgoingEvent,
} from '@sidetone/contracts/events';
import { toIso, type Instant } from '@sidetone/domain/time';
import { homeAt, ownerAt, type LineCourse } from './line-course.js';
import type { CallFailed, Incident, Interaction, Order, Ticket } from './incident.js';
import {
  cdrData,
  cdrVoice,
  contactCentre,
  orderBook,
  sourceUri,
  ticketDesk,
  type OperatorSource,
} from './operator-sources.js';
import { startOf } from './start-of-incident.js';

const SLOW_THRESHOLD_KBPS = 3000;
const THROTTLED_TO_KBPS = 512;

/** Whose line it is, as the operator's systems knew when it began. */
interface Whose {
  readonly subscriptionId: string;
  readonly customerId: string;
}

/** What the operator's systems say about an incident: one event for a fact, several for what goes through states. */
export function eventsOf(incident: Incident, line: LineCourse): readonly OutgoingEvent[] {
  const at = startOf(incident);
  const { customer, contactId } = ownerAt(line, at);
  const whose = { subscriptionId: line.subscription.subscriptionId, customerId: customer.customerId };
  const { cellId } = homeAt(line, at);
  const session = (id: string) => ({ sessionId: id, cellId, ...whose });
  switch (incident.kind) {
    case 'voiceDrop':
    case 'voiceSetupFailure':
      return [callFailed(incident, cellId, whose)];
    case 'dataFailure': {
      const { id, at, durationSec, phase } = incident;
      const startedAt = toIso(at - durationSec * 1000);
      return [
        dataSessionFailure.create({
          ...envelope(cdrData, id, at),
          data: { ...session(id), phase, startedAt, durationSec, tech: 'nr' },
        }),
      ];
    }
    case 'dataSlow': {
      const { id, at, startedAt, seconds, medianKbps } = incident;
      const speed = { direction: 'dl' as const, thresholdKbps: SLOW_THRESHOLD_KBPS, medianKbps };
      return [
        dataSessionSlow.create({
          ...envelope(cdrData, id, at),
          data: { ...session(id), ...speed, startedAt: toIso(startedAt), slowSec: seconds },
        }),
      ];
    }
    case 'dataThrottled': {
      const { id, at, startedAt, seconds } = incident;
      const limit = { reason: 'quota', limitKbps: THROTTLED_TO_KBPS };
      return [
        dataSessionThrottled.create({
          ...envelope(cdrData, id, at),
          data: { sessionId: id, ...whose, ...limit, startedAt: toIso(startedAt), throttledSec: seconds },
        }),
      ];
    }
    case 'ticket':
      return ticketStates(incident, whose);
    case 'order':
      return orderStates(incident, whose);
    case 'interaction':
      // Who speaks for a whole account does not tie the talk to the line that gave the reason.
      return [interactionCompleted(incident, contactId === undefined ? { customerId: customer.customerId } : whose)];
  }
}

function callFailed(
  { id, kind, at, durationSec, direction, cause }: CallFailed,
  cellId: string,
  whose: Whose,
): OutgoingEvent {
  return callFailure.create({
    ...envelope(cdrVoice, id, at),
    data: {
      callId: id,
      kind: kind === 'voiceDrop' ? 'drop' : 'setupFailure',
      startedAt: toIso(at),
      durationSec,
      direction,
      tech: 'volte',
      cellId,
      cause: { ...cause },
      derivedFrom: 'cdr',
      ...whose,
    },
  });
}

function ticketStates(
  { id, openedAt, expectedAt, resolvedAt, closedAt }: Ticket,
  whose: Whose,
): readonly OutgoingEvent[] {
  const ticket = {
    ticketId: id,
    ticketType: 'incident',
    openedAt: toIso(openedAt),
    expectedResolutionAt: toIso(expectedAt),
    ...whose,
  };
  const state = (name: string, at: Instant) => ({ ...envelope(ticketDesk, `${id}-${name}`, at) });
  return [
    ticketChanged.create({
      ...state('created', openedAt),
      data: { ...ticket, change: 'created', status: 'acknowledged', statusChangedAt: toIso(openedAt) },
    }),
    ticketChanged.create({
      ...state('resolved', resolvedAt),
      data: {
        ...ticket,
        change: 'status',
        status: 'resolved',
        statusChangedAt: toIso(resolvedAt),
        resolvedAt: toIso(resolvedAt),
      },
    }),
    ticketChanged.create({
      ...state('closed', closedAt),
      data: {
        ...ticket,
        change: 'status',
        status: 'closed',
        statusChangedAt: toIso(closedAt),
        resolvedAt: toIso(resolvedAt),
      },
    }),
  ];
}

function orderStates({ id, orderedAt, promisedAt, completedAt }: Order, whose: Whose): readonly OutgoingEvent[] {
  const order = { orderId: id, orderedAt: toIso(orderedAt), promisedAt: toIso(promisedAt), ...whose };
  return [
    orderChanged.create({
      ...envelope(orderBook, `${id}-created`, orderedAt),
      data: { ...order, change: 'created', state: 'acknowledged', stateChangedAt: toIso(orderedAt) },
    }),
    orderChanged.create({
      ...envelope(orderBook, `${id}-completed`, completedAt),
      data: {
        ...order,
        change: 'state',
        state: 'completed',
        stateChangedAt: toIso(completedAt),
        completedAt: toIso(completedAt),
      },
    }),
  ];
}

function interactionCompleted(
  { id, about, contactId, startedAt, completedAt, relatedIds }: Interaction,
  whose: Partial<Whose> & Pick<Whose, 'customerId'>,
): OutgoingEvent {
  return interactionChanged.create({
    ...envelope(contactCentre, `${id}-completed`, completedAt),
    data: {
      interactionId: id,
      kind: about,
      status: 'completed',
      statusChangedAt: toIso(completedAt),
      startedAt: toIso(startedAt),
      endedAt: toIso(completedAt),
      direction: 'inbound',
      channel: 'call',
      contactId,
      relatedIds: [...relatedIds],
      ...whose,
    },
  });
}

function envelope(source: OperatorSource, id: string, time: Instant) {
  return { id, source: sourceUri(source), time };
}
