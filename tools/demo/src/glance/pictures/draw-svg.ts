import {
  BarChart,
  CustomChart,
  LineChart,
  ScatterChart,
  type BarSeriesOption,
  type CustomSeriesOption,
  type LineSeriesOption,
  type ScatterSeriesOption,
} from 'echarts/charts';
import {
  GridComponent,
  LegendComponent,
  type GridComponentOption,
  type LegendComponentOption,
} from 'echarts/components';
import { init, use, type ComposeOption } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { Look, Picture } from './picture.js';

export type DrawingOptions = ComposeOption<
  | BarSeriesOption
  | CustomSeriesOption
  | LineSeriesOption
  | ScatterSeriesOption
  | GridComponentOption
  | LegendComponentOption
>;

use([BarChart, CustomChart, LineChart, ScatterChart, GridComponent, LegendComponent, SVGRenderer]);

/** As wide as the page's text, and as a telephone less its margins. */
export const WIDTH = { wide: 820, narrow: 340 } as const;

/** The picture as a whole SVG document, without scripts and without anything from elsewhere. */
export function drawSvg(picture: Picture, look: Look): string {
  const { palette, narrow } = look;
  const chart = init(null, null, {
    renderer: 'svg',
    ssr: true,
    width: narrow ? WIDTH.narrow : WIDTH.wide,
    height: picture.height(narrow),
  });
  try {
    chart.setOption({
      animation: false,
      useUTC: true,
      backgroundColor: palette.paper,
      textStyle: { color: palette.quiet, fontFamily: 'system-ui, sans-serif', fontSize: narrow ? 12 : 13 },
      ...picture.options(look),
    });
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}
