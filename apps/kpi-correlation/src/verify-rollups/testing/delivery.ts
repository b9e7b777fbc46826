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

/** Of each type of event one, drawn by lot, in the order of their types: those that come last, each by itself. */
export function stragglersOf(events: readonly OutgoingEvent[], seed: number): readonly OutgoingEvent[] {
  const random = randomFrom(seed);
  const drawn = events.map((event) => ({ event, lot: random() })).sort((a, b) => a.lot - b.lot);
  const byType = new Map(drawn.map(({ event }) => [event.type, event]));
  return [...byType.values()].sort((a, b) => (a.type < b.type ? -1 : 1));
}
