import { Injectable } from '@nestjs/common';
import { verificationRequested } from '@sidetone/contracts/events';
import type { InteractionKind, Programme } from '@sidetone/domain/programmes';
import { toIso, type Instant } from '@sidetone/domain/time';
import { Database, sql, unnest, type Transaction } from '@sidetone/platform/database';
import { CONTACT_COLUMNS, contactIn, type ContactRow } from './contact-columns.js';
import type { DueCandidate, DueContact } from './due-candidate.js';

/** A programme that may ask now, and how many times. */
export interface Queue {
  readonly programme: Programme;
  readonly most: number;
}

interface CandidateRow {
  readonly programme_id: string;
  readonly occasion_id: string;
  readonly candidate_id: string;
  readonly contact_id: string;
  readonly customer_id: string | null;
  readonly subscription_id: string | null;
  readonly interaction_kind: InteractionKind | null;
  readonly occasion_at: Date;
  readonly trigger_type: string | null;
  readonly trigger_id: string | null;
  readonly case_round: number | null;
  readonly frame: string | null;
  readonly cause_id: string;
  readonly due_at: Date;
  readonly contact_known: boolean;
  readonly told: readonly string[];
}

const COLUMNS = sql`programme_id, occasion_id, candidate_id, contact_id, customer_id, subscription_id, interaction_kind,
  occasion_at, trigger_type, trigger_id, case_round, frame, cause_id, due_at, contact_known, told`;

const queueColumns = {
  programme_id: ['text', ({ programme }: Queue) => programme.programmeId],
  most: 'int',
} as const;

/** Candidates whose time has come, and their contacts. Each method is one statement. */
@Injectable()
export class DueCandidateStore {
  constructor(private readonly database: Database) {}

  /**
   * Contacts with something due, the longest due first; with `hold` they and their customers are held until the transaction ends; those that another replica holds are left to it.
   * A customer is held for the cap of its account: two replicas must not decide about its contacts at once.
   */
  async contactsWithDue(
    tx: Transaction,
    now: Instant,
    queues: readonly Queue[],
    most: number,
    { hold }: { readonly hold: boolean },
  ): Promise<ReadonlyMap<string, DueContact>> {
    if (queues.length === 0) return new Map();
    const rows = await tx.query<ContactRow>(sql`
      with queue as (select programme_id, most from ${unnest(queueColumns, queues)}),
        due as materialized (
          select contact_id, min(due_at) as first_due
          from queue cross join lateral (
            select contact_id, due_at from candidate
            where candidate.programme_id = queue.programme_id and state = 'waiting' and due_at <= ${toIso(now)}::timestamptz
              and contact_known and exists (select 1 from contact where contact.contact_id = candidate.contact_id)
            order by due_at limit queue.most) as longest
          group by contact_id)
      select ${CONTACT_COLUMNS}
      from contact join due using (contact_id) join customer using (customer_id)
      order by first_due, contact_id limit ${most} ${hold ? sql`for no key update of contact, customer skip locked` : sql``}`);
    return new Map(rows.map((row) => [row.contact_id, contactIn(row)]));
  }

  /**
   * What is due for these contacts, the longest due first, held until the transaction ends: whoever ends a programme, or gives up a contact
   * that was not known, holds candidates and no contact. What another replica holds is left to it, or waited for with `wait`.
   */
  async dueFor(
    tx: Transaction,
    contactIds: readonly string[],
    now: Instant,
    programmes: ReadonlyMap<string, Programme>,
    { wait }: { readonly wait: boolean },
  ): Promise<readonly DueCandidate[]> {
    const rows = await tx.query<CandidateRow>(sql`
      select ${COLUMNS} from candidate
      where state = 'waiting' and due_at <= ${toIso(now)}::timestamptz and contact_id = any(${contactIds}::text[])
        and contact_known and programme_id = any(${[...programmes.keys()]}::text[])
      order by due_at, programme_id, occasion_id for update ${wait ? sql`` : sql`skip locked`}`);
    return rows.flatMap((row) => candidateIn(row, programmes) ?? []);
  }

  /** Candidates due since before `since` whose contact never became known; held, those of other replicas left out. */
  async holdUnknown(
    tx: Transaction,
    since: Instant,
    programmes: ReadonlyMap<string, Programme>,
    most: number,
  ): Promise<readonly DueCandidate[]> {
    const rows = await tx.query<CandidateRow>(sql`
      select ${COLUMNS} from candidate
      where state = 'waiting' and due_at <= ${toIso(since)}::timestamptz
        and not exists (select 1 from contact where contact.contact_id = candidate.contact_id)
      order by due_at limit ${most} for update skip locked`);
    return rows.flatMap((row) => candidateIn(row, programmes) ?? []);
  }

  /** Whatever waits for these programmes, due or not; held, those of other replicas left out. */
  async holdWaiting(
    tx: Transaction,
    programmes: ReadonlyMap<string, Programme>,
    most: number,
  ): Promise<readonly DueCandidate[]> {
    const rows = await tx.query<CandidateRow>(sql`
      select ${COLUMNS} from candidate where state = 'waiting' and programme_id = any(${[...programmes.keys()]}::text[])
      order by due_at limit ${most} for update skip locked`);
    return rows.flatMap((row) => candidateIn(row, programmes) ?? []);
  }

  /** The one live subscription of each contact that has just one. */
  async onlySubscriptions(tx: Transaction, contactIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await tx.query<{ contact_id: string; subscription_id: string }>(sql`
      select contact_id, min(subscription_id) as subscription_id from subscription
      where live and contact_id = any(${contactIds}::text[]) group by contact_id having count(*) = 1`);
    return new Map(rows.map((row) => [row.contact_id, row.subscription_id]));
  }

  /**
   * Candidates that can be decided: due, within what their programme may ask, and of a known contact or waiting for one since
   * before `unknownSince`; and all that wait for a programme that has ended.
   */
  async count(
    now: Instant,
    unknownSince: Instant,
    queues: readonly Queue[],
    ended: readonly string[],
  ): Promise<number> {
    const [known] =
      queues.length === 0
        ? []
        : await this.database.query<{ due: number }>(sql`
            select coalesce(sum(due), 0)::int as due
            from ${unnest(queueColumns, queues, 'queue')} cross join lateral (
              select least(count(*), queue.most) as due from candidate
              where candidate.programme_id = queue.programme_id and state = 'waiting' and due_at <= ${toIso(now)}::timestamptz
                and contact_known and exists (select 1 from contact where contact.contact_id = candidate.contact_id)) as counted`);
    const [over] =
      ended.length === 0
        ? []
        : await this.database.query<{ due: number }>(
            sql`select count(*)::int as due from candidate where state = 'waiting' and programme_id = any(${ended}::text[])`,
          );
    const [unknown] = await this.database.query<{ due: number }>(sql`
      select count(*)::int as due from candidate
      where state = 'waiting' and due_at <= ${toIso(unknownSince)}::timestamptz
        and not exists (select 1 from contact where contact.contact_id = candidate.contact_id)`);
    return (known?.due ?? 0) + (over?.due ?? 0) + (unknown?.due ?? 0);
  }
}

function candidateIn(row: CandidateRow, programmes: ReadonlyMap<string, Programme>): DueCandidate | undefined {
  const programme = programmes.get(row.programme_id);
  if (!programme) return undefined;
  return {
    programme,
    programmeId: row.programme_id,
    occasionId: row.occasion_id,
    candidateId: row.candidate_id,
    contactId: row.contact_id,
    customerId: row.customer_id ?? undefined,
    subscriptionId: row.subscription_id ?? undefined,
    interactionKind: row.interaction_kind ?? undefined,
    occasionAt: row.occasion_at.getTime(),
    trigger:
      row.trigger_type === null || row.trigger_id === null ? undefined : { type: row.trigger_type, id: row.trigger_id },
    // One of before rounds were told is of the first.
    verifies:
      row.trigger_type !== verificationRequested.type || row.trigger_id === null
        ? undefined
        : { caseId: row.trigger_id, round: row.case_round ?? 1 },
    frame: row.frame ?? undefined,
    causeId: row.cause_id,
    dueAt: row.due_at.getTime(),
    contactKnown: row.contact_known,
    told: row.told,
  };
}
