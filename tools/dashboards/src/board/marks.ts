import { AnnotationQueryBuilder } from '@grafana/grafana-foundation-sdk/dashboard';
import { INSIGHT } from './data-sources.js';
import { sqlQuery } from './sql-query.js';

function mark(name: string, color: string, sql: string): AnnotationQueryBuilder {
  return new AnnotationQueryBuilder()
    .name(name)
    .datasource({ ...INSIGHT })
    .enable(true)
    .iconColor(color)
    .target(sqlQuery(sql));
}

/** What charts over time are marked with: outages, repairs, and shifts that were detected. */
export const marks = (): AnnotationQueryBuilder[] => [
  mark(
    'Outages',
    'red',
    `select started_at as time, ended_at as timeend, what || ' ' || entity_id || coalesce(': ' || text, '') as text, what as tags
     from insight.outage where told_at >= $__timeFrom()::timestamptz and started_at <= $__timeTo()::timestamptz
     order by started_at desc limit 100`,
  ),
  mark(
    'Repairs',
    'green',
    `select repaired_at as time, name || ' (' || team || '): ' || coalesce(verdict, 'not judged yet') as text, team as tags
     from insight.repair where $__timeFilter(repaired_at) order by repaired_at desc limit 100`,
  ),
  mark(
    'Shifts',
    'orange',
    `select detected_at as time, area || ' went ' || direction || ' by ' || round(abs(difference)::numeric, 1) || ' points' as text, kind as tags
     from insight.shift where $__timeFilter(detected_at) and kind in (\${kind:sqlstring}) order by detected_at desc limit 100`,
  ),
];
