import { isNetworkFault } from '../kpi/index.js';
import { decisiveCause, type DecisiveCause } from './decisive-cause.js';
import type { Call } from './call-of-records.js';

export type CallVerdict =
  | { readonly kind: 'failed'; readonly failure: 'drop' | 'setupFailure'; readonly cause: DecisiveCause }
  /** Ended by the user, or for a reason that is not the network's. */
  | { readonly kind: 'sound' }
  /** The record that ends the call has not come. */
  | { readonly kind: 'unfinished' };

/** Whether the network failed a call: after it was answered, it dropped it; before that, it did not set it up (event vocabulary, 3.2). */
export function judgeCall(call: Call): CallVerdict {
  if (call.ending === undefined) return { kind: 'unfinished' };
  const failure = call.answeredAt === undefined ? 'setupFailure' : 'drop';
  const cause = decisiveCause(call.ending);
  if (cause === undefined || !isNetworkFault(cause)) return { kind: 'sound' };
  return { kind: 'failed', failure, cause };
}
