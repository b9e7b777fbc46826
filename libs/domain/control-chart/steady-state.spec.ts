import { randomSource } from '../statistics/index.js';
import { CHART_DEFAULTS, controlChart, type ChartDay } from './index.js';
import { simulatedDays, type Shares } from './testing/simulated-days.js';

const { baselineDays } = CHART_DEFAULTS;
const usual: Shares = { fromDay: 0, promoters: 0.5, detractors: 0.2 };
const alarmsIn = (days: readonly ChartDay[]) =>
  controlChart(days, CHART_DEFAULTS).flatMap(({ signal }) => signal ?? []);

/** Alarms per series in the year after the baseline, with nothing to be found. */
function alarmsPerYear(perDay: number, series: number, seed: number): number {
  const random = randomSource(seed);
  let alarms = 0;
  for (let i = 0; i < series; i += 1)
    alarms += alarmsIn(simulatedDays(baselineDays + 365, perDay, [usual], random)).length;
  return alarms / series;
}

describe('a chart of a score that does not move', () => {
  it.each([
    [3, 100, 31],
    [20, 500, 32],
    [100, 100, 33],
  ])('alarms less than once per series and year at %d answers a day, in %d series', (perDay, series, seed) => {
    const rate = alarmsPerYear(perDay, series, seed);
    // Alarms of a series spread by about 1. Three errors below 1, so that the true rate lies below it, too.
    expect(rate).toBeLessThan(1 - 3 / Math.sqrt(series));
    expect(rate).toBeGreaterThan(0);
  });
});

describe('a chart of a score that falls by 15 points', () => {
  const series = 200;
  const start = baselineDays + 60;
  const fall = { fromDay: start, promoters: 0.43, detractors: 0.28 };

  /** Per series, days from the fall to its signal, both included, and how far off the told start is; infinite where it is not found. */
  function found(perDay: number, seed: number) {
    const random = randomSource(seed);
    return Array.from({ length: series }, () => {
      const days = simulatedDays(start + 60, perDay, [usual, fall], random);
      const signal = alarmsIn(days).find(
        ({ day, direction }) => direction === 'down' && day >= (days[start]?.day ?? ''),
      );
      if (!signal) return { delay: Number.POSITIVE_INFINITY, off: Number.POSITIVE_INFINITY };
      const at = (day: string) => days.findIndex((one) => one.day === day);
      return { delay: at(signal.day) - start + 1, off: Math.abs(at(signal.since) - start) };
    });
  }
  const median = (values: readonly number[]) => values.toSorted((one, other) => one - other)[values.length / 2] ?? NaN;

  it.each([
    [20, 41, 14, 0.9],
    [100, 42, 6, 0.95],
  ])('finds it, at %d answers a day, in the median within the days promised', (perDay, seed, days, share) => {
    const all = found(perDay, seed);
    expect(median(all.map(({ delay }) => delay))).toBeLessThanOrEqual(days);
    expect(all.filter(({ delay }) => delay <= 60).length / series).toBeGreaterThan(share);
  });

  it('tells its start to within a week in most series', () => {
    expect(median(found(20, 43).map(({ off }) => off))).toBeLessThanOrEqual(7);
  });
});
