import { kpiMeasurementRecorded, type KpiMeasurementRecorded, type OutgoingEvent } from '@sidetone/contracts/events';
import { HOUR_MS, toIso, type Instant } from '@sidetone/domain/time';

/** An hourly measurement of SUB-1001 that ends at `at`, of a KPI no catalogue knows. */
export function aMeasurement(
  id: string,
  at: Instant,
  data: Partial<KpiMeasurementRecorded> = {},
): OutgoingEvent<KpiMeasurementRecorded> {
  return kpiMeasurementRecorded.create({
    id,
    source: '//pm.example/counters',
    time: at,
    data: {
      kpi: 'lab.latency.ms',
      scope: { kind: 'subscription', id: 'SUB-1001' },
      periodStart: toIso(at - HOUR_MS),
      periodEnd: toIso(at),
      granularity: 'hour',
      value: 42,
      unit: 'ms',
      revision: 1,
      ...data,
    },
  });
}
