import { sameContent } from '@sidetone/contracts/identity';
import type { Instant } from '@sidetone/domain/time';
import { deadLetter, drop, type Outcome } from '@sidetone/platform/messaging';
import type { EventRow } from './event-row.js';

/** A stored event, as far as a repetition is compared with it. */
export interface KnownEvent {
  readonly type: string;
  readonly happened_at: Instant;
  readonly subject: string | null;
  readonly data: string;
  readonly revision: number;
}

export type Verdict = Outcome | { readonly kind: 'replaces' };

/**
 * What an event is that a key refused: a repetition (dropped), the same id with another content (refused; the first stays: rule R10),
 * an older or equal telling of the same (dropped) or a newer one (takes its place: rule R11).
 */
export function judgeRepeat(
  { event, revision }: EventRow,
  sameKey: KnownEvent | undefined,
  sameSubstance: KnownEvent | undefined,
): Verdict {
  if (sameKey) {
    const { type, happened_at, subject, data } = sameKey;
    const known = {
      type,
      time: happened_at,
      ...(subject === null ? {} : { subject }),
      data: JSON.parse(data) as unknown,
    };
    return sameContent(event, known)
      ? drop('already known')
      : deadLetter('the same id came with another content: the first stays. Give the changed event an id of its own.');
  }
  if (sameSubstance && revision > sameSubstance.revision) return { kind: 'replaces' };
  return drop('not newer than what is known');
}
