import type { Builder, Dataquery } from '@grafana/grafana-foundation-sdk/cog';
import type { DataSourceRef } from '@grafana/grafana-foundation-sdk/common';
import type { DynamicConfigValue } from '@grafana/grafana-foundation-sdk/dashboard';
import type { Question } from '@sidetone/platform/insight';

/** What every panel says, and where it stands: 24 columns are a row. */
export interface Shown extends Omit<Question, 'sql'> {
  readonly width: number;
  readonly height: number;
}

/** What the builders of all kinds of panels have in common. */
export interface PanelBuilderOfAnyKind {
  title(title: string): this;
  description(description: string): this;
  span(width: number): this;
  height(height: number): this;
  datasource(datasource: DataSourceRef): this;
  withTarget(target: Builder<Dataquery>): this;
  noValue(words: string): this;
  overrideByName(name: string, properties: DynamicConfigValue[]): this;
}

export function shown<B extends PanelBuilderOfAnyKind>(
  builder: B,
  { title, about, empty, width, height }: Shown,
  source: DataSourceRef,
  queries: readonly Builder<Dataquery>[],
): B {
  builder
    .title(title)
    .description(about)
    .span(width)
    .height(height)
    .datasource({ ...source })
    .noValue(empty);
  for (const query of queries) builder.withTarget(query);
  return builder;
}
