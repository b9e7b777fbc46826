import type { EventDefinition } from '../define-event/index.js';
import { BACKFILL_TOPIC } from '../topics/index.js';
import { findDefinition, isKnownName } from '../events/registry.js';

export type FoundType =
  | { readonly kind: 'ok'; readonly definition: EventDefinition }
  | { readonly kind: 'drop'; readonly reason: string }
  | { readonly kind: 'refuse'; readonly reason: string };

/**
 * The definition of a type on a topic, or on its own where none is given (rule R14): an unknown name is a newer producer's, another
 * major is lost data. Facts of the operator's systems may come as history, too.
 */
export function findType(type: string, topic: string | undefined): FoundType {
  const definition = findDefinition(type);
  if (definition === undefined) {
    return isKnownName(type.replace(/\.v\d+$/, ''))
      ? { kind: 'refuse', reason: 'The event type is known, but not in this major version.' }
      : { kind: 'drop', reason: 'The event type is not known here.' };
  }
  if (topic === BACKFILL_TOPIC && definition.age !== 'judged') {
    return {
      kind: 'refuse',
      reason: `An event of type ${type} is no history of the operator's systems; it belongs on ${definition.topic}.`,
    };
  }
  if (topic !== undefined && topic !== BACKFILL_TOPIC && definition.topic !== topic) {
    return {
      kind: 'refuse',
      reason: `An event of type ${type} came on topic ${topic.slice(0, 100)}; it belongs on ${definition.topic}.`,
    };
  }
  return { kind: 'ok', definition };
}
