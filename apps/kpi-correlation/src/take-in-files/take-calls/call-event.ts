import { callFailure, type CallFailure, type OutgoingEvent } from '@sidetone/contracts/events';
import { normalise } from '@sidetone/contracts/validation';
import type { Call, CallVerdict } from '@sidetone/domain/cdr';
import { toIso, type Instant } from '@sidetone/domain/time';

/** A failed call as it will be published, but for whose it was. */
export type FailedCall = Omit<CallFailure, 'subscriptionId'>;

/** A failure that waits to be published, with what tells whose it was. */
export interface UntoldCall {
  readonly callKey: string;
  readonly numberHash: string;
  readonly source: string;
  readonly eventId: string;
  readonly startedAt: Instant;
  readonly data: FailedCall;
}

/** What is published of a call that the network failed; texts are cleaned of personal data (rule R7). */
export function failedCall(call: Call, { failure, cause }: Extract<CallVerdict, { kind: 'failed' }>): FailedCall {
  const data = {
    callId: call.callId,
    kind: failure,
    startedAt: shortIso(call.startedAt),
    ...(failure === 'drop' ? { durationSec: call.durationSec } : {}),
    ...(call.direction === undefined ? {} : { direction: call.direction }),
    ...(call.tech === undefined ? {} : { tech: call.tech }),
    ...(call.cellId === undefined ? {} : { cellId: call.cellId }),
    cause: { ...cause },
    derivedFrom: 'cdr',
    ...(call.timeAmbiguous ? { timeAmbiguous: true } : {}),
    ...(call.cellId === undefined ? {} : { resourceIds: [call.cellId] }),
  };
  const normalised = normalise(callFailure, data, { hasNull: false, hasEscapes: true });
  if (normalised.kind === 'refuse') throw new Error(`A call record makes an event that is none: ${normalised.reason}`);
  return normalised.data;
}

/** The event of a failed call, once it is known whose it was. */
export function callEvent(
  { source, eventId, startedAt, data }: UntoldCall,
  subscriptionId: string,
): OutgoingEvent<CallFailure> {
  return callFailure.create({
    id: eventId,
    source,
    time: startedAt,
    subject: subscriptionId,
    data: { ...data, subscriptionId },
  });
}

/** Milliseconds only where there are any, as sources write it. */
function shortIso(instant: Instant): string {
  return toIso(instant).replace('.000Z', 'Z');
}
