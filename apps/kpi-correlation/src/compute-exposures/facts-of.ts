import {
  alarmChanged,
  billChanged,
  disputeChanged,
  interactionChanged,
  orderChanged,
  problemChanged,
  ticketChanged,
  type AlarmChanged,
  type BillChanged,
  type DisputeChanged,
  type InteractionChanged,
  type OrderChanged,
  type ProblemChanged,
  type TicketChanged,
} from '@sidetone/contracts/events';
import type { Fact } from '@sidetone/domain/kpi';
import type { Instant } from '@sidetone/domain/time';
import { foldBill } from './fold-bills.js';
import { foldDispute } from './fold-disputes.js';
import { foldInteractions } from './fold-interactions.js';
import { foldOrder } from './fold-orders.js';
import { factOfEvent } from '../store-events/fact-of-event.js';
import { foldOutages } from './fold-outages.js';
import { foldTicket } from './fold-tickets.js';
import { reached, reachesOf, type Reach } from './reach.js';
import type { Told } from './told.js';

/** A stored event of one respondent, once for each way by which it reached them. Of a fact the standing revision only; of an entity all tellings. */
export interface StoredEvent extends Reach {
  readonly type: string;
  readonly event_id: string;
  /** Absent for what one event tells by itself. */
  readonly entity_id: string | null;
  readonly happened_at: Instant;
  readonly arrived_at: Instant;
  readonly data: string | null;
}

type History = readonly StoredEvent[];

/** What a respondent's events tell, each fact as far as it reached them, in one order whatever theirs. KPIs are made of it by `contributionsOf`. */
export function factsOf(events: readonly StoredEvent[]): Fact[] {
  const entities = byEntity(events);
  const facts = [
    ...factsOfOne(events),
    ...folded<AlarmChanged>(entities, alarmChanged.type, (alarm) => foldOutages({ alarms: [alarm], problems: [] })),
    ...folded<ProblemChanged>(entities, problemChanged.type, (problem) =>
      foldOutages({ alarms: [], problems: [problem] }),
    ),
    ...folded<TicketChanged>(entities, ticketChanged.type, foldTicket),
    ...folded<OrderChanged>(entities, orderChanged.type, foldOrder),
    ...folded<BillChanged>(entities, billChanged.type, foldBill),
    ...folded<DisputeChanged>(entities, disputeChanged.type, foldDispute),
    ...interactions(entities.get(interactionChanged.type)),
  ];
  return facts.sort(inTime);
}

function inTime(a: Fact, b: Fact): number {
  return (
    a.at - b.at ||
    compareText(a.name, b.name) ||
    compareText(a.eventId, b.eventId) ||
    compareText(a.line ?? '', b.line ?? '') ||
    (a.share ?? 1) - (b.share ?? 1)
  );
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** What single events tell. One that reached a line through several resources did so once, by the largest of their shares. */
function factsOfOne(events: readonly StoredEvent[]): Fact[] {
  const byWay = new Map<string, Fact>();
  for (const event of events) {
    const told = event.entity_id === null ? factOfOne(event) : undefined;
    const fact = told && reached(told, event);
    if (!fact) continue;
    const way = JSON.stringify([event.type, event.event_id, event.happened_at, event.arrived_at, event.line ?? null]);
    const known = byWay.get(way);
    if (!known || (known.share ?? 1) < (fact.share ?? 1)) byWay.set(way, fact);
  }
  return [...byWay.values()];
}

function factOfOne({ type, event_id: eventId, happened_at: at, data }: StoredEvent): Fact | undefined {
  return data === null ? undefined : factOfEvent({ eventId, type, at }, stored(data));
}

/** By type, then by entity: an order may have the number of a ticket. */
function byEntity(events: readonly StoredEvent[]): ReadonlyMap<string, ReadonlyMap<string, StoredEvent[]>> {
  const types = new Map<string, Map<string, StoredEvent[]>>();
  for (const event of events) {
    if (event.entity_id === null || event.data === null) continue;
    const entities = types.get(event.type) ?? new Map<string, StoredEvent[]>();
    types.set(event.type, entities);
    const history = entities.get(event.entity_id);
    if (history) history.push(event);
    else entities.set(event.entity_id, [event]);
  }
  return types;
}

function folded<D>(
  entities: ReturnType<typeof byEntity>,
  type: string,
  fold: (history: readonly Told<D>[]) => Fact[],
): Fact[] {
  return [...(entities.get(type)?.values() ?? [])].flatMap((history) => reachedBy(fold(tellings<D>(history)), history));
}

/** Touchpoints are looked at together, since one may repeat another; each reached the respondent in ways of its own. */
function interactions(entities: ReadonlyMap<string, History> = new Map<string, History>()): Fact[] {
  const facts = foldInteractions([...entities.values()].map((history) => tellings<InteractionChanged>(history)));
  return facts.flatMap((fact) => reachedBy([fact], entities.get(String(fact.fields['interactionId'])) ?? []));
}

function reachedBy(facts: readonly Fact[], history: History): Fact[] {
  return reachesOf(history).flatMap((reach) => facts.flatMap((fact) => reached(fact, reach) ?? []));
}

/** Each telling once, however often it reached the respondent. */
function tellings<D>(history: History): Told<D>[] {
  const byId = new Map<string, Told<D>>();
  for (const { event_id: eventId, type, happened_at: time, arrived_at: arrivedAt, data } of history) {
    if (data === null) continue;
    byId.set(`${eventId} ${time} ${arrivedAt}`, { eventId, type, time, arrivedAt, data: stored<D>(data) });
  }
  return [...byId.values()];
}

/** What stands in the table passed the event's validator when it came in. */
function stored<D>(data: string): D {
  return JSON.parse(data) as D;
}
