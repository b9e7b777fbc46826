import { kpiMeasurementRecorded, type KpiMeasurementRecorded, type OutgoingEvent } from '@sidetone/contracts/events';
import { eventKey } from '@sidetone/contracts/identity';
import { normalise } from '@sidetone/contracts/validation';
import { measure } from '@sidetone/domain/pm';
import { toIso, type Instant } from '@sidetone/domain/time';
import type { CounterReading, ReadCounters } from './read-counter-row.js';

export interface MadeMeasurements {
  readonly events: readonly OutgoingEvent<KpiMeasurementRecorded>[];
  /** By KPI, why it could not be made. */
  readonly leftOut: readonly string[];
}

const LONGEST_ID = 128;
const NO_TRAITS = { hasNull: false, hasEscapes: false };

/** The measurements that come of one row of counters: one for each KPI that the counters allow. */
export function measurementEvents(row: ReadCounters, reading: CounterReading): MadeMeasurements {
  const events: OutgoingEvent<KpiMeasurementRecorded>[] = [];
  const leftOut: string[] = [];
  for (const recipe of reading.recipes) {
    const made = measure(recipe, row.counters);
    if (made.kind === 'missing') {
      leftOut.push(`${recipe.kpi}: ${made.why}`);
      continue;
    }
    const { kind: _kind, ...numbers } = made;
    const normalised = normalise(
      kpiMeasurementRecorded,
      {
        kpi: recipe.kpi,
        scope: { kind: reading.scope, id: row.scopeId },
        periodStart: shortIso(row.periodStart),
        periodEnd: shortIso(row.periodEnd),
        granularity: row.granularity,
        ...numbers,
        unit: recipe.unit,
        ...(row.suspect ? { suspect: true } : {}),
        revision: reading.revision,
      },
      NO_TRAITS,
    );
    if (normalised.kind === 'refuse') leftOut.push(`${recipe.kpi}: ${normalised.reason}`);
    else events.push(measurementEvent(normalised.data, row, reading));
  }
  return { events, leftOut };
}

function measurementEvent(
  data: KpiMeasurementRecorded,
  { scopeId, periodStart, periodEnd, granularity }: ReadCounters,
  { source, revision }: CounterReading,
): OutgoingEvent<KpiMeasurementRecorded> {
  const parts = [scopeId, compactMinute(periodStart), data.kpi];
  if (granularity !== '15min') parts.push(granularity);
  if (revision > 1) parts.push(`r${revision}`);
  const id = parts.join('|');
  return kpiMeasurementRecorded.create({
    id: id.length > LONGEST_ID ? eventKey(source, id) : id,
    source,
    time: periodEnd,
    subject: scopeId,
    data,
  });
}

/** `20261122T1730`, in UTC; with seconds where there are any. */
function compactMinute(instant: Instant): string {
  return toIso(instant)
    .replace(/[-:]/g, '')
    .replace(/(?:00)?\.\d{3}Z$/, '');
}

/** Milliseconds only where there are any, as sources write it. */
function shortIso(instant: Instant): string {
  return toIso(instant).replace('.000Z', 'Z');
}
