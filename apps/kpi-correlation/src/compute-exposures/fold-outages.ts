import type { AlarmChanged, ProblemChanged } from '@sidetone/contracts/events';
import type { Fact } from '@sidetone/domain/kpi';
import { foldAlarm } from './fold-alarms.js';
import { foldProblem } from './fold-problems.js';
import type { Told } from './told.js';

/** One history per alarm and per service problem. */
interface OutageHistories {
  readonly alarms: readonly (readonly Told<AlarmChanged>[])[];
  readonly problems: readonly (readonly Told<ProblemChanged>[])[];
}

/**
 * The outages that alarms and service problems tell of, in order of time. They may overlap, as an alarm and the problem
 * made of it do: whoever adds minutes up takes their union.
 */
export function foldOutages({ alarms, problems }: OutageHistories): Fact[] {
  return [...alarms.flatMap(foldAlarm), ...problems.flatMap(foldProblem)].sort(
    (a, b) => a.at - b.at || (a.eventId < b.eventId ? -1 : 1),
  );
}
