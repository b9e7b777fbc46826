import { Injectable } from '@nestjs/common';
import { toIso } from '@sidetone/domain/time';
import { sql, unnest, type Transaction } from '@sidetone/platform/database';
import type { Candidate } from './candidate.js';

const columns = {
  programme_id: 'text',
  occasion_id: 'text',
  candidate_id: 'text',
  contact_id: 'text',
  customer_id: 'text',
  subscription_id: 'text',
  interaction_kind: 'text',
  occasion_at: 'timestamptz',
  trigger_type: 'text',
  trigger_id: 'text',
  case_round: 'int',
  cause_id: 'text',
  due_at: 'timestamptz',
  state: 'text',
  reason: 'text',
  decided_at: 'timestamptz',
  contact_known: 'boolean',
} as const;

/** What a candidate needs to know of its contact when it comes in. */
export interface KnownContact {
  readonly customerId: string;
  readonly timeZone: string | undefined;
}

/** The candidates as they come in. */
@Injectable()
export class CandidateStore {
  /** Inserts the candidates of which programme and occasion, or case and round, had none; returns their ids. One statement. */
  async insertNew(tx: Transaction, candidates: readonly Candidate[]): Promise<ReadonlySet<string>> {
    if (candidates.length === 0) return new Set();
    const rows = await tx.query<{ candidate_id: string }>(sql`
      insert into candidate (programme_id, occasion_id, candidate_id, contact_id, customer_id, subscription_id, interaction_kind,
        occasion_at, trigger_type, trigger_id, case_round, cause_id, due_at, state, reason, decided_at, contact_known)
      select programme_id, occasion_id, candidate_id, contact_id, customer_id, subscription_id, interaction_kind,
        occasion_at, trigger_type, trigger_id, case_round, cause_id, due_at, state, reason, decided_at, contact_known
      from ${unnest(columns, candidates.map(rowOf))} order by programme_id, occasion_id
      on conflict do nothing
      returning candidate_id`);
    return new Set(rows.map((row) => row.candidate_id));
  }

  /** Contacts that are known, with what a candidate needs of them. */
  async contacts(tx: Transaction, contactIds: readonly string[]): Promise<ReadonlyMap<string, KnownContact>> {
    if (contactIds.length === 0) return new Map();
    const rows = await tx.query<{ contact_id: string; customer_id: string; time_zone: string | null }>(sql`
      select contact_id, customer_id, time_zone from contact where contact_id = any(${contactIds}::text[])`);
    return new Map(
      rows.map((row) => [row.contact_id, { customerId: row.customer_id, timeZone: row.time_zone ?? undefined }]),
    );
  }
}

function rowOf(candidate: Candidate): { readonly [K in keyof typeof columns]: unknown } {
  const { decision, trigger } = candidate;
  return {
    programme_id: candidate.programmeId,
    occasion_id: candidate.occasionId,
    candidate_id: candidate.candidateId,
    contact_id: candidate.contactId,
    customer_id: candidate.customerId,
    subscription_id: candidate.subscriptionId,
    interaction_kind: candidate.interactionKind,
    occasion_at: toIso(candidate.occasionAt),
    trigger_type: trigger?.type,
    trigger_id: trigger?.id,
    case_round: candidate.verifies?.round,
    cause_id: candidate.causeId,
    due_at: toIso(candidate.dueAt),
    state: decision?.state ?? 'waiting',
    reason: decision?.state === 'suppressed' ? decision.reason : undefined,
    decided_at: decision && toIso(decision.decidedAt),
    contact_known: candidate.contactKnown,
  };
}
