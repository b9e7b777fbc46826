import { DAY_MS, HOUR_MS, MINUTE_MS } from '@sidetone/domain/time';
import type { Refinement } from '../define-event/index.js';
import { unitOfKpi } from './kpi-units.js';
import { spanMs } from './time-order.js';

interface Measurement {
  readonly kpi: string;
  readonly periodStart: string;
  readonly periodEnd: string;
  readonly granularity: Granularity;
  readonly value: number;
  readonly unit: string;
  readonly numerator?: number | undefined;
  readonly denominator?: number | undefined;
}
type Granularity = '15min' | 'hour' | 'day' | 'week' | 'month';

/** Shortest and longest period; days, weeks and months are calendar ones and may hold a clock change. */
const LENGTH_MS: Readonly<Record<Granularity, readonly [number, number]>> = {
  '15min': [15 * MINUTE_MS, 15 * MINUTE_MS],
  hour: [HOUR_MS, HOUR_MS],
  day: [23 * HOUR_MS, 25 * HOUR_MS],
  week: [167 * HOUR_MS, 169 * HOUR_MS],
  month: [28 * DAY_MS - HOUR_MS, 31 * DAY_MS + HOUR_MS],
};
const RATIO_TOLERANCE = 0.001;

/** Rules of section 3.13 for measurements. */
export const measurementRules: readonly Refinement<Measurement>[] = [
  {
    name: 'period-fits-granularity',
    contradiction: ({ periodStart, periodEnd, granularity }) => {
      const length = spanMs(periodStart, periodEnd);
      const [shortest, longest] = LENGTH_MS[granularity];
      return length < shortest || length > longest
        ? `The period lasts ${Math.round(length / MINUTE_MS)} minutes, which does not fit the granularity ${granularity}.`
        : undefined;
    },
  },
  {
    name: 'unit-is-the-kpis',
    contradiction: ({ kpi, unit }) => {
      const expected = unitOfKpi(kpi);
      return expected !== undefined && unit !== expected
        ? `Field 'unit' is not the unit of ${kpi}; '${expected}' is expected.`
        : undefined;
    },
  },
  {
    name: 'known-kpi-in-range',
    contradiction: ({ kpi, value }) => {
      const unit = unitOfKpi(kpi);
      if (unit === undefined) return undefined;
      if (value < 0) return `Field 'value' is negative; ${kpi} is never below 0.`;
      return unit === 'ratio' && value > 1 ? `Field 'value' is above 1; ${kpi} is a ratio from 0 to 1.` : undefined;
    },
  },
  {
    name: 'value-is-the-ratio',
    contradiction: ({ value, numerator, denominator }) => {
      if (denominator === undefined) return undefined;
      if (denominator <= 0) return "Field 'denominator' is not above 0; a ratio of nothing is missing, not a number.";
      return numerator !== undefined && !(Math.abs(value - numerator / denominator) <= RATIO_TOLERANCE)
        ? "Field 'value' differs from 'numerator' divided by 'denominator' by more than 0.001."
        : undefined;
    },
  },
];
