import {
  callFailure,
  dataSessionFailure,
  dataSessionSlow,
  dataSessionThrottled,
  kpiMeasurementRecorded,
  lowSignal,
} from '@sidetone/contracts/events';
import { FACTS, type FactName } from '@sidetone/domain/kpi';

const TYPES: Readonly<Partial<Record<FactName, string>>> = {
  'call.failed': callFailure.type,
  'data.failed': dataSessionFailure.type,
  'data.slow': dataSessionSlow.type,
  'data.throttled': dataSessionThrottled.type,
  'coverage.low': lowSignal.type,
};

/** The types of events that may count for a KPI made of these facts. Measurements always may: one may bear its name. */
export function typesOf(facts: ReadonlySet<FactName>): readonly string[] {
  return [kpiMeasurementRecorded.type, ...[...facts].flatMap((fact) => TYPES[fact] ?? [])];
}

export const ALL_COUNTED_TYPES: readonly string[] = [kpiMeasurementRecorded.type, ...Object.values(TYPES)];

/** Whether some of them follow from histories. */
export const needHistories = (facts: ReadonlySet<FactName>): boolean =>
  [...facts].some((fact) => !FACTS[fact].ofOneEvent);
