import {
  CustomVariableBuilder,
  QueryVariableBuilder,
  TextBoxVariableBuilder,
  VariableRefresh,
  VariableSort,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { INSIGHT } from './data-sources.js';

/** The kind of survey; the API never adds kinds up either. */
export const kind = (): CustomVariableBuilder =>
  new CustomVariableBuilder('kind')
    .label('Survey')
    .values('transactional,relationship,wave,verification')
    .current({ text: 'transactional', value: 'transactional', selected: true });

/** Where the API is, for links. */
export const api = (): TextBoxVariableBuilder =>
  new TextBoxVariableBuilder('api')
    .label('API')
    .description('Where links to the API lead. It asks for a key, as always.')
    .defaultValue('http://localhost:8080');

/** A choice of what a query finds. */
export function choice(name: string, label: string, sql: string): QueryVariableBuilder {
  return new QueryVariableBuilder(name)
    .label(label)
    .datasource({ ...INSIGHT })
    .query(sql)
    .refresh(VariableRefresh.OnDashboardLoad)
    .sort(VariableSort.AlphabeticalAsc);
}

export const area = (): QueryVariableBuilder =>
  choice(
    'area',
    'Journey area',
    `select area from insight.nps_monthly where dimension = 'all' union select 'overall' order by 1`,
  ).current({ text: 'overall', value: 'overall', selected: true });

export const team = (): QueryVariableBuilder =>
  choice('team', 'Team', 'select distinct team from insight.kpi order by 1');

export const kpi = (): QueryVariableBuilder => choice('kpi', 'KPI', 'select kpi from insight.kpi order by 1');

/** Any or all of what is known beforehand. */
export const oneOf = (name: string, label: string, values: readonly string[]): CustomVariableBuilder =>
  new CustomVariableBuilder(name)
    .label(label)
    .values(values.join(','))
    .multi(true)
    .includeAll(true)
    .current({ text: ['All'], value: ['$__all'], selected: true });
