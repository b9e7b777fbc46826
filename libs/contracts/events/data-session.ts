import { defineEvent, type DataOf } from '../define-event/index.js';
import { amountOf, bool, closed, count, id, int, object, open, optional, str, text, time } from '../fields/index.js';
import { operatorFields } from './common-fields.js';
import { subscriptionKey } from './subscription-key.js';

const topic = 'oss.datasession.v1';
const corrections = { revision: optional(count()), voided: optional(bool()) };

export const dataSessionFailure = defineEvent({
  type: 'oss.datasession.failure.v1',
  topic,
  key: subscriptionKey('sessionId'),
  description:
    'A data session could not attach or be set up, or was dropped by the network. Its time is the end of the failure.',
  schema: object({
    sessionId: id(),
    phase: closed('attach', 'setup', 'drop'),
    startedAt: time(),
    durationSec: optional(count({ unit: 's' })),
    tech: optional(str()),
    cellId: optional(id()),
    dnn: optional(str()),
    cause: optional(
      object({
        protocol: closed('causeForRecClosing', 'emm', 'esm', 'gmm5', 'sm5', 'radius', 'probe'),
        value: int(),
        text: optional(text()),
      }),
    ),
    ...corrections,
    ...operatorFields,
  }),
});
export type DataSessionFailure = DataOf<typeof dataSessionFailure>;

export const dataSessionThrottled = defineEvent({
  type: 'oss.datasession.throttled.v1',
  topic,
  key: subscriptionKey('sessionId'),
  description: 'A data session ran at a reduced rate by quota, policy or congestion. Its time is the end of the spell.',
  schema: object({
    sessionId: id(),
    reason: open('quota', 'policy', 'congestion', 'roaming'),
    limitKbps: amountOf('kbit/s'),
    startedAt: time(),
    throttledSec: count({ unit: 's' }),
    ...corrections,
    ...operatorFields,
  }),
});
export type DataSessionThrottled = DataOf<typeof dataSessionThrottled>;

export const dataSessionSlow = defineEvent({
  type: 'oss.datasession.slow.v1',
  topic,
  key: subscriptionKey('sessionId'),
  description:
    'A data session stayed below a rate while data was waiting; idle time is not slow. Its time is the end of the spell.',
  schema: object({
    sessionId: id(),
    direction: closed('dl', 'ul'),
    thresholdKbps: amountOf('kbit/s'),
    medianKbps: amountOf('kbit/s'),
    startedAt: time(),
    slowSec: count({ unit: 's' }),
    cellId: optional(id()),
    ...corrections,
    ...operatorFields,
  }),
  refinements: [
    {
      name: 'median-below-threshold',
      contradiction: ({ medianKbps, thresholdKbps }) =>
        medianKbps >= thresholdKbps
          ? "Field 'medianKbps' is not below 'thresholdKbps'; the session was not slow."
          : undefined,
    },
  ],
});
export type DataSessionSlow = DataOf<typeof dataSessionSlow>;
