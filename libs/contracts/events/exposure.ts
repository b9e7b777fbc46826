import { defineEvent, keyField, type DataOf } from '../define-event/index.js';
import { bool, closed, count, id, list, num, object, optional, str, time } from '../fields/index.js';

/** The KPI of the window; `missing` is not zero (rule R20). */
const kpi = object({
  kpi: str(),
  value: optional(num()),
  unit: str(),
  missing: bool(),
  events: optional(count()),
  lastAt: optional(time()),
  worst: optional(object({ eventId: id(), at: time(), amount: num() })),
});
const evidence = object({
  kpi: str(),
  eventId: id(),
  type: str(),
  at: time(),
  shared: optional(
    object(
      { kind: closed('resource', 'billRun', 'technician'), id: id() },
      { description: 'What other customers share with this one' },
    ),
  ),
});

export const exposureComputed = defineEvent({
  type: 'kpi.exposure.computed.v1',
  topic: 'kpi.exposure.v1',
  key: keyField('responseId'),
  age: 'unlimited',
  description:
    'What hit a respondent in the days before the answer, as known at a stated time. Late events make a new revision.',
  schema: object({
    responseId: id(),
    windowDays: count({ unit: 'd' }),
    knownAt: time(),
    kpis: list(kpi),
    evidence: optional(list(evidence)),
    revision: count(),
  }),
});
export type ExposureComputed = DataOf<typeof exposureComputed>;
