import { MINUTE_MS } from '@sidetone/domain/time';
import { defineEvent, type DataOf } from '../define-event/index.js';
import { amountOf, bool, closed, count, id, num, object, optional, time } from '../fields/index.js';
import { operatorFields } from './common-fields.js';
import { subscriptionKey } from './subscription-key.js';
import { endsAfterStart, spanMs } from './time-order.js';

export const lowSignal = defineEvent({
  type: 'oss.coverage.lowsignal.v1',
  topic: 'oss.coverage.v1',
  key: subscriptionKey('periodStart'),
  description:
    'How long a subscription was served with too weak a signal in a half-open period, whose end is the event time. Series with different thresholds are never mixed.',
  schema: object({
    periodStart: time(),
    periodEnd: time(),
    lowMin: amountOf('min'),
    servedMin: amountOf('min'),
    metric: closed('rsrp', 'ssRsrp', 'rscp', 'rxlev'),
    thresholdDbm: num({ unit: 'dBm' }),
    cellId: optional(id()),
    indoor: optional(bool()),
    revision: optional(count()),
    voided: optional(bool()),
    ...operatorFields,
  }),
  refinements: [
    endsAfterStart('periodStart', 'periodEnd'),
    {
      name: 'low-within-served',
      contradiction: ({ lowMin, servedMin }) =>
        lowMin > servedMin
          ? "Field 'lowMin' is above 'servedMin'; the signal can be low only while the subscription is served."
          : undefined,
    },
    {
      name: 'served-within-period',
      contradiction: ({ servedMin, periodStart, periodEnd }) =>
        servedMin * MINUTE_MS > spanMs(periodStart, periodEnd)
          ? "Field 'servedMin' is longer than the period; at most the minutes from 'periodStart' to 'periodEnd' are expected."
          : undefined,
    },
  ],
});
export type LowSignal = DataOf<typeof lowSignal>;
