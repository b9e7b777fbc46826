import type { Builder } from '@grafana/grafana-foundation-sdk/cog';
import {
  BigValueColorMode,
  BigValueGraphMode,
  BigValueTextMode,
  GraphThresholdsStyleConfigBuilder,
  GraphThresholdsStyleMode,
  ReduceDataOptionsBuilder,
} from '@grafana/grafana-foundation-sdk/common';
import {
  MappingType,
  ThresholdsConfigBuilder,
  ThresholdsMode,
  type ThresholdsConfig,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { DataqueryBuilder } from '@grafana/grafana-foundation-sdk/prometheus';
import * as stat from '@grafana/grafana-foundation-sdk/stat';
import * as timeseries from '@grafana/grafana-foundation-sdk/timeseries';
import { PROMETHEUS } from './data-sources.js';
import { shown, type Shown } from './shown.js';

/** An expression of PromQL, and the name of its lines by their labels. */
export type Line = readonly [expression: string, name: string];

export interface MeasuredPanel extends Shown {
  readonly unit: string;
  readonly lines: readonly Line[];
}

/** Lines of Prometheus over time; at `limits`, dashed ones across. */
export function measured({
  limits = [],
  lines,
  unit,
  ...panel
}: MeasuredPanel & { readonly limits?: readonly number[] }): timeseries.PanelBuilder {
  const builder = new timeseries.PanelBuilder().unit(unit).min(0).spanNulls(false);
  if (limits.length > 0)
    builder
      .thresholds(coloured('transparent', limits, 'red'))
      .thresholdsStyle(new GraphThresholdsStyleConfigBuilder().mode(GraphThresholdsStyleMode.Dashed));
  return shown(builder, panel, PROMETHEUS, queries(lines, 'range'));
}

/** What Prometheus says now, large: red below `least`. */
export function measuredNow({
  least,
  decimals,
  lines,
  unit,
  ...panel
}: MeasuredPanel & { readonly least: number; readonly decimals: number }): stat.PanelBuilder {
  const builder = tiles()
    .unit(unit)
    .decimals(decimals)
    .thresholds(coloured('red', [least], 'green'))
    .textMode(BigValueTextMode.ValueAndName);
  return shown(builder, panel, PROMETHEUS, queries(lines, 'instant'));
}

/** Tiles of what works (1) or does not (0), in words. */
export function working({
  words: [works, doesNot],
  lines,
  ...panel
}: Omit<MeasuredPanel, 'unit'> & { readonly words: readonly [works: string, doesNot: string] }): stat.PanelBuilder {
  const builder = tiles()
    .mappings([
      {
        type: MappingType.ValueToText,
        options: { 1: { text: works, color: 'green' }, 0: { text: doesNot, color: 'red' } },
      },
    ])
    .textMode(BigValueTextMode.ValueAndName);
  return shown(builder, panel, PROMETHEUS, queries(lines, 'instant'));
}

/** The names of what there is, red from 1 on; none where nothing is. */
export function named({ lines, ...panel }: Omit<MeasuredPanel, 'unit'>): stat.PanelBuilder {
  const builder = tiles()
    .thresholds(coloured('green', [1], 'red'))
    .textMode(BigValueTextMode.Name);
  return shown(builder, panel, PROMETHEUS, queries(lines, 'instant'));
}

const tiles = (): stat.PanelBuilder =>
  new stat.PanelBuilder()
    .reduceOptions(new ReduceDataOptionsBuilder().values(false).calcs(['lastNotNull']))
    .graphMode(BigValueGraphMode.None)
    .colorMode(BigValueColorMode.Value);

function coloured(below: string, limits: readonly number[], from: string): Builder<ThresholdsConfig> {
  return new ThresholdsConfigBuilder()
    .mode(ThresholdsMode.Absolute)
    .steps([{ value: null, color: below }, ...limits.map((value) => ({ value, color: from }))]);
}

function queries(lines: readonly Line[], kind: 'range' | 'instant'): DataqueryBuilder[] {
  return lines.map(([expression, name], index) =>
    new DataqueryBuilder()
      .refId(String.fromCharCode(65 + index))
      .datasource({ ...PROMETHEUS })
      .expr(expression)
      .legendFormat(name)
      [kind](),
  );
}
