import type { Instant } from '@sidetone/domain/time';

/** One telling of an entity's state, as it stands in the history. */
export interface Told<D> {
  readonly eventId: string;
  readonly type: string;
  readonly time: Instant;
  readonly arrivedAt: Instant;
  readonly data: D;
}

/** A history in its own order: by change time, then event time, then arrival (rule R11); by id in the end, so that it has only one order. */
export function inOrder<D>(history: readonly Told<D>[], changedAt: (data: D) => string): Told<D>[] {
  return [...history].sort(
    (a, b) =>
      Date.parse(changedAt(a.data)) - Date.parse(changedAt(b.data)) ||
      a.time - b.time ||
      a.arrivedAt - b.arrivedAt ||
      (a.eventId < b.eventId ? -1 : 1),
  );
}

/** The first value that any telling gives; absent means not said. */
export function firstSaid<D, T>(history: readonly Told<D>[], read: (data: D) => T | undefined): T | undefined {
  for (const { data } of history) {
    const value = read(data);
    if (value !== undefined) return value;
  }
  return undefined;
}
