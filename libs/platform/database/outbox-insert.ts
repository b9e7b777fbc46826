import { encodeEvent } from '@sidetone/contracts/cloudevents';
import type { OutgoingEvent } from '@sidetone/contracts/events';
import { prepared, sql, type Sql } from './sql.js';
import { unnest } from './unnest.js';

/** The channel on which the relay of this schema listens. */
export const OUTBOX_CHANNEL_SUFFIX = '_outbox';

/** A record to publish whose key, value and headers are text. */
export interface OutboxRecord {
  /** Of the event, or whatever else tells this record from others. */
  readonly id: string;
  readonly type: string;
  readonly topic: string;
  readonly key: string;
  readonly value: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Inserts events in order and wakes the relay when the transaction commits. */
export function outboxInsert(events: readonly OutgoingEvent[]): Sql {
  return outboxInsertRecords(events.map((event) => ({ id: event.id, type: event.type, ...encodeEvent(event) })));
}

/** The same for records that are no events of ours, such as dead letters. */
export function outboxInsertRecords(records: readonly OutboxRecord[]): Sql {
  const columns = {
    position: ['int', (_record: OutboxRecord, position: number) => position],
    id: 'text',
    aggregatetype: ['text', ({ topic }: OutboxRecord) => topic],
    aggregateid: ['text', ({ key }: OutboxRecord) => key],
    type: 'text',
    payload: ['text', ({ value }: OutboxRecord) => value],
    headers: 'jsonb',
  } as const;
  return prepared(sql`
    with inserted as (
      insert into outbox (id, aggregatetype, aggregateid, type, payload, headers)
      select id, aggregatetype, aggregateid, type, payload, headers from ${unnest(columns, records)} order by position
      returning 1)
    select pg_notify(current_schema() || ${OUTBOX_CHANNEL_SUFFIX}, '') from (select count(*) from inserted) as done`);
}
