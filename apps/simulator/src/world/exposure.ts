import { DAY_MS, HOUR_MS, type Instant } from '@sidetone/domain/time';
import type { Incident, Order, Ticket } from './incident.js';
import type { PlantableKpi } from './plantable-kpis.js';

/** Days before the answer that count, as in section 4 of the event vocabulary. */
export const EXPOSURE_WINDOW_DAYS = 28;

/** One KPI over the window: its value in the KPI's unit, and how many days before the answer each counted event was. */
export interface Exposure {
  readonly value: number;
  readonly agesDays: readonly number[];
}

export type Exposures = Readonly<Record<PlantableKpi, Exposure>>;

interface Window {
  readonly from: Instant;
  readonly until: Instant;
}

/**
 * What hit a person in the half-open 28 days before an answer. Over several subscriptions counts, minutes and hours are
 * summed, days are the maximum (vocabulary, section 4).
 */
export function exposuresBefore(answeredAt: Instant, timelines: readonly (readonly Incident[])[]): Exposures {
  const window = { from: answeredAt - EXPOSURE_WINDOW_DAYS * DAY_MS, until: answeredAt };
  const incidents = timelines.flat();
  const tickets = incidents.filter((incident) => incident.kind === 'ticket');
  const overdue = tickets.filter(
    (ticket) => isOpenIn(ticket, window) && Math.min(ticket.resolvedAt, answeredAt) > ticket.expectedAt,
  );
  const happened = <K extends Exclude<Incident['kind'], 'ticket' | 'order' | 'interaction'>>(kind: K) =>
    incidents.filter(
      (incident): incident is Extract<Incident, { kind: K; at: Instant }> =>
        incident.kind === kind && 'at' in incident && isIn(window, incident.at),
    );
  const counted = (moments: readonly Instant[]): Exposure => ({
    value: moments.length,
    agesDays: moments.map((at) => (answeredAt - at) / DAY_MS),
  });
  const minutes = (spells: readonly { readonly seconds: number }[]): Exposure =>
    measured(spells.reduce((sum, { seconds }) => sum + seconds, 0) / 60);
  const openHours = timelines.map(
    (timeline) =>
      openTime(
        timeline.filter((incident) => incident.kind === 'ticket'),
        window,
      ) / HOUR_MS,
  );
  const lateDays = incidents
    .filter((incident) => incident.kind === 'order')
    .map((order) => lateness(order, window) / DAY_MS);
  return {
    'voice.drop.count': counted(happened('voiceDrop').map(({ at }) => at)),
    'voice.setupfail.count': counted(happened('voiceSetupFailure').map(({ at }) => at)),
    'data.fail.count': counted(happened('dataFailure').map(({ at }) => at)),
    'data.slow.minutes': minutes(happened('dataSlow')),
    'data.throttled.minutes': minutes(happened('dataThrottled')),
    'ticket.opened.count': counted(tickets.map(({ openedAt }) => openedAt).filter((at) => isIn(window, at))),
    'ticket.open.hours': measured(openHours.reduce((sum, hours) => sum + hours, 0)),
    'ticket.overdue.count': counted(overdue.map(({ expectedAt }) => expectedAt)),
    'order.late.days': measured(Math.max(0, ...lateDays)),
  };
}

function measured(value: number): Exposure {
  return { value, agesDays: [] };
}

function isIn({ from, until }: Window, at: Instant): boolean {
  return from <= at && at < until;
}

function isOpenIn({ openedAt, resolvedAt }: Ticket, { from, until }: Window): boolean {
  return openedAt < until && resolvedAt > from;
}

/** How long at least one ticket was open inside the window, in milliseconds: overlaps count once. */
function openTime(tickets: readonly Ticket[], window: Window): number {
  let reached = window.from;
  let length = 0;
  for (const { openedAt, resolvedAt } of tickets
    .filter((ticket) => isOpenIn(ticket, window))
    .sort((one, other) => one.openedAt - other.openedAt)) {
    const end = Math.min(resolvedAt, window.until);
    length += Math.max(0, end - Math.max(openedAt, reached));
    reached = Math.max(reached, end);
  }
  return length;
}

/** How late an order was in the window, as far as one could know at its end, in milliseconds; below zero is early. */
function lateness({ orderedAt, promisedAt, completedAt }: Order, { from, until }: Window): number {
  if (orderedAt >= until || completedAt < from) return 0;
  return Math.min(completedAt, until) - promisedAt;
}
