import { Controller } from '@nestjs/common';
import { responseReceived, type ResponseReceived } from '@sidetone/contracts/events';
import { sql, unnest, type Transaction } from '@sidetone/platform/database';
import { drop, ok, OnEvents, type EventBatch, type Outcome } from '@sidetone/platform/messaging';

const columns = { invitation_id: 'text', answered_at: 'timestamptz' } as const;

/** Calls off what would still be sent to somebody who has answered. An answer proves that the question arrived. */
@Controller()
export class CallOffAnswered {
  @OnEvents(responseReceived)
  async handle({ events }: EventBatch<ResponseReceived>, tx: Transaction): Promise<Outcome[]> {
    const answers = new Map(events.map(({ data }) => [data.invitationId, data.answeredAt]));
    // The question's row first: whoever queues its reminder holds it.
    const known = await tx.query<{ invitation_id: string }>(sql`
      update message set answered_at = coalesce(message.answered_at, rows.answered_at),
        state = case when state in ('queued', 'waiting') and channel = 'agent' then 'sent'
          when state in ('queued', 'waiting') then 'calledOff' when state = 'unknownOutcome' then 'sent' else state end,
        sent_at = case when state = 'unknownOutcome' or channel = 'agent' then coalesce(sent_at, rows.answered_at) else sent_at end,
        failure = case when state in ('queued', 'waiting') and channel <> 'agent' then 'it was answered already'
          when state = 'unknownOutcome' then null else failure end,
        outcome = case when state = 'unknownOutcome' then null else outcome end,
        due_at = null
      from ${unnest(
        columns,
        [...answers].map(([invitation_id, answered_at]) => ({ invitation_id, answered_at })),
      )}
      where message.invitation_id = rows.invitation_id and not reminder
      returning message.invitation_id`);
    const ids = new Set(known.map((row) => row.invitation_id));
    await tx.query(sql`
      update message set state = 'calledOff', due_at = null, failure = 'it was answered already'
      where invitation_id = any(${[...ids]}::text[]) and reminder and state in ('queued', 'waiting')`);
    return events.map(({ data }) => (ids.has(data.invitationId) ? ok : drop('no message of ours asked')));
  }
}
