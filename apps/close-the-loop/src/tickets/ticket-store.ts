import { Injectable } from '@nestjs/common';
import { HOUR_MS, toIso, type Instant } from '@sidetone/domain/time';
import { Database, sql, utcText, type Transaction } from '@sidetone/platform/database';
import type { TicketAnswer } from './ticket-body.js';
import { MOST_PAGES } from './search-ticket.js';
import { TICKET_TIMEOUT_SECONDS } from './ticket-system.js';
import type { TicketDraft } from './ticket.js';

/** A search of all its pages and a creation, and then some. */
const LEASE_SECONDS = (MOST_PAGES + 1) * TICKET_TIMEOUT_SECONDS + 60;

export interface TicketWish {
  readonly caseId: string;
  readonly note: string | null;
  /** The name of the API key, or of the setting. */
  readonly by: string;
}

/** How an attempt ended. */
export type AfterTicket =
  | { readonly kind: 'created'; readonly ticketId: string; readonly status: string | null }
  | { readonly kind: 'waiting'; readonly nextAttemptAt: Instant; readonly failure: string }
  | { readonly kind: 'failed'; readonly failure: string };

const ANSWER = sql`case_id as "caseId", state, ticket_id as "ticketId", status, ${utcText('status_changed_at')} as "statusChangedAt",
  ${utcText('requested_at')} as "requestedAt", requested_by as "requestedBy", attempts - attempts_before as attempts,
  case when state in ('waiting', 'sending') then ${utcText('due_at')} end as "nextAttemptAt", failure`;

/** Nobody has a ticket made any more for answers that do not count. */
const IS_WITHDRAWN = sql`exists (select 1 from cases where cases.case_id = case_ticket.case_id and cases.state = 'withdrawn')`;

/** The tickets that are asked for. */
@Injectable()
export class TicketStore {
  constructor(private readonly database: Database) {}

  async of(caseId: string): Promise<TicketAnswer | undefined> {
    const rows = await this.database.query<TicketAnswer>(
      sql`select ${ANSWER} from case_ticket where case_id = ${caseId}`,
    );
    return rows[0];
  }

  /** Asks for the ticket of a case, once; one that failed begins anew. */
  async ask(tx: Transaction, { caseId, note, by }: TicketWish, now: Instant, giveUpHours: number): Promise<void> {
    const giveUpAt = toIso(now + giveUpHours * HOUR_MS);
    await tx.query(sql`
      insert into case_ticket as ticket (case_id, state, note, requested_at, requested_by, due_at, give_up_at)
      values (${caseId}, 'waiting', ${note}, ${toIso(now)}::timestamptz, ${by}, ${toIso(now)}::timestamptz, ${giveUpAt}::timestamptz)
      on conflict (case_id) do update set state = 'waiting', note = coalesce(excluded.note, ticket.note), due_at = excluded.due_at,
        give_up_at = excluded.give_up_at, requested_at = excluded.requested_at, requested_by = excluded.requested_by, failure = null,
        attempts_before = ticket.attempts
      where ticket.state = 'failed'`);
  }

  /** Notes that tickets, the longest due first, are now asked for. */
  begin(now: Instant, most: number): Promise<TicketDraft[]> {
    return this.database.query<TicketDraft>(sql`
      update case_ticket as ticket set state = 'sending', attempts = attempts + 1,
        sending_until = clock_timestamp() + make_interval(secs => ${LEASE_SECONDS})
      from told_case where told_case.case_id = ticket.case_id and ticket.case_id in (
        select case_id from case_ticket where state = 'waiting' and due_at <= ${toIso(now)}::timestamptz
        order by due_at, case_id limit ${most} for update skip locked)
      returning ticket.case_id as "caseId", customer_id as "customerId", subscription_id as "subscriptionId",
        journey_area as "journeyArea", score, team, note, attempts as attempt, attempts - attempts_before as attempts, extract(epoch from give_up_at)::float8 * 1000 as "giveUpAt"`);
  }

  /** Notes how an attempt ended; false where it is no news any more. A status that was told meanwhile is later than the one that was answered. */
  async end(tx: Transaction, { caseId, attempt }: TicketDraft, after: AfterTicket, now: Instant): Promise<boolean> {
    const made = after.kind === 'created' ? after : undefined;
    const due = after.kind === 'waiting' ? after.nextAttemptAt : now;
    const rows = await tx.query(sql`
      update case_ticket set state = case when ${after.kind}::text = 'waiting' and ${IS_WITHDRAWN} then 'failed' else ${after.kind}::text end,
        sending_until = null, due_at = ${toIso(due)}::timestamptz,
        ticket_id = ${made?.ticketId ?? null}::text,
        status = case when status_changed_at is null then ${made?.status ?? null}::text else status end,
        failure = ${after.kind === 'created' ? null : after.failure}::text
      where case_id = ${caseId} and attempts = ${attempt} and state in ('sending', 'waiting') returning 1`);
    return rows.length > 0;
  }

  /** Sets free what somebody has begun who is gone; returns how many. */
  async recover(now: Instant): Promise<number> {
    const rows = await this.database.query(sql`
      update case_ticket set state = 'waiting', sending_until = null, due_at = ${toIso(now)}::timestamptz,
        failure = 'The process that asked for it ended before it could note the outcome.'
      where state = 'sending' and sending_until < clock_timestamp() returning 1`);
    return rows.length;
  }

  async count(now: Instant): Promise<number> {
    const rows = await this.database.query<{ count: number }>(sql`
      select count(*)::int as count from case_ticket
      where state = 'sending' or (state = 'waiting' and due_at <= ${toIso(now)}::timestamptz)`);
    return rows[0]?.count ?? 0;
  }
}
