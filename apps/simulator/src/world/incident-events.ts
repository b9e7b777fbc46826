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
import type { Subscription } from './people.js';

const SLOW_THRESHOLD_KBPS = 3000;
const THROTTLED_TO_KBPS = 512;

/** What the operator's systems say about an incident: one event for a fact, several for what goes through states. */
export function eventsOf(incident: Incident, subscription: Subscription): readonly OutgoingEvent[] {
  const { subscriptionId, customerId } = subscription;
  const whose = { subscriptionId, customerId };
  const session = (id: string) => ({ sessionId: id, cellId: subscription.home.cellId, ...whose });
  switch (incident.kind) {
    case 'voiceDrop':
    case 'voiceSetupFailure':
      return [callFailed(incident, subscription)];
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
      return ticketStates(incident, subscription);
    case 'order':
      return orderStates(incident, subscription);
    case 'interaction':
      return [interactionCompleted(incident, subscription)];
  }
}

function callFailed(
  { id, kind, at, durationSec, direction, cause }: CallFailed,
  { subscriptionId, customerId, home }: Subscription,
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
      cellId: home.cellId,
      cause: { ...cause },
      derivedFrom: 'cdr',
      subscriptionId,
      customerId,
    },
  });
}

function ticketStates(
  { id, openedAt, expectedAt, resolvedAt, closedAt }: Ticket,
  { subscriptionId, customerId }: Subscription,
): readonly OutgoingEvent[] {
  const ticket = {
    ticketId: id,
    ticketType: 'incident',
    openedAt: toIso(openedAt),
    expectedResolutionAt: toIso(expectedAt),
    subscriptionId,
    customerId,
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

function orderStates(
  { id, orderedAt, promisedAt, completedAt }: Order,
  { subscriptionId, customerId }: Subscription,
): readonly OutgoingEvent[] {
  const order = { orderId: id, orderedAt: toIso(orderedAt), promisedAt: toIso(promisedAt), subscriptionId, customerId };
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
  subscription: Subscription,
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
      customerId: subscription.customerId,
      contactId,
      relatedIds: [...relatedIds],
      // A company's contact speaks for the whole account, so the talk is not tied to the line that gave the reason.
      ...(subscription.contactId === undefined ? {} : { subscriptionId: subscription.subscriptionId }),
    },
  });
}

function envelope(source: OperatorSource, id: string, time: Instant) {
  return { id, source: sourceUri(source), time };
}
