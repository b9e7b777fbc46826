import type { ExposureComputed } from '@sidetone/contracts/events';
import { normaliseId } from '@sidetone/contracts/fields';
import type { Fact } from '@sidetone/domain/kpi';

/** What other customers may share with the one whom an event hit. */
export type Shared = NonNullable<NonNullable<ExposureComputed['evidence']>[number]['shared']>;

/** By the event that bears witness; absent for one that does not say. */
export type SharedOfEvents = (event: Pick<Fact, 'type' | 'eventId'>) => Shared | undefined;

/** What each of the events that these facts come from has in common with what hit others. */
export function sharedOfEvents(facts: readonly Fact[]): SharedOfEvents {
  const byEvent = new Map(facts.map((fact) => [keyOf(fact), sharedBy(fact)]));
  return (event) => byEvent.get(keyOf(event));
}

/**
 * Who came to the house, else the cell or resource in which it happened. Of bills nothing: no event tells the run of a bill, and its
 * period, which it does tell, is that of nearly everybody.
 */
export function sharedBy({ fields }: Pick<Fact, 'fields'>): Shared | undefined {
  const technician = fields['kind'] === 'technicianVisit' ? idIn(fields['team']) : undefined;
  if (technician !== undefined) return { kind: 'technician', id: technician };
  const resource = idIn(fields['resourceId']) ?? idIn(fields['cellId']) ?? scopeOf(fields['scope']) ?? first(fields);
  return resource === undefined ? undefined : { kind: 'resource', id: resource };
}

/** A subscription, a customer and a region are no things that fail. */
function scopeOf(scope: unknown): string | undefined {
  if (typeof scope !== 'object' || scope === null || !('kind' in scope) || !('id' in scope)) return undefined;
  return scope.kind === 'cell' || scope.kind === 'resource' ? idIn(scope.id) : undefined;
}

/** Of several resources the first, which is also the one that the event goes by on its topic. */
function first({ resourceIds }: Fact['fields']): string | undefined {
  return Array.isArray(resourceIds) ? idIn(resourceIds[0]) : undefined;
}

/** The name of a team may be longer than an id, and hold what no id may: then it is none. */
function idIn(value: unknown): string | undefined {
  const id = typeof value === 'string' ? normaliseId(value) : undefined;
  return typeof id === 'string' ? id : undefined;
}

const keyOf = ({ type, eventId }: Pick<Fact, 'type' | 'eventId'>): string => `${type}\n${eventId}`;
