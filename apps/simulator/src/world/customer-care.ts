import { DAY_MS, HOUR_MS, MINUTE_MS, type Instant } from '@sidetone/domain/time';
import type { Interaction, Order, Ticket } from './incident.js';
import { times, type FaultWeek, type NetworkFault } from './network-faults.js';

/**
 * The tickets of a week: some for no fault we know, and more the more faults there were. Throttling moves nobody to complain. Those opened
 * from `mendedAt` on are resolved as soon as the profile's repair of tickets lets them be.
 */
export function ticketsIn(
  week: FaultWeek,
  faults: readonly NetworkFault[],
  mendedAt: Instant = Infinity,
): readonly Ticket[] {
  const { profile, stream, prefix, subscription } = week;
  const { tickets } = profile;
  const unprovoked = times(stream, tickets.per28Days * subscription.load, () => ({ openedAt: week.moment() }));
  const provoked = faults
    .filter((fault) => fault.kind !== 'dataThrottled' && stream.chance(tickets.perFault))
    .map(({ id, at }) => ({ openedAt: wholeSecond(at + stream.exponential(6) * HOUR_MS), provokedBy: id }));
  return [...unprovoked, ...provoked].map(({ openedAt, ...cause }, n) => {
    const { medianOpenHours } = openedAt >= mendedAt ? (tickets.repaired ?? tickets) : tickets;
    const resolvedAt = wholeSecond(openedAt + stream.logNormal(medianOpenHours, tickets.sigma) * HOUR_MS);
    return {
      kind: 'ticket',
      ...cause,
      id: `TT-${prefix}-${n}`,
      openedAt,
      expectedAt: openedAt + tickets.promisedHours * HOUR_MS,
      resolvedAt,
      closedAt: resolvedAt + 2 * DAY_MS,
    };
  });
}

/** The orders of a week, most of them done by the day promised. */
export function ordersIn(week: FaultWeek): readonly Order[] {
  const { profile, stream, prefix, subscription } = week;
  const { orders } = profile;
  return times(stream, orders.per28Days * subscription.load, (n): Order => {
    const orderedAt = week.moment();
    const leadDays = orders.leadDays.least + stream.uniform() * (orders.leadDays.most - orders.leadDays.least);
    const promisedAt = wholeSecond(orderedAt + leadDays * DAY_MS);
    const lateDays = stream.chance(orders.lateShare)
      ? Math.min(orders.mostLateDays, stream.exponential(orders.meanLateDays))
      : -0.8 * leadDays * stream.uniform();
    return {
      kind: 'order',
      id: `SO-${prefix}-${n}`,
      orderedAt,
      promisedAt,
      completedAt: wholeSecond(promisedAt + lateDays * DAY_MS),
    };
  });
}

/** The week's contacts with the operator: after tickets, orders and deliveries, and some for their own sake. */
export function interactionsIn(
  week: FaultWeek,
  tickets: readonly Ticket[],
  orders: readonly Order[],
  speakersAt: (at: Instant) => readonly string[],
): readonly Interaction[] {
  const { profile, stream, prefix, subscription } = week;
  const { interactions } = profile;
  const own = (about: Interaction['about'], per28Days: number) =>
    times(stream, per28Days * subscription.load, () => ({ about, startedAt: week.moment(), relatedIds: [] }));
  const some = <T>(chance: number, items: readonly T[]): readonly T[] => items.filter(() => stream.chance(chance));
  const soonAfter = (at: Instant): Instant => wholeSecond(at + stream.exponential(1.5) * HOUR_MS);
  const talks = [
    ...own('support', interactions.support),
    ...own('billing', interactions.billing),
    ...own('sale', interactions.sale),
    ...(interactions.technicianVisit === undefined ? [] : own('technicianVisit', interactions.technicianVisit)),
    ...some(interactions.afterTicket, tickets).map(({ resolvedAt, id }) => ({
      about: 'support' as const,
      startedAt: soonAfter(resolvedAt),
      relatedIds: [id],
    })),
    ...some(interactions.afterOrder, orders).map(({ orderedAt, id }) => ({
      about: 'sale' as const,
      startedAt: soonAfter(orderedAt),
      relatedIds: [id],
    })),
    ...some(interactions.afterDelivery, orders).map(({ completedAt, id }) => ({
      about: 'delivery' as const,
      startedAt: soonAfter(completedAt),
      relatedIds: [id],
    })),
  ];
  return talks.flatMap(({ about, startedAt, relatedIds }, n): readonly Interaction[] => {
    const speakers = speakersAt(startedAt);
    if (speakers.length === 0) return [];
    return [
      {
        kind: 'interaction',
        id: `INT-${prefix}-${n}`,
        about,
        contactId: stream.oneOf(speakers),
        startedAt,
        completedAt: wholeSecond(startedAt + (2 + stream.exponential(7)) * MINUTE_MS),
        relatedIds,
      },
    ];
  });
}

function wholeSecond(instant: number): Instant {
  return Math.round(instant / 1000) * 1000;
}
