import { Injectable } from '@nestjs/common';
import { toIso, type Instant } from '@sidetone/domain/time';
import { sql, unnest, type Transaction } from '@sidetone/platform/database';
import { candidateIdOf } from '../consider-interactions/candidate.js';
import { suppressedEvent } from '../consider-interactions/suppressed-event.js';
import { DecisionMetrics } from '../issue-invitations/decision-metrics.js';
import type { Frame } from './frame-store.js';

/** A contact whom the programme asked too lately, and from when on it may ask again. */
export interface LeftOut {
  readonly contactId: string;
  readonly until: Instant;
}

const AT_ONCE = 10_000;
const columns = {
  contact_id: ['text', ({ contactId }: Left) => contactId],
  candidate_id: ['text', ({ candidateId }: Left) => candidateId],
  until: ['timestamptz', ({ until }: Left) => toIso(until)],
} as const;

interface Left extends LeftOut {
  readonly candidateId: string;
}

/** Keeps, and tells, of whom a frame leaves out because the programme's own clock still runs. */
@Injectable()
export class LeaveOut {
  constructor(private readonly metrics: DecisionMetrics) {}

  async write(
    tx: Transaction,
    { programmeId, programmeVersion, occasion }: Frame,
    leftOut: readonly LeftOut[],
    now: Instant,
  ): Promise<void> {
    const causeId = `${programmeId}:${programmeVersion}`;
    for (let from = 0; from < leftOut.length; from += AT_ONCE) {
      const some = leftOut.slice(from, from + AT_ONCE).map((one) => ({
        ...one,
        candidateId: candidateIdOf(programmeId, `${occasion}/${one.contactId}`),
      }));
      const kept = await tx.query<{ candidate_id: string; contact_id: string; customer_id: string; until: Date }>(sql`
        insert into candidate (programme_id, occasion_id, candidate_id, contact_id, customer_id, occasion_at, cause_id, due_at,
          state, reason, until, decided_at, programme_version)
        select ${programmeId}, ${occasion} || '/' || contact_id, candidate_id, contact_id, customer_id,
          ${toIso(now)}::timestamptz, ${causeId}, ${toIso(now)}::timestamptz, 'suppressed', ${REASON}, rows.until,
          ${toIso(now)}::timestamptz, ${programmeVersion}::int
        from ${unnest(columns, some)} join contact using (contact_id)
        on conflict (programme_id, occasion_id) do nothing
        returning candidate_id, contact_id, customer_id, until`);
      this.metrics.countLeftOut(tx, REASON, kept.length);
      await tx.publish(
        kept.flatMap((row) => {
          const { candidate_id: candidateId, contact_id: contactId, customer_id: customerId } = row;
          const decision = { ...leftAlone(row.until.getTime()), decidedAt: now };
          return suppressedEvent({ candidateId, contactId, customerId, programmeId, causeId, decision }) ?? [];
        }),
      );
    }
  }
}

const REASON = 'cooldownThisSurvey';

/** What was decided about who is left out. */
export const leftAlone = (until: Instant) => ({ state: 'suppressed', reason: REASON, until }) as const;
