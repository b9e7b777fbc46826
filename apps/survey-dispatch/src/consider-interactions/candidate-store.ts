import { Injectable } from '@nestjs/common';
import { toIso } from '@sidetone/domain/time';
import { sql, unnest, type Transaction } from '@sidetone/platform/database';
import type { Candidate } from './candidate.js';

const columns = {
  interaction_id: 'text',
  candidate_id: 'text',
  contact_id: 'text',
  customer_id: 'text',
  subscription_id: 'text',
  kind: 'text',
  programme: 'text',
  completed_at: 'timestamptz',
  cause_id: 'text',
  due_at: 'timestamptz',
  state: 'text',
  reason: 'text',
  decided_at: 'timestamptz',
} as const;

/** The candidates as they come in. */
@Injectable()
export class CandidateStore {
  /** Inserts candidates for interactions that had none; returns those interactions. One statement. */
  async insertNew(tx: Transaction, candidates: readonly Candidate[]): Promise<ReadonlySet<string>> {
    if (candidates.length === 0) return new Set();
    const rows = await tx.query<{ interaction_id: string }>(sql`
      insert into candidate (interaction_id, candidate_id, contact_id, customer_id, subscription_id, kind, programme,
        completed_at, cause_id, due_at, state, reason, decided_at)
      select interaction_id, candidate_id, contact_id, customer_id, subscription_id, kind, programme,
        completed_at, cause_id, due_at, state, reason, decided_at
      from ${unnest(columns, candidates.map(rowOf))} order by interaction_id
      on conflict (interaction_id) do nothing
      returning interaction_id`);
    return new Set(rows.map((row) => row.interaction_id));
  }
}

function rowOf(candidate: Candidate): { readonly [K in keyof typeof columns]: unknown } {
  const { decision } = candidate;
  return {
    interaction_id: candidate.interactionId,
    candidate_id: candidate.candidateId,
    contact_id: candidate.contactId,
    customer_id: candidate.customerId,
    subscription_id: candidate.subscriptionId,
    kind: candidate.kind,
    programme: candidate.programme,
    completed_at: toIso(candidate.completedAt),
    cause_id: candidate.causeId,
    due_at: toIso(candidate.dueAt),
    state: decision?.state ?? 'waiting',
    reason: decision?.state === 'suppressed' ? decision.reason : undefined,
    decided_at: decision && toIso(decision.decidedAt),
  };
}
