import { alarmChanged, problemChanged } from '@sidetone/contracts/events';
import { sql, trustedSql } from '@sidetone/platform/database';
import type { Suite } from '@sidetone/testing/suite';
import { draw, momentOf, ROLLUPS_PER_ALARM } from './panels-size.js';

const SERVICE = 'kpi-correlation';
const TOTALS_PER_SUBSCRIPTION = 20;
const ALARMS_PER_PROBLEM = 100;

/** Daily totals of subscriptions, as many alarms as go with them (raised and cleared; one in twenty is an outage), and service problems. */
export async function keepHappenings(suite: Suite, rollups: number): Promise<void> {
  const subscriptions = Math.ceil(rollups / TOTALS_PER_SUBSCRIPTION);
  await suite.query(
    SERVICE,
    sql`insert into kpi_daily (scope, scope_id, day, kpi, events, amount)
      select 'subscription', 'SUB-' || subscription, current_date - (number * 36 + subscription % 36),
        (array['voice.drop.count', 'voice.setupfail.count', 'data.fail.count', 'data.slow.minutes'])[1 + number % 4], 1, 1
      from generate_series(0, ${subscriptions}::int - 1) as subscription, generate_series(0, ${TOTALS_PER_SUBSCRIPTION}::int - 1) as number`,
  );
  const alarms = Math.ceil(rollups / ROLLUPS_PER_ALARM);
  await keepHistory(suite, alarmChanged.type, 'AL', alarms);
  await keepHistory(suite, problemChanged.type, 'PR', Math.ceil(alarms / ALARMS_PER_PROBLEM));
  await suite.query(SERVICE, sql`vacuum analyze kpi_daily, entity, entity_event`);
}

/** Two tellings of each: that it began, and that it ended. */
async function keepHistory(suite: Suite, type: string, prefix: string, count: number): Promise<void> {
  const happened = trustedSql(momentOf('n', count));
  await suite.query(
    SERVICE,
    sql`insert into entity select ${type}, ${prefix} || '-' || n, ${happened} + interval '1 hour' from generate_series(1, ${count}::int) as n`,
  );
  await suite.query(
    SERVICE,
    sql`insert into entity_event (type, entity_id, seq, source, event_id, happened_at, arrived_at, late, data)
      select ${type}, id, telling, '//oss.example/fm', id || ':' || telling, at + telling * interval '30 minutes', at + telling * interval '30 minutes', false,
        json_build_object('alarmId', id, 'change', case telling when 1 then 'raised' else 'cleared' end, 'status', case telling when 1 then 'inProgress' else 'resolved' end,
          'severity', case when telling = 2 then 'cleared' when is_outage then 'major' else 'minor' end, 'serviceAffecting', is_outage,
          'specificProblem', 'Power lost', 'managedObject', 'CELL-' || n % 5000, 'raisedAt', at, 'clearedAt', case telling when 2 then at + interval '1 hour' end,
          'openedAt', at)::text
      from (select n, ${prefix} || '-' || n as id, ${happened} as at, ${trustedSql(draw('n', 42, 20))} = 0 as is_outage
        from generate_series(1, ${count}::int) as n) as thing, generate_series(1, 2) as telling`,
  );
}
