import type { Row } from '../rows.js';
import type { Planted } from '../seen.js';
import { labels, legend, letterSize, listed, measured, roomFor } from './axes.js';
import type { DrawingOptions } from './draw-svg.js';
import type { Look } from './picture.js';
import { whiskers } from './whiskers.js';
import { zeroLine } from './zero-line.js';

/** A KPI as found, as planted, or both. */
export interface Shown {
  readonly kpi: string;
  readonly driver: Row<'drivers'> | undefined;
  readonly planted: Planted[number] | undefined;
}

const ASSOCIATED = 'found, associated';
const NO_EVIDENCE = 'found, no evidence';
const PLANTED = 'planted by the simulator';

/** Dots with their intervals; where somebody has planted, diamonds beside them. */
export function driversDrawing(drawn: readonly Shown[], hasTruth: boolean, look: Look): DrawingOptions {
  const { palette, narrow } = look;
  const found = drawn.flatMap(({ kpi, driver }) => (driver === undefined ? [] : [{ kpi, ...driver }]));
  const dots = (isAssociated: boolean) =>
    found
      .filter(({ Finding }) => (Finding === 'associated') === isAssociated)
      .map(({ kpi, 'Points lost': lost }) => [lost, kpi]);
  const scatter = { type: 'scatter' as const, silent: true, z: 3 };
  const legends = [ASSOCIATED, NO_EVIDENCE, ...(hasTruth ? [PLANTED] : [])];
  const names = drawn.map(({ kpi }) => kpi);
  const size = narrow ? 11 : letterSize(look);
  return {
    legend: { ...legend(look, legends), orient: narrow ? 'vertical' : 'horizontal', itemGap: narrow ? 2 : 32 },
    grid: {
      left: roomFor(names, size, narrow),
      right: 16,
      top: narrow ? 26 * legends.length : 36,
      bottom: 48,
      outerBoundsMode: 'none',
    },
    xAxis: {
      ...measured(look),
      name: 'NPS points lost',
      nameLocation: 'middle',
      nameGap: 26,
      nameTextStyle: { color: palette.quiet },
    },
    yAxis: {
      ...listed(look, names),
      inverse: true,
      axisLabel: { ...labels(look), color: palette.ink, fontSize: size, interval: 0 },
    },
    series: [
      zeroLine(palette.quiet),
      whiskers(
        found.map(({ kpi, from, to }) => ({ at: kpi, low: from, high: to })),
        'x',
        palette.found,
      ),
      {
        ...scatter,
        name: ASSOCIATED,
        symbol: 'circle',
        symbolSize: 11,
        itemStyle: { color: palette.found, opacity: 1 },
        data: dots(true),
      },
      {
        ...scatter,
        name: NO_EVIDENCE,
        symbol: 'circle',
        symbolSize: 10,
        itemStyle: { color: palette.paper, borderColor: palette.found, borderWidth: 2, opacity: 1 },
        data: dots(false),
      },
      ...(hasTruth
        ? [
            {
              ...scatter,
              name: PLANTED,
              symbol: 'diamond',
              symbolSize: 14,
              itemStyle: { color: 'transparent', borderColor: palette.planted, borderWidth: 2.5, opacity: 1 },
              data: drawn.flatMap(({ kpi, planted }) => (planted === undefined ? [] : [[planted.pointsLost, kpi]])),
              z: 4,
            },
          ]
        : []),
    ],
  };
}
