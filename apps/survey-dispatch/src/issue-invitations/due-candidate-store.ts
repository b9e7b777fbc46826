import { Injectable } from '@nestjs/common';
import type { InteractionKind, ProgrammeArea } from '@sidetone/domain/programmes';
import { toIso, type Instant } from '@sidetone/domain/time';
import { Database, sql, type Transaction } from '@sidetone/platform/database';
import type { DueCandidate, DueContact } from './due-candidate.js';

interface ContactRow {
  readonly contact_id: string;
  readonly language: string | null;
  readonly consent: boolean;
  readonly reachable: boolean;
  readonly status: DueContact['status'];
  readonly last_invited_at: Date | null;
}

interface CandidateRow {
  readonly interaction_id: string;
  readonly candidate_id: string;
  readonly contact_id: string;
  readonly customer_id: string;
  readonly subscription_id: string | null;
  readonly kind: InteractionKind;
  readonly programme: ProgrammeArea;
  readonly completed_at: Date;
  readonly cause_id: string;
  readonly due_at: Date;
}

/** Candidates whose time has come, and their contacts. Each method is one statement. */
@Injectable()
export class DueCandidateStore {
  constructor(private readonly database: Database) {}

  /** Contacts with something due, held until the transaction ends; those that another replica holds are left to it. */
  async holdContacts(tx: Transaction, now: Instant, most: number): Promise<ReadonlyMap<string, DueContact>> {
    const rows = await tx.query<ContactRow>(sql`
      with due as materialized (
        select contact_id, min(due_at) as first_due from candidate
        where state = 'waiting' and due_at <= ${toIso(now)}::timestamptz group by contact_id)
      select contact_id, language, consent, reachable, status, last_invited_at
      from contact join due using (contact_id)
      order by first_due, contact_id limit ${most} for update of contact skip locked`);
    return new Map(rows.map((row) => [row.contact_id, contactIn(row)]));
  }

  /** What is due for contacts that the caller holds. */
  async dueFor(tx: Transaction, contactIds: readonly string[], now: Instant): Promise<readonly DueCandidate[]> {
    const rows = await tx.query<CandidateRow>(sql`
      select interaction_id, candidate_id, contact_id, customer_id, subscription_id, kind, programme, completed_at, cause_id, due_at
      from candidate
      where state = 'waiting' and due_at <= ${toIso(now)}::timestamptz and contact_id = any(${contactIds}::text[])`);
    return rows.map(candidateIn);
  }

  /** Candidates due since before `since` whose contact never became known; held, those of other replicas left out. */
  async holdUnknown(tx: Transaction, since: Instant, most: number): Promise<readonly DueCandidate[]> {
    const rows = await tx.query<CandidateRow>(sql`
      select interaction_id, candidate_id, contact_id, customer_id, subscription_id, kind, programme, completed_at, cause_id, due_at
      from candidate
      where state = 'waiting' and due_at <= ${toIso(since)}::timestamptz
        and not exists (select 1 from contact where contact.contact_id = candidate.contact_id)
      order by due_at limit ${most} for update skip locked`);
    return rows.map(candidateIn);
  }

  /** The one live subscription of each contact that has just one. */
  async onlySubscriptions(tx: Transaction, contactIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await tx.query<{ contact_id: string; subscription_id: string }>(sql`
      select contact_id, min(subscription_id) as subscription_id from subscription
      where live and contact_id = any(${contactIds}::text[]) group by contact_id having count(*) = 1`);
    return new Map(rows.map((row) => [row.contact_id, row.subscription_id]));
  }

  /** Candidates that can be decided: due, and of a known contact or waiting for one since before `unknownSince`. */
  async count(now: Instant, unknownSince: Instant): Promise<number> {
    const [row] = await this.database.query<{ due: number }>(sql`
      select count(*)::int as due from candidate
      where state = 'waiting' and due_at <= ${toIso(now)}::timestamptz
        and (due_at <= ${toIso(unknownSince)}::timestamptz
          or exists (select 1 from contact where contact.contact_id = candidate.contact_id))`);
    return row?.due ?? 0;
  }
}

function contactIn(row: ContactRow): DueContact {
  const { contact_id: contactId, language, consent, reachable, status, last_invited_at: lastInvitedAt } = row;
  return {
    contactId,
    language: language ?? undefined,
    consent,
    reachable,
    status,
    lastInvitedAt: lastInvitedAt?.getTime(),
  };
}

function candidateIn(row: CandidateRow): DueCandidate {
  return {
    interactionId: row.interaction_id,
    candidateId: row.candidate_id,
    contactId: row.contact_id,
    customerId: row.customer_id,
    subscriptionId: row.subscription_id ?? undefined,
    kind: row.kind,
    programme: row.programme,
    completedAt: row.completed_at.getTime(),
    causeId: row.cause_id,
    dueAt: row.due_at.getTime(),
  };
}
