import type { Instant } from '@sidetone/domain/time';
import type { Emission } from '../index.js';
import type { World } from '../index.js';

type Data = Readonly<Record<string, unknown>>;

/** An event as it left the operator, its data unparsed. */
export interface ToldEvent {
  readonly type: string;
  readonly time: Instant;
  readonly data: Data;
}

/** All that a world tells from its masters to `until`, but for what it means to be refused or dropped. */
export function toldBy(world: World, until: Instant): readonly ToldEvent[] {
  const masters = world.masters().map(({ type, time, data }) => ({ type, time, data: data as Data }));
  const emitted: readonly Emission[] = world.eventsUntil(until);
  return [
    ...masters,
    ...emitted.flatMap((emission) =>
      emission.kind === 'event' && emission.fate === 'stored'
        ? [{ type: emission.event.type, time: emission.event.time, data: emission.event.data as Data }]
        : [],
    ),
  ];
}
