import { Injectable } from '@nestjs/common';
import type { SurveyHistory } from '@sidetone/domain/contact-policy';
import { toIso, type Instant } from '@sidetone/domain/time';
import { sql, type Sql, type Transaction } from '@sidetone/platform/database';

interface ClockRow {
  readonly contact_id: string;
  readonly survey_id: string;
  readonly invited_at: Date | null;
  readonly answered_at: Date | null;
}

interface TimesRow {
  readonly id: string;
  /** Milliseconds, the earliest first. */
  readonly times: readonly number[];
}

/** When contacts and accounts were asked before. Each method is one statement. */
@Injectable()
export class AskingHistoryStore {
  async clocks(tx: Transaction, contactIds: readonly string[]): Promise<ReadonlyMap<string, readonly SurveyHistory[]>> {
    const rows = await tx.query<ClockRow>(sql`
      select contact_id, survey_id, max(invited_at) as invited_at, max(answered_at) as answered_at from (
        select contact_id, survey_id, invited_at, answered_at from contact_clock where contact_id = any(${contactIds}::text[])
        union all
        select contact_id, survey_id, case kind when 'invited' then at end, case kind when 'answered' then at end from past_asking
        where contact_id = any(${contactIds}::text[])) as clock
      group by contact_id, survey_id order by survey_id`);
    const clocks = new Map<string, SurveyHistory[]>();
    for (const { contact_id, survey_id, invited_at, answered_at } of rows) {
      const clock = {
        surveyId: survey_id,
        ...(invited_at === null ? {} : { invitedAt: invited_at.getTime() }),
        ...(answered_at === null ? {} : { answeredAt: answered_at.getTime() }),
      };
      clocks.set(contact_id, [...(clocks.get(contact_id) ?? []), clock]);
    }
    return clocks;
  }

  /** When each contact was invited after `since`, the earliest first. */
  async invitedContacts(
    tx: Transaction,
    contactIds: readonly string[],
    since: Instant,
  ): Promise<ReadonlyMap<string, readonly Instant[]>> {
    return timesById(
      await tx.query<TimesRow>(sql`
        select contact_id as id, array_agg((extract(epoch from issued_at) * 1000)::float8 order by issued_at) as times
        from ${asked(since)} where contact_id = any(${contactIds}::text[])
        group by contact_id`),
    );
  }

  /** The same for all contacts of each customer together. */
  async invitedAccounts(
    tx: Transaction,
    customerIds: readonly string[],
    since: Instant,
  ): Promise<ReadonlyMap<string, readonly Instant[]>> {
    return timesById(
      await tx.query<TimesRow>(sql`
        select contact.customer_id as id, array_agg((extract(epoch from issued_at) * 1000)::float8 order by issued_at) as times
        from contact join ${asked(since)} using (contact_id) where contact.customer_id = any(${customerIds}::text[])
        group by contact.customer_id`),
    );
  }
}

/** Invitations after `since`, those of a contact that was deleted and came back too. */
const asked = (since: Instant): Sql => sql`(
  select contact_id, issued_at from invitation where issued_at > ${toIso(since)}::timestamptz
  union all
  select contact_id, at from past_asking where kind = 'invited' and at > ${toIso(since)}::timestamptz) as asked`;

function timesById(rows: readonly TimesRow[]): ReadonlyMap<string, readonly Instant[]> {
  return new Map(rows.map(({ id, times }) => [id, times]));
}
