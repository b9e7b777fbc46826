import type { InteractionChanged } from '@sidetone/contracts/events';
import type { Contribution } from '@sidetone/domain/kpi';
import { DAY_MS, type Instant } from '@sidetone/domain/time';
import { firstSaid, inOrder, type Told } from './told.js';

const REPEAT_WITHIN_MS = 7 * DAY_MS;

interface Touchpoint {
  readonly at: Instant;
  readonly eventId: string;
  readonly type: string;
  readonly data: InteractionChanged;
}

/** What a customer's touchpoints add to the interaction KPIs: contacts, repeats for the same reason within 7 days, sales contacts, missed visits. */
export function foldInteractions(histories: readonly (readonly Told<InteractionChanged>[])[]): Contribution[] {
  const touchpoints = histories.flatMap((history) => touchpoint(history) ?? []).sort((a, b) => a.at - b.at);
  const lastByReason = new Map<string, Instant>();
  return touchpoints.flatMap(({ at, eventId, type, data }) => {
    const adds = (kpi: string): Contribution => ({ kpi, eventId, type, at, amount: 1 });
    const { kind, reason, visit } = data;
    const before = reason === undefined ? undefined : lastByReason.get(reason);
    if (reason !== undefined) lastByReason.set(reason, at);
    return [
      adds('interaction.count'),
      ...(before !== undefined && at - before <= REPEAT_WITHIN_MS ? [adds('interaction.repeat.count')] : []),
      ...(kind === 'sale' ? [adds('sale.interaction.count')] : []),
      ...(visit && wasMissed(visit) ? [{ ...adds('visit.missed.count'), at: Date.parse(visit.promisedTo) }] : []),
    ];
  });
}

function touchpoint(tellings: readonly Told<InteractionChanged>[]): Touchpoint | undefined {
  const history = inOrder(tellings, (data) => data.statusChangedAt);
  const last = history.at(-1);
  if (!last) return undefined;
  const reason = firstSaid(history, (data) => data.reason);
  const visit = firstSaid([...history].reverse(), (data) => data.visit);
  return {
    at: Date.parse(
      firstSaid(history, (data) => data.startedAt) ?? history[0]?.data.statusChangedAt ?? last.data.statusChangedAt,
    ),
    eventId: last.eventId,
    type: last.type,
    data: { ...last.data, ...(reason === undefined ? {} : { reason }), ...(visit === undefined ? {} : { visit }) },
  };
}

function wasMissed({ arrivedAt, promisedTo, missed }: NonNullable<InteractionChanged['visit']>): boolean {
  return missed === true || (arrivedAt !== undefined && Date.parse(arrivedAt) > Date.parse(promisedTo));
}
