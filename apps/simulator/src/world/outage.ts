import type { Cell } from './network.js';
import type { Span } from './span.js';

/** An alarm of a cell, raised from `from` to `to`. Times are whole seconds; `id` is unique in the world. */
export interface Alarm extends Span {
  readonly id: string;
  readonly cell: Cell;
  readonly says: AlarmClaim;
}

/** What an alarm says of itself. Silence about service is no claim that service suffers. */
export interface AlarmClaim {
  readonly severity: 'critical' | 'major' | 'minor' | 'warning';
  readonly serviceAffecting?: boolean;
  readonly planned?: boolean;
}

/** What people made of alarms: which services are away, from when to when. */
export interface Problem extends Span {
  readonly id: string;
  readonly alarmIds: readonly string[];
  readonly serviceIds: readonly string[];
}

/** Whether an alarm tells of an outage that nobody had announced (vocabulary, section 3.5). */
export function isOutage({ says }: Alarm): boolean {
  const severe = says.severity === 'critical' || says.severity === 'major';
  return severe && says.serviceAffecting === true && says.planned !== true;
}

/** The longest that any trouble lasts: an alarm that nobody clears within a week is taken to be over. */
export const LONGEST_OUTAGE_HOURS = 72;
