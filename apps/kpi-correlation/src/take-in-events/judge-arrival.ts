import { decodeArrival } from '@sidetone/contracts/cloudevents';
import type { ReceivedEvent } from '@sidetone/contracts/events';
import type { Instant } from '@sidetone/domain/time';
import type { Arrival } from './read-arrivals.js';

/** What becomes of one event at the door, and what its sender should do about it. */
export type Verdict =
  | { readonly kind: 'accepted'; readonly event: ReceivedEvent }
  | { readonly kind: 'refused' | 'dropped'; readonly reason: string; readonly mend: string };

/** Topics of operators' systems. What the platform itself publishes, and answers of customers, have doors of their own. */
const OPERATIONAL = /^(?:oss|bss|master)\.|^kpi\.(?:measurement|source)\.v/;

/** Judges an event as the consumers of its topic would, and lets in only the facts of an operator's systems. */
export function judgeArrival({ value, headers }: Arrival, now: Instant, maxAgeDays?: number): Verdict {
  const decoded = decodeArrival(value, headers, now, maxAgeDays);
  switch (decoded.kind) {
    case 'refuse':
      return { kind: 'refused', reason: decoded.reason, mend: 'Mend what the reason names and send this event again.' };
    case 'drop':
      return {
        kind: 'dropped',
        reason: decoded.reason,
        mend: 'Nothing to mend: it would have no effect. Leave such events out.',
      };
    case 'event':
      return OPERATIONAL.test(decoded.event.definition.topic) ? { kind: 'accepted', event: decoded.event } : ours;
  }
}

const ours: Verdict = {
  kind: 'refused',
  reason: 'Events of this type are published by the platform itself and are not taken in.',
  mend: 'Send facts of your systems: types that begin with oss., bss., master., kpi.measurement. or kpi.source. Answers of customers go to POST /v1/responses.',
};
