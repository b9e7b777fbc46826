import { whole } from '../words.js';
import { labels, legend, letterSize, listed, measured, roomFor } from './axes.js';
import type { DrawingOptions } from './draw-svg.js';
import type { Look } from './picture.js';

export interface Bars {
  readonly names: readonly string[];
  /** Whether bars lie, so that long names have room. */
  readonly lying: boolean;
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[];
}

/** Counts of things beside each other, each bar with its number. */
export function bars(look: Look, { names, lying, series }: Bars): DrawingOptions {
  const { palette, narrow } = look;
  const things = { ...listed(look, names), inverse: lying };
  const counts = { ...measured(look), minInterval: 1, axisLabel: { ...labels(look), show: !lying } };
  return {
    legend: {
      ...legend(
        look,
        series.map(({ name }) => name),
      ),
      orient: narrow && lying ? 'vertical' : 'horizontal',
    },
    grid: lying
      ? {
          left: roomFor(names, letterSize(look), narrow),
          right: 48,
          top: narrow ? 56 : 40,
          bottom: 8,
          outerBoundsMode: 'none',
        }
      : { left: 8, right: 16, top: 48, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    ...(lying ? { xAxis: counts, yAxis: things } : { xAxis: things, yAxis: counts }),
    series: series.map(({ name, values }, index) => ({
      type: 'bar' as const,
      name,
      data: [...values],
      silent: true,
      barMaxWidth: 20,
      barGap: '15%',
      // Beside its colour each has a border and a filling of its own kind, and the order of the legend.
      itemStyle: {
        color: index === 1 ? palette.paper : (palette.several[index] ?? palette.ink),
        borderColor: palette.several[index] ?? palette.ink,
        borderWidth: 2,
      },
      label: {
        show: lying || !narrow,
        position: lying ? ('right' as const) : ('top' as const),
        color: palette.ink,
        fontSize: 12,
        formatter: ({ value }: { value?: unknown }) => (value === 0 && !lying ? '' : whole(Number(value))),
      },
    })),
  };
}
