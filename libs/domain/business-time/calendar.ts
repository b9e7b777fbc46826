import type { Weekday } from '../programmes/index.js';

/** Open hours in minutes of the local day, 0–1,440, half-open: `{ from: 480, to: 1020 }` is 08:00 to 17:00. */
export interface OpenSpan {
  readonly from: number;
  readonly to: number;
}

/** When a team works. A weekday that is left out is free. */
export interface Calendar {
  /** IANA name. */
  readonly timeZone: string;
  readonly hours: Readonly<Partial<Record<Weekday, readonly OpenSpan[]>>>;
  /** Days of the zone on which nobody works, as `2026-12-06`. */
  readonly holidays: readonly string[];
  /** Those of every year: `12-25`, `easter-2` and `easter+39` from Easter Sunday, `saturday from 06-20`. */
  readonly yearlyHolidays?: readonly string[];
}

export const MINUTES_OF_DAY = 1_440;
