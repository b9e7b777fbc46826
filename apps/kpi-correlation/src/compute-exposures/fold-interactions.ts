import type { InteractionChanged } from '@sidetone/contracts/events';
import type { Fact } from '@sidetone/domain/kpi';
import { DAY_MS, type Instant } from '@sidetone/domain/time';
import { fieldsSaid } from './fields-said.js';
import { firstSaid, inOrder, type Told } from './told.js';

const REPEAT_WITHIN_MS = 7 * DAY_MS;

interface Touchpoint {
  readonly at: Instant;
  readonly eventId: string;
  readonly type: string;
  readonly reason: string | undefined;
  readonly visit: InteractionChanged['visit'];
  readonly fields: Fact['fields'];
}

/** What a customer's touchpoints tell of: that they were held, that one repeats another's reason within 7 days, that a visit was missed. */
export function foldInteractions(histories: readonly (readonly Told<InteractionChanged>[])[]): Fact[] {
  const touchpoints = histories
    .flatMap((history) => touchpoint(history) ?? [])
    .sort((a, b) => a.at - b.at || (a.eventId < b.eventId ? -1 : 1));
  const lastByReason = new Map<string, Instant>();
  return touchpoints.flatMap(({ at, eventId, type, reason, visit, fields }) => {
    const tells = (name: Fact['name']): Fact => ({ name, eventId, type, at, fields });
    const before = reason === undefined ? undefined : lastByReason.get(reason);
    if (reason !== undefined) lastByReason.set(reason, at);
    return [
      tells('interaction.held'),
      ...(before !== undefined && at - before <= REPEAT_WITHIN_MS ? [tells('interaction.repeated')] : []),
      ...(visit && wasMissed(visit) ? [{ ...tells('visit.missed'), at: Date.parse(visit.promisedTo) }] : []),
    ];
  });
}

function touchpoint(tellings: readonly Told<InteractionChanged>[]): Touchpoint | undefined {
  const history = inOrder(tellings, (data) => data.statusChangedAt);
  const [first, last] = [history[0], history.at(-1)];
  if (!first || !last) return undefined;
  // What the customer called for, not what an agent made of it later.
  const reason = firstSaid(history, (data) => data.reason);
  const newestFirst = [...history].reverse();
  return {
    at: Date.parse(firstSaid(history, (data) => data.startedAt) ?? first.data.statusChangedAt),
    eventId: last.eventId,
    type: last.type,
    reason,
    visit: firstSaid(newestFirst, (data) => data.visit),
    fields: { ...fieldsSaid(newestFirst), ...(reason === undefined ? {} : { reason }) },
  };
}

function wasMissed({ arrivedAt, promisedTo, missed }: NonNullable<InteractionChanged['visit']>): boolean {
  return missed === true || (arrivedAt !== undefined && Date.parse(arrivedAt) > Date.parse(promisedTo));
}
