import { defineEvent, keyField, type DataOf } from '../define-event/index.js';
import { bool, closed, id, list, object, open, optional, str, text, time } from '../fields/index.js';
import { operatorFields } from './common-fields.js';
import { notBefore, spanMs } from './time-order.js';

const visit = object({
  promisedFrom: time(),
  promisedTo: time(),
  arrivedAt: optional(time()),
  missed: optional(bool()),
});

export const interactionChanged = defineEvent({
  type: 'bss.interaction.changed.v1',
  topic: 'bss.interaction.v1',
  key: keyField('customerId'),
  description: 'A touchpoint with a customer began or ended (TMF683). A completed one may trigger one survey, ever.',
  schema: object({
    ...operatorFields,
    interactionId: id(),
    kind: closed('sale', 'delivery', 'support', 'billing', 'technicianVisit', 'other'),
    status: open('opened', 'inProgress', 'completed'),
    statusChangedAt: time(),
    startedAt: optional(time()),
    endedAt: optional(time()),
    direction: optional(open('inbound', 'outbound')),
    channel: optional(str()),
    reason: optional(str()),
    resolution: optional(text()),
    // Required here, unlike elsewhere: without a customer there is nobody to ask.
    customerId: id(),
    contactId: optional(id()),
    team: optional(str()),
    relatedIds: optional(list(id())),
    visit: optional(visit),
  }),
  refinements: [
    notBefore('endedAt', 'startedAt'),
    {
      name: 'visit-slot-has-order',
      contradiction: (data) =>
        spanMs(data.visit?.promisedFrom, data.visit?.promisedTo) < 0
          ? "Field 'visit.promisedTo' lies before 'visit.promisedFrom'; a slot ends after it begins."
          : undefined,
    },
  ],
});
export type InteractionChanged = DataOf<typeof interactionChanged>;
