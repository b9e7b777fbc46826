import { encodeEvent } from '@sidetone/contracts/cloudevents';
import type { OutgoingEvent } from '@sidetone/contracts/events';
import { sql, type Sql } from './sql.js';
import { unnest } from './unnest.js';

/** The channel on which the relay of this schema listens. */
export const OUTBOX_CHANNEL_SUFFIX = '_outbox';

/** Inserts events in order and wakes the relay when the transaction commits. */
export function outboxInsert(events: readonly OutgoingEvent[]): Sql {
  const rows = events.map((event, position) => {
    const record = encodeEvent(event);
    return {
      position,
      id: event.id,
      aggregatetype: event.topic,
      aggregateid: record.key,
      type: event.type,
      payload: record.value,
      headers: record.headers,
    };
  });
  const columns = {
    position: 'int',
    id: 'text',
    aggregatetype: 'text',
    aggregateid: 'text',
    type: 'text',
    payload: 'text',
    headers: 'jsonb',
  } as const;
  return sql`
    with inserted as (
      insert into outbox (id, aggregatetype, aggregateid, type, payload, headers)
      select id, aggregatetype, aggregateid, type, payload, headers from ${unnest(columns, rows)} order by position
      returning 1)
    select pg_notify(current_schema() || ${OUTBOX_CHANNEL_SUFFIX}, '') from (select count(*) from inserted) as done`;
}
