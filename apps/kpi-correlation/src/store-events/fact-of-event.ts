import {
  callFailure,
  kpiMeasurementRecorded,
  type CallFailure,
  type KpiMeasurementRecorded,
} from '@sidetone/contracts/events';
import { callFailedFact, eventFact, measuredFact, type Fact } from '@sidetone/domain/kpi';
import type { Instant } from '@sidetone/domain/time';

/** The event that tells a fact. */
export interface Telling {
  readonly eventId: string;
  readonly type: string;
  readonly at: Instant;
}

/**
 * The fact that one event tells by itself; undefined for states, whose facts follow from a history, and for what is not used.
 * @param data what passed the validator of the event's type
 */
export function factOfEvent(telling: Telling, data: unknown): Fact | undefined {
  if (telling.type === callFailure.type) {
    const call = data as CallFailure;
    return call.voided ? undefined : callFailedFact(telling, call);
  }
  if (telling.type === kpiMeasurementRecorded.type) return measuredFact(telling, data as KpiMeasurementRecorded);
  return eventFact(telling, data as Readonly<Record<string, unknown>> & { voided?: boolean });
}
