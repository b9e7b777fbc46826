import * as barchart from '@grafana/grafana-foundation-sdk/barchart';
import {
  BigValueColorMode,
  BigValueGraphMode,
  FrameGeometrySourceBuilder,
  FrameGeometrySourceMode,
  GraphDrawStyle,
  LineInterpolation,
  MapLayerOptionsBuilder,
  ReduceDataOptionsBuilder,
  VisibilityMode,
  VizOrientation,
} from '@grafana/grafana-foundation-sdk/common';
import * as geomap from '@grafana/grafana-foundation-sdk/geomap';
import * as stat from '@grafana/grafana-foundation-sdk/stat';
import * as table from '@grafana/grafana-foundation-sdk/table';
import * as timeseries from '@grafana/grafana-foundation-sdk/timeseries';
import * as trend from '@grafana/grafana-foundation-sdk/trend';
import { INSIGHT } from './data-sources.js';
import { withLooks, type FieldLooks } from './field-looks.js';
import { shown, type Shown } from './shown.js';
import { sqlQuery } from './sql-query.js';

/** A panel of one question to the reading contract. */
export interface SqlPanel extends Shown {
  readonly sql: string;
  readonly looks: FieldLooks;
}

const whole = (): ReduceDataOptionsBuilder =>
  new ReduceDataOptionsBuilder().values(false).calcs(['lastNotNull']).fields('/.*/');

/** Numbers and words of one row, large. */
export function numbers({ sql, looks, ...panel }: SqlPanel): stat.PanelBuilder {
  const builder = new stat.PanelBuilder()
    .reduceOptions(whole())
    .graphMode(BigValueGraphMode.None)
    .colorMode(BigValueColorMode.None);
  return withLooks(shown(builder, panel, INSIGHT, [sqlQuery(sql)]), looks);
}

export function tableOf({ sql, looks, ...panel }: SqlPanel): table.PanelBuilder {
  return withLooks(shown(new table.PanelBuilder().showHeader(true), panel, INSIGHT, [sqlQuery(sql)]), looks);
}

/** The column of a question that is answered by one sentence, and always by one. */
export const IN_WORDS = 'In words';

/** A sentence: what a picture beside it shows, or why it shows nothing. */
export const inWords = (panel: Omit<SqlPanel, 'looks' | 'empty' | 'height'>): table.PanelBuilder =>
  tableOf({
    ...panel,
    height: 3,
    empty: 'PostgreSQL has no answer.',
    looks: { [IN_WORDS]: { more: [{ id: 'custom.wrapText', value: true }] } },
  }).showHeader(false);

/** Lines over time: the first column is `time`, each other a line. Gaps stay gaps. */
export function overTime({ sql, looks, ...panel }: SqlPanel): timeseries.PanelBuilder {
  const builder = new timeseries.PanelBuilder()
    .drawStyle(GraphDrawStyle.Line)
    .lineInterpolation(LineInterpolation.Linear)
    .showPoints(VisibilityMode.Always)
    .spanNulls(false);
  return withLooks(shown(builder, panel, INSIGHT, [sqlQuery(sql, 'time_series')]), looks);
}

/** Bars, one for each row: the first column is the name, each other a bar. */
export function bars({ sql, looks, ...panel }: SqlPanel): barchart.PanelBuilder {
  const builder = new barchart.PanelBuilder().orientation(VizOrientation.Horizontal).showValue(VisibilityMode.Auto);
  return withLooks(shown(builder, panel, INSIGHT, [sqlQuery(sql)]), looks);
}

/** Lines over a number: the first column is that number. */
export function overNumber({ sql, looks, ...panel }: SqlPanel, x: string): trend.PanelBuilder {
  const builder = new trend.PanelBuilder().xField(x).drawStyle(GraphDrawStyle.Line);
  return withLooks(shown(builder, panel, INSIGHT, [sqlQuery(sql)]), looks);
}

/** The columns by which points of a map differ. */
export interface MarkerColumns {
  readonly colour: string;
  readonly size: string;
}

/** Points on a map, one for each row with columns `latitude` and `longitude`; columns decide how large and of which colour. */
export function onMap({ sql, looks, ...panel }: SqlPanel, by: MarkerColumns): geomap.PanelBuilder {
  const builder = new geomap.PanelBuilder()
    .view(new geomap.MapViewConfigBuilder().id(geomap.MapCenterID.Fit).allLayers(true).padding(20))
    .basemap(new MapLayerOptionsBuilder().type('default').name('Map').config({}))
    .layers([markers(by)])
    .tooltip(new geomap.TooltipOptionsBuilder().mode(geomap.TooltipMode.Details));
  return withLooks(shown(builder, panel, INSIGHT, [sqlQuery(sql)]), looks);
}

function markers({ colour, size }: MarkerColumns): MapLayerOptionsBuilder {
  const location = new FrameGeometrySourceBuilder().mode(FrameGeometrySourceMode.Coords);
  return new MapLayerOptionsBuilder()
    .type('markers')
    .name(colour)
    .tooltip(true)
    .location(location.latitude('latitude').longitude('longitude'))
    .config({
      showLegend: true,
      style: {
        color: { field: colour, fixed: 'dark-red' },
        opacity: 0.6,
        size: { field: size, fixed: 5, min: 4, max: 20 },
        symbol: { fixed: 'img/icons/marker/circle.svg', mode: 'fixed' },
      },
    });
}

/** The interval as a band about the line: the upper bound is filled down to the lower one. */
const bandIn = (unit: string): FieldLooks => ({
  High: {
    unit,
    more: [
      { id: 'custom.fillBelowTo', value: 'Low' },
      { id: 'custom.fillOpacity', value: 20 },
      { id: 'custom.lineWidth', value: 0 },
      { id: 'custom.showPoints', value: 'never' },
    ],
  },
  Low: {
    unit,
    more: [
      { id: 'custom.lineWidth', value: 0 },
      { id: 'custom.showPoints', value: 'never' },
    ],
  },
});
export const BAND = bandIn('suffix: pts');
export const SHARE_BAND = bandIn('percentunit');
