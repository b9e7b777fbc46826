import { Injectable } from '@nestjs/common';
import { responseWithdrawn } from '@sidetone/contracts/events';
import { toIso, type Instant } from '@sidetone/domain/time';
import { Database, sql, type Transaction } from '@sidetone/platform/database';
import { Clock } from '@sidetone/platform/time';
import { SOURCE } from '../record-answers/response-event.js';
import { SetAsideStore } from '../set-aside/set-aside-store.js';

export const WITHDRAWAL_REASONS = ['erasure', 'fraud', 'test'] as const;
export type WithdrawalReason = (typeof WITHDRAWAL_REASONS)[number];

interface Held {
  readonly invitation_id: string;
  readonly revision: number;
  readonly withdrawn_reason: WithdrawalReason | null;
}

/** Takes answers back. Other services follow the event; here the answer stays, marked, and only an erasure deletes what it says. */
@Injectable()
export class WithdrawAnswers {
  constructor(
    private readonly database: Database,
    private readonly aside: SetAsideStore,
    private readonly clock: Clock,
  ) {}

  /** Whether it was withdrawn by this; undefined for an answer that is not known. An erasure is carried out on a withdrawn answer, too. */
  withdraw(responseId: string, reason: WithdrawalReason): Promise<boolean | undefined> {
    return this.database.transaction(async (tx) => {
      const [held] = await tx.query<Held>(sql`
        select invitation_id, revision, withdrawn_reason from response join invitation using (invitation_id)
        where response_id = ${responseId} for no key update of response, invitation`);
      if (!held) return undefined;
      const now = this.clock.now();
      if (reason === 'erasure') await this.erase(tx, responseId, held.invitation_id, now);
      if (held.withdrawn_reason !== null) return false;
      await tx.query(sql`
        update response set withdrawn_reason = ${reason}, withdrawn_at = ${toIso(now)}::timestamptz
        where response_id = ${responseId}`);
      const revision = held.revision + 1;
      await tx.publish([
        responseWithdrawn.create({
          id: `${responseId}:withdrawn`,
          source: SOURCE,
          time: now,
          subject: responseId,
          correlationId: held.invitation_id,
          data: { responseId, invitationId: held.invitation_id, reason, revision },
        }),
      ]);
      return true;
    });
  }

  private async erase(tx: Transaction, responseId: string, invitationId: string, now: Instant): Promise<void> {
    await tx.query(sql`
      update response_version set comment = null, reasons = '[]', items = '[]', consents = '[]'
      where response_id = ${responseId}`);
    await this.aside.erase(tx, { invitationId }, now);
  }
}
