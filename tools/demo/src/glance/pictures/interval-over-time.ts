import { DAY_MS } from '@sidetone/domain/time';
import type { DrawingOptions } from './draw-svg.js';
import { shortDay } from '../words.js';
import { labels, measured } from './axes.js';
import type { Look } from './picture.js';
import { whiskers } from './whiskers.js';

/** A figure of a week with its interval; null where there is none. */
export interface Week {
  /** Calendar day. */
  readonly day: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

const HALF_A_WEEK_MS = 3.5 * DAY_MS;

/** A line with its intervals as a band and as whiskers, so that a week on its own shows its interval too. Gaps stay gaps. */
export function intervalOverTime(
  weeks: readonly Week[],
  look: Look,
  format: (value: number) => string,
): DrawingOptions {
  const { palette, narrow } = look;
  const days = weeks.map(({ day }) => Date.parse(day));
  const known = weeks.flatMap(({ day, low, high }) => (low === null || high === null ? [] : [{ at: day, low, high }]));
  const line = { type: 'line' as const, silent: true, connectNulls: false };
  const unseen = { ...line, symbol: 'none', lineStyle: { opacity: 0 }, stack: 'band', stackStrategy: 'all' as const };
  return {
    grid: { left: 8, right: 16, top: 12, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: {
      type: 'time',
      min: Math.min(...days) - HALF_A_WEEK_MS,
      max: Math.max(...days) + HALF_A_WEEK_MS,
      axisLabel: {
        ...labels(look),
        customValues: named(days, narrow ? 4 : 9),
        formatter: (value: number) => shortDay(new Date(value).toISOString().slice(0, 10)),
      },
      axisLine: { lineStyle: { color: palette.quiet }, onZero: false },
      axisTick: { show: false },
    },
    yAxis: { ...measured(look), scale: true, axisLabel: { ...labels(look), formatter: format } },
    series: [
      { ...unseen, data: weeks.map(({ day, low }) => [day, low]) },
      {
        ...unseen,
        areaStyle: { color: palette.band },
        data: weeks.map(({ day, low, high }) => [day, low === null || high === null ? null : high - low]),
      },
      { ...whiskers(known, 'y', palette.found), z: 2 },
      {
        ...line,
        data: weeks.map(({ day, value }) => [day, value]),
        symbol: 'circle',
        symbolSize: 9,
        lineStyle: { color: palette.found, width: 2 },
        itemStyle: { color: palette.found },
        z: 3,
      },
    ],
  };
}

/** So many of the weeks at most, in even steps, the last among them. */
function named(days: readonly number[], most: number): number[] {
  const step = Math.ceil(days.length / most);
  return days.filter((_, index) => (days.length - 1 - index) % step === 0);
}
