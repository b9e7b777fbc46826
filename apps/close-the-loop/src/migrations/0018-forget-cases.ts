import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is no more to be told of a case whose answers were withdrawn, those of before included. */
export class ForgetCases1000000000118 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table webhook_delivery drop constraint webhook_delivery_state_check,
        add constraint webhook_delivery_state_check check (state in ('waiting', 'sending', 'delivered', 'dead', 'erased'));
      create index webhook_event_of_case on webhook_event (split_part(event_id, ':', 1));
      comment on column webhook_event.body is 'Empty once it may not be told any more.';

      update told_case set customer_id = null, subscription_id = null where case_id in (select case_id from cases where state = 'withdrawn');
      update case_ticket set note = null where case_id in (select case_id from cases where state = 'withdrawn') and note is not null;
      update webhook_event set body = '' where type = 'case.opened.v1'
        and split_part(event_id, ':', 1) in (select case_id from cases where state = 'withdrawn');
      update webhook_delivery set state = 'erased', sending_until = null, ended_at = coalesce(ended_at, now()),
        failure = 'Its answers were withdrawn before this was done, so it was not done.'
      where state in ('waiting', 'sending', 'dead') and event_id in (select event_id from webhook_event where body = '');
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
