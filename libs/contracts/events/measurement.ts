import { defineEvent, keyField, type DataOf } from '../define-event/index.js';
import { bool, closed, count, id, list, num, object, optional, str, time } from '../fields/index.js';
import { scopeKind } from './common-fields.js';
import { measurementRules } from './measurement-rules.js';
import { endsAfterStart } from './time-order.js';

export const kpiMeasurementRecorded = defineEvent({
  type: 'kpi.measurement.recorded.v1',
  topic: 'kpi.measurement.v1',
  key: { text: 'scope.kind:scope.id', of: ({ scope }) => `${scope.kind}:${scope.id}` },
  description:
    'A KPI of one scope over one half-open period, whose end is the event time. A greater revision replaces.',
  schema: object({
    kpi: str(),
    scope: object({ kind: scopeKind(), id: id() }),
    periodStart: time(),
    periodEnd: time(),
    granularity: closed('15min', 'hour', 'day', 'week', 'month'),
    value: num(),
    unit: str(),
    numerator: optional(num()),
    denominator: optional(num()),
    samples: optional(count()),
    suspect: optional(bool({ description: 'Kept, but not used' })),
    revision: count(),
    voided: optional(bool()),
  }),
  refinements: [endsAfterStart('periodStart', 'periodEnd'), ...measurementRules],
});
export type KpiMeasurementRecorded = DataOf<typeof kpiMeasurementRecorded>;

export const kpiSourceCovered = defineEvent({
  type: 'kpi.source.covered.v1',
  topic: 'kpi.source.v1',
  key: keyField('sourceId'),
  description: 'A source says for which period it has sent everything: only then is a count that did not come a zero.',
  schema: object({
    sourceId: id(),
    scopeKind: scopeKind(),
    kpis: optional(list(str())),
    periodStart: time(),
    periodEnd: time(),
    complete: bool(),
    revision: optional(count()),
  }),
  refinements: [endsAfterStart('periodStart', 'periodEnd')],
});
export type KpiSourceCovered = DataOf<typeof kpiSourceCovered>;
