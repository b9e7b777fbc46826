import type { CustomSeriesOption } from 'echarts/charts';

/** A line from top to bottom at 0, to the left of which nothing was lost. It is an axis of its own only in the eye: names stand at the edge. */
export function zeroLine(color: string): CustomSeriesOption {
  return {
    type: 'custom',
    silent: true,
    data: [[0]],
    encode: { x: 0 },
    z: 1,
    renderItem: ({ coordSys }, api) => {
      const [x = 0] = api.coord([0, 0]);
      const { y, height } = boxOf(coordSys);
      return { type: 'line', shape: { x1: x, x2: x, y1: y, y2: y + height }, style: { stroke: color, lineWidth: 1 } };
    },
  };
}

/** The library types coordinate systems of all kinds as one; ours has a height. */
function boxOf(box: object): { readonly y: number; readonly height: number } {
  if ('y' in box && 'height' in box && typeof box.y === 'number' && typeof box.height === 'number')
    return { y: box.y, height: box.height };
  return { y: 0, height: 0 };
}
