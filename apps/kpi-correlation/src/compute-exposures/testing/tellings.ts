import type { InteractionChanged, OrderChanged, TicketChanged } from '@sidetone/contracts/events';
import type { Fact, FactName } from '@sidetone/domain/kpi';
import type { Told } from '../told.js';

/** Tells of one ticket in the order given; each telling is `E-1`, `E-2`, … and comes when it happened. */
export const ticketTold = (...changes: readonly Partial<TicketChanged>[]): Told<TicketChanged>[] =>
  changes.map((change, index) => {
    const data: TicketChanged = {
      ticketId: 'TT-1',
      change: 'status',
      status: 'inProgress',
      statusChangedAt: '2026-11-20T08:00:00Z',
      ...change,
    };
    return telling('bss.ticket.changed.v1', index, data, data.statusChangedAt);
  });

export const orderTold = (...changes: readonly Partial<OrderChanged>[]): Told<OrderChanged>[] =>
  changes.map((change, index) => {
    const data: OrderChanged = {
      orderId: 'SO-1',
      change: 'state',
      state: 'inProgress',
      stateChangedAt: '2026-11-20T08:00:00Z',
      ...change,
    };
    return telling('bss.order.changed.v1', index, data, data.stateChangedAt);
  });

export const interactionTold = (...changes: readonly Partial<InteractionChanged>[]): Told<InteractionChanged>[] =>
  changes.map((change, index) => {
    const data: InteractionChanged = {
      interactionId: 'INT-1',
      kind: 'support',
      status: 'completed',
      statusChangedAt: '2026-11-20T08:00:00Z',
      customerId: 'CUS-100',
      ...change,
    };
    return telling('bss.interaction.changed.v1', index, data, data.statusChangedAt);
  });

function telling<D>(type: string, index: number, data: D, happenedAt: string): Told<D> {
  const time = Date.parse(happenedAt);
  return { eventId: `E-${index + 1}`, type, time, arrivedAt: time, data };
}

/** What is told by the facts of one name: when, by which event, and from when to when where it is an interval. */
export const of = (facts: readonly Fact[], name: FactName) =>
  facts
    .filter((fact) => fact.name === name)
    .map(({ at, from, to, eventId, fields }) => ({
      at: iso(at),
      eventId,
      fields,
      ...(from === undefined ? {} : { from: iso(from) }),
      ...(to === undefined ? {} : { to: iso(to) }),
    }));

const iso = (instant: number): string => new Date(instant).toISOString().replace('.000Z', 'Z');
