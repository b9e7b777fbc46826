import type { CsvValue } from '@sidetone/platform/web';
import type { ScoreReading } from './score-reading.js';

/** The columns of a reading as CSV. Empty: not told. */
export const READING_COLUMNS: Readonly<Record<string, (reading: ScoreReading) => CsvValue>> = {
  status: ({ status }) => status,
  n: ({ n }) => n,
  promoters: ({ promoters }) => promoters,
  passives: ({ passives }) => passives,
  detractors: ({ detractors }) => detractors,
  score: ({ score }) => score,
  low: ({ low }) => low,
  high: ({ high }) => high,
  invited: ({ invited }) => invited,
  responseRate: ({ responseRate }) => responseRate,
  medianDelayMinutes: ({ medianDelay }) => medianDelay?.minutes,
  medianDelayKind: ({ medianDelay }) => medianDelay?.kind,
  weightedStatus: ({ weighted }) => weighted.status,
  weightedScore: ({ weighted }) => weighted.score,
  weightedLow: ({ weighted }) => weighted.low,
  weightedHigh: ({ weighted }) => weighted.high,
  effectiveN: ({ weighted }) => weighted.effectiveN,
  adjustedScore: ({ adjusted }) => adjusted.score,
  adjustedLow: ({ adjusted }) => adjusted.low,
  adjustedHigh: ({ adjusted }) => adjusted.high,
  outsideControl: ({ adjusted }) => adjusted.outsideControl,
  target: ({ target }) => target?.target,
  targetVerdict: ({ target }) => target?.verdict,
  change: ({ change }) => (change && 'difference' in change ? change.difference : undefined),
  changeLow: ({ change }) => (change && 'low' in change ? change.low : undefined),
  changeHigh: ({ change }) => (change && 'high' in change ? change.high : undefined),
  changeVerdict: ({ change }) => change?.verdict,
};

/** The cells of a reading, in the order of the columns. */
export function readingCells(reading: ScoreReading): readonly CsvValue[] {
  return Object.values(READING_COLUMNS).map((read) => read(reading));
}
