import { sameContent } from '@sidetone/contracts/identity';
import { deadLetter, drop, type Outcome } from '@sidetone/platform/messaging';
import type { EventRow } from './event-row.js';

/** A stored event, as far as a repetition is compared with it. */
export type KnownEvent = Pick<EventRow, 'type' | 'source' | 'event_id' | 'subject' | 'data' | 'revision' | 'happened_at'>;

export type Verdict = Outcome | { readonly kind: 'replaces' };

/**
 * What an event is that a key refused: a repetition (dropped), the same id with another content (refused; the first stays: rule R10),
 * an older or equal telling of the same (dropped) or a newer one (takes its place: rule R11).
 */
export function judgeRepeat(row: EventRow, sameKey: KnownEvent | undefined, sameSubstance: KnownEvent | undefined): Verdict {
  if (sameKey) {
    return sameContent(content(row), content(sameKey))
      ? drop('already known')
      : deadLetter('the same id came with another content: the first stays. Give the changed event an id of its own.');
  }
  if (sameSubstance && row.revision > sameSubstance.revision) return { kind: 'replaces' };
  return drop('not newer than what is known');
}

function content({ type, happened_at, subject, data }: KnownEvent): Parameters<typeof sameContent>[0] {
  return { type, time: happened_at, ...(subject === null ? {} : { subject }), data: JSON.parse(data) as unknown };
}
