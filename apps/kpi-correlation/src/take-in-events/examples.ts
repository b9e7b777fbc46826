const dropped = {
  specversion: '1.0',
  type: 'oss.call.failure.v1',
  source: '//mediation.example/voice',
  id: 'c-7f31-0009',
  time: '2026-11-22T17:41:10Z',
  data: {
    callId: 'c-7f31-0009',
    kind: 'drop',
    startedAt: '2026-11-22T17:41:10Z',
    durationSec: 53,
    cause: { protocol: 'releaseCause', value: 3 },
    derivedFrom: 'cdr',
    subscriptionId: 'SUB-1001',
  },
};
const ticket = {
  specversion: '1.0',
  type: 'bss.ticket.changed.v1',
  source: '//servicedesk.example',
  id: 'TT-48213/resolved',
  time: '2026-11-23T07:12:30Z',
  data: {
    ticketId: 'TT-48213',
    change: 'status',
    status: 'resolved',
    statusChangedAt: '2026-11-23T07:12:30Z',
    subscriptionId: 'SUB-1001',
  },
};

/** Requests as the API's description shows them. */
export const EXAMPLES = {
  single: { summary: 'One event (application/cloudevents+json)', value: dropped },
  batch: { summary: 'Several (application/cloudevents-batch+json)', value: [dropped, ticket] },
  data: { summary: 'Data alone (application/json, attributes in ce- headers)', value: dropped.data },
};
