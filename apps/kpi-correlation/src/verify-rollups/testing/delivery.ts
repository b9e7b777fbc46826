import type { OutgoingEvent } from '@sidetone/contracts/events';
import { DAY_MS, type Instant } from '@sidetone/domain/time';
import { randomFrom } from './random.js';

/** An event and when it arrives. */
export interface Delivery {
  readonly event: OutgoingEvent;
  readonly at: Instant;
}

const LATEST_MS = 5 * DAY_MS;

/** Each event when it happens. */
export function inOrder(events: readonly OutgoingEvent[]): readonly Delivery[] {
  return events.map((event) => ({ event, at: event.time }));
}

/** Each event up to five days after it happened, one in five twice, in the order of arrival. */
export function shuffledTwiceAndLate(events: readonly OutgoingEvent[], seed: number): readonly Delivery[] {
  const random = randomFrom(seed);
  return events
    .flatMap((event) => {
      const once = { event, at: event.time + Math.floor(random() * LATEST_MS) };
      return random() < 0.2 ? [once, { event, at: event.time + Math.floor(random() * LATEST_MS) }] : [once];
    })
    .sort((a, b) => a.at - b.at);
}

const OF_EACH_KIND = 2;

/** Of each kind of event two, drawn by lot, in the order of the kinds: those that come last, each by itself. */
export function stragglersOf(events: readonly OutgoingEvent[], seed: number): readonly OutgoingEvent[] {
  const random = randomFrom(seed);
  const byKind = new Map<string, OutgoingEvent[]>();
  for (const { event } of events.map((one) => ({ event: one, lot: random() })).sort((a, b) => a.lot - b.lot)) {
    const drawn = byKind.get(kindOf(event)) ?? [];
    byKind.set(kindOf(event), drawn);
    if (drawn.length < OF_EACH_KIND) drawn.push(event);
  }
  return [...byKind].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, drawn]) => drawn);
}

/** By type, and apart what finds its answers in another way: by resources alone, or by what is said of a thing beside its states. */
function kindOf({ type, data }: OutgoingEvent): string {
  const { subscriptionId, resourceIds, change } = data as Readonly<Record<string, unknown>>;
  return `${type} ${subscriptionId === undefined && resourceIds !== undefined} ${change === 'attribute'}`;
}
