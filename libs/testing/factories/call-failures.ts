import { callFailure, type CallFailure, type OutgoingEvent } from '@sidetone/contracts/events';
import { MINUTE_MS, toIso, type Instant } from '@sidetone/domain/time';

const SOURCE = '//oss.example/cdr-voice';

/** A dropped call of SUB-1001, or what you make of it. */
export function aCallFailure(id: string, at: Instant, data: Partial<CallFailure> = {}): OutgoingEvent<CallFailure> {
  return callFailure.create({
    id,
    source: SOURCE,
    time: at,
    data: {
      callId: `call-${id}`,
      kind: 'drop',
      startedAt: toIso(at),
      durationSec: 53,
      cause: { protocol: 'releaseCause', value: 3 },
      derivedFrom: 'cdr',
      subscriptionId: 'SUB-1001',
      ...data,
    },
  });
}

/** `count` dropped calls over `subscriptions` subscriptions, one a minute backwards from `until`; the same call gives the same events. */
export function manyCallFailures(
  count: number,
  until: Instant,
  { subscriptions = 200, prefix = 'V' } = {},
): OutgoingEvent<CallFailure>[] {
  return Array.from({ length: count }, (_, index) =>
    aCallFailure(`${prefix}-${index}`, until - (index % 1_400) * MINUTE_MS, {
      subscriptionId: `SUB-${index % subscriptions}`,
    }),
  );
}
