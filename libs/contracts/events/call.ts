import { defineEvent, type DataOf } from '../define-event/index.js';
import { bool, closed, count, id, int, object, open, optional, text, time } from '../fields/index.js';
import { operatorFields } from './common-fields.js';
import { subscriptionKey } from './subscription-key.js';

const cause = object({
  protocol: closed('q850', 'sip', 'releaseCause', 'failureCause', 'causeForTerm', 'probe'),
  value: int(),
  text: optional(text()),
});

export const callFailure = defineEvent({
  type: 'oss.call.failure.v1',
  topic: 'oss.call.v1',
  key: subscriptionKey('callId'),
  description: 'A call was dropped by the network or could not be set up because of it. One per call and subscription.',
  schema: object({
    callId: id(),
    kind: closed('drop', 'setupFailure'),
    startedAt: time(),
    durationSec: optional(count({ unit: 's' })),
    direction: optional(closed('mo', 'mt')),
    tech: optional(open('volte', 'vonr', 'vowifi', 'csfb', 'umts', 'gsm', 'sip')),
    cellId: optional(id()),
    cause,
    derivedFrom: closed('cdr', 'probe'),
    timeAmbiguous: optional(bool()),
    revision: optional(count()),
    voided: optional(bool()),
    ...operatorFields,
  }),
  refinements: [
    {
      name: 'setup-failure-has-no-duration',
      contradiction: ({ kind, durationSec = 0 }) =>
        kind === 'setupFailure' && durationSec > 0
          ? "Field 'durationSec' is above 0 for a setup failure; a call that was never answered has no duration."
          : undefined,
    },
  ],
});
export type CallFailure = DataOf<typeof callFailure>;
