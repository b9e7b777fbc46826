import type { CustomSeriesOption } from 'echarts/charts';

export interface Whisker {
  /** Where it stands on the axis that is not measured. */
  readonly at: string | number;
  readonly low: number;
  readonly high: number;
}

/** An interval for each place, as a line from bound to bound. */
export function whiskers(all: readonly Whisker[], along: 'x' | 'y', color: string): CustomSeriesOption {
  const place = (at: string | number, value: number) => (along === 'y' ? [at, value] : [value, at]);
  return {
    type: 'custom',
    silent: true,
    data: all.map(({ at, low, high }) => [at, low, high]),
    encode: along === 'y' ? { x: 0, y: [1, 2] } : { x: [1, 2], y: 0 },
    renderItem: (_, api) => {
      const [x1 = 0, y1 = 0] = api.coord(place(api.value(0), Number(api.value(1))));
      const [x2 = 0, y2 = 0] = api.coord(place(api.value(0), Number(api.value(2))));
      return { type: 'line', shape: { x1, y1, x2, y2 }, style: { stroke: color, lineWidth: 2 } };
    },
  };
}
