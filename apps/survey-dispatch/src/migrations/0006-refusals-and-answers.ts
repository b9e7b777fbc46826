import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Refusals counted apart from attempts; invitations that were answered shown as that; what waits for a programme found by it. */
export class RefusalsAndAnswers1000000000106 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table message add refusals int not null default 0;
      comment on column message.refusals is 'Attempts that the channel said no to; one that was away said nothing.';
      create index message_to_send_by_programme on message (programme_id) where state in ('queued', 'waiting');

      create or replace view invitation_sending as
        select invitation_id, attempts, due_at as next_attempt_at, sent_at as dispatched_at,
          case when answered_at is null then failure end as failure, delivered_at,
          case when answered_at is not null then 'answered' when state in ('queued', 'sending', 'waiting') then 'issued'
            when state = 'sent' then 'dispatched' else 'failed' end as state
        from message where not reminder;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
